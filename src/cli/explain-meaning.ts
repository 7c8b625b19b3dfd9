// What was taken to mean something: shown with its likeness and its words, and how a person contests it.

import type { CriterionResult, Evidence } from '../model/evaluation.ts';
import { inSentence } from '../rubric/bind-meaning.ts';
import type { KnownMeanings } from '../rubric/describe.ts';

/** `means "offers help" (0.93), most like: “What can I do for you today?”; words: do, for you`. */
export function meaningText(piece: Evidence, result: CriterionResult, known?: KnownMeanings): string {
  const { phrase, family = phrase, confidence, means } = piece;
  const sure = confidence === undefined ? '' : ` (${confidence.toFixed(2)})`;
  const said = phrase === family ? '' : `(${phrase}) `;
  const told = `${said}${isDoubtful(piece, result) ? 'may mean' : 'means'} "${inSentence(known?.get(family)?.means ?? family)}"${sure}`;
  if (means === undefined) return told;
  const { nearest, words } = means;
  const like = `most like${nearest.nearMiss ? ' a sentence that does not mean it' : ''}: “${nearest.text}”`;
  return `${told}, ${like}${words.length === 0 ? '' : `; words: ${words.join(', ')}`}`;
}

/** Below it no model is sure. */
const EVEN = 0.5;

/** What nobody is sure of is not told as a fact: what is less likely than not, and what a person is asked about. */
function isDoubtful({ confidence = 1, quote }: Evidence, { outcome, reason }: CriterionResult): boolean {
  return confidence < EVEN || (outcome === 'needs-review' && reason.includes(`“${quote}”`));
}

/** How sure a finding is that a meaning supports: as sure as its least sure piece. */
export function surenessText({ confidence, evidence }: CriterionResult): string {
  if (confidence !== 'meaning') return '';
  const told = evidence.flatMap((piece) => piece.confidence ?? []);
  return `, by meaning${told.length === 0 ? '' : ` ${Math.min(...told).toFixed(2)}`}`;
}

/** What to teach the model where it is wrong: one entry a meaning, with lines to copy. */
export function contest(
  result: CriterionResult,
): readonly { readonly how: string; readonly lines: readonly string[] }[] {
  if (result.outcome === 'not-applicable') return [];
  const quotes = new Map<string, Set<string>>();
  for (const { family, quote } of result.evidence)
    if (family !== undefined) quotes.set(family, (quotes.get(family) ?? new Set()).add(quote));
  const review = result.outcome === 'needs-review';
  const entries = [...quotes].map(([family, said]) => {
    const line = said.size === 1 ? 'this line' : 'the line in question';
    const how = review
      ? `If it does not mean that, add ${line} to near_misses of ${fileOf(family)}, if it does, to examples, and run callmark rubric learn:`
      : `If that is wrong, add ${line} to near_misses of ${fileOf(family)} and run callmark rubric learn:`;
    return { how, lines: [...said].map(yamlLine) };
  });
  const { nearMiss } = result;
  if (nearMiss?.family === undefined) return entries;
  const how = `If it does mean that, add this line to examples of ${fileOf(nearMiss.family)} and run callmark rubric learn:`;
  return [...entries, { how, lines: [yamlLine(nearMiss.quote)] }];
}

function fileOf(family: string): string {
  return `intents/${family}.yaml`;
}

/** JSON's quotation marks are YAML's too. */
function yamlLine(quote: string): string {
  return `- ${JSON.stringify(quote)}`;
}
