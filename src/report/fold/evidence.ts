// From a criterion's result to a quote that a reader can act upon: the words, who said them, when, and where to listen.

import type { Quote } from '../../model/document.ts';
import type { CriterionResult, Evaluation } from '../../model/evaluation.ts';
import { formatMoment } from '../numbers.ts';
import type { Ranked } from './shelf.ts';

export interface KeptQuote extends Ranked {
  /** The local date of the interaction. */
  readonly date: string | undefined;
  readonly quote: Quote;
}

const LONGEST = 240;

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** The evaluation names the turn, not the speaker: a turn with a customer score is the customer's; else whoever was searched. */
function speakerOf(turn: number, result: CriterionResult, evaluation: Evaluation): string {
  if (evaluation.sentiment.customer?.turns.some(([index]) => index === turn)) return 'customer';
  return result.searched?.speaker ?? '';
}

function searchedText({ searched }: CriterionResult): string | undefined {
  if (!searched) return undefined;
  const [first, last] = searched.turns;
  const turns = first === last ? `turn ${first + 1}` : `turns ${first + 1} to ${last + 1}`;
  return `looked in ${turns}`;
}

/** How telling a result is: its own words, then a near miss, then the reason alone; exact before approximate. */
export function rankOf(result: CriterionResult): number {
  const words = result.evidence.length > 0 ? 4 : result.nearMiss ? 2 : 0;
  return words + (result.confidence === 'exact' ? 1 : 0);
}

/** The quote of a result. Call it only for results that will be kept. */
export function quoteOf(result: CriterionResult, evaluation: Evaluation): Quote {
  const interaction = evaluation.interaction.id;
  let longest = result.evidence[0];
  for (const evidence of result.evidence) {
    if (longest && evidence.quote.length > longest.quote.length) longest = evidence;
  }
  if (longest) {
    const at = longest.startMs === undefined ? `turn ${longest.turn + 1}` : formatMoment(longest.startMs);
    return {
      form: 'said',
      text: cut(longest.quote),
      speaker: speakerOf(longest.turn, result, evaluation),
      at,
      interaction,
    };
  }
  if (result.nearMiss) {
    const { turn, quote, why } = result.nearMiss;
    const speaker = speakerOf(turn, result, evaluation);
    return {
      form: 'said',
      text: cut(quote),
      speaker,
      at: `turn ${turn + 1}`,
      interaction,
      note: `did not count: ${cut(why)}`,
    };
  }
  const note = searchedText(result);
  return {
    form: 'absent',
    text: cut(result.reason),
    speaker: '',
    interaction,
    ...(note === undefined ? {} : { note }),
  };
}

/** Quotes for a card: what was not said is told once, with every interaction in which it was missing. */
export function cardQuotes(kept: readonly KeptQuote[]): Quote[] {
  const shown: Quote[] = [];
  for (const { quote } of kept) {
    const at =
      quote.form === 'absent' ? shown.findIndex((other) => other.form === 'absent' && other.text === quote.text) : -1;
    const known = shown[at];
    if (known === undefined) shown.push(quote);
    else
      shown[at] = {
        ...known,
        note: known.note?.startsWith('also ') ? `${known.note}, ${quote.interaction}` : `also ${quote.interaction}`,
      };
  }
  return shown;
}
