// THE function: an interaction and a set of bound rubrics become evaluations. Pure: no clock, no file, no randomness.

import { countKeywords } from '../analysis/keywords.ts';
import { ENGINE } from '../model/engine.ts';
import type { CriterionResult, Evaluation, Finding, InteractionHead } from '../model/evaluation.ts';
import type { Interaction } from '../model/interaction.ts';
import type { PersonalFinding } from '../model/personal-data.ts';
import type { Criterion, ERROR_CLASSES, Rubric } from '../model/rubric.ts';
import type { Bound } from '../rubric/bind.ts';
import { Conversation } from '../rubric/conversation.ts';
import { finding } from '../rubric/finding.ts';
import { BoundScene } from '../rubric/scene.ts';
import { weighDoubt } from './doubt.ts';
import { requireWords } from './required-words.ts';
import { weigh } from './weigh.ts';

/** What redaction found in the interaction; its turns are redacted already. */
export interface Redaction {
  readonly found: readonly PersonalFinding[];
  readonly counts: Readonly<Record<string, number>>;
}

const NOTHING_REDACTED: Redaction = { found: [], counts: {} };

/** Share of the words said by nobody known above which nothing about who said what can be judged. */
const UNKNOWN_MOST = 0.2;

/** One evaluation per bound rubric, in their order. */
export function evaluate(
  interaction: Interaction,
  bound: Bound,
  redaction: Redaction = NOTHING_REDACTED,
): readonly Evaluation[] {
  const conversation = new Conversation(interaction, bound.matcher, redaction.found);
  const scene = new BoundScene(conversation, bound);
  const keywords = countKeywords(bound.keywords, conversation.hits, conversation.tokens, interaction.turns);
  const unknown = unknownShare(conversation);
  return bound.rubrics.map((rubric) => {
    const criteria = rubric.criteria.map((criterion) => judge(criterion, scene, unknown));
    const score = weigh(
      criteria.map((result, index) => ({ ...result, ...weighing(rubric.criteria[index] as Criterion) })),
      rubric.sections,
      rubric.scoring,
    );
    return {
      schema: 'callmark.evaluation/1',
      interaction: head(interaction),
      rubric: { id: rubric.id, version: rubric.version, hash: rubric.hash },
      engine: ENGINE,
      status: score.status,
      score: score.score,
      unpenalised: score.unpenalised,
      passed: score.passed,
      band: score.band,
      autoFailed: score.autoFailed,
      coverage: score.coverage,
      errors: countErrors(criteria),
      sections: score.sections,
      criteria,
      sentiment: { customer: conversation.sentiment },
      metrics: conversation.metrics,
      keywords,
      driver: null,
      flags: flags(rubric, scene),
      redactions: redaction.counts,
    };
  });
}

function weighing(criterion: Criterion): Pick<Criterion, 'bonus'> & { autoFail?: NonNullable<Criterion['autoFail']> } {
  return { bonus: criterion.bonus, ...(criterion.autoFail === undefined ? {} : { autoFail: criterion.autoFail }) };
}

/** Answers one criterion: applicability first, then the check. A check that throws is an error of that criterion, never of the run. */
function judge(criterion: Criterion, scene: BoundScene, unknown: number): CriterionResult {
  let found: Finding;
  try {
    // Doubt is weighed only where a criterion hangs on a meaning: the others know nothing of worlds.
    found = scene.bound.byMeaning.has(criterion)
      ? requireWords(
          weighDoubt(() => ask(criterion, scene, unknown), scene),
          criterion,
          scene,
        )
      : ask(criterion, scene, unknown);
  } catch (error) {
    found = finding({
      outcome: 'error',
      // The message of an error could quote the transcript.
      reason: `This criterion could not be computed: its check (${criterion.check.type}) ended with ${error instanceof Error ? error.name : 'an error'}.`,
    });
  }
  const { outcome, credit, reason, confidence, evidence, searched, nearMiss } = found;
  return {
    id: criterion.id,
    section: criterion.section,
    class: criterion.class,
    outcome,
    credit,
    weight: criterion.weight,
    reason: explain(criterion, outcome, reason),
    confidence,
    evidence,
    ...(searched === undefined ? {} : { searched }),
    ...(nearMiss === undefined ? {} : { nearMiss }),
  };
}

function ask(criterion: Criterion, scene: BoundScene, unknown: number): Finding {
  const { interaction } = scene.conversation;
  const elsewhere =
    outside('channel', criterion.channels, interaction.channel) ??
    outside('direction', criterion.directions, interaction.direction);
  if (elsewhere !== undefined) return elsewhere;
  if (asksWho(criterion) && (unknown > UNKNOWN_MOST || (unknown > 0 && criterion.class === 'compliance-critical'))) {
    return finding({
      outcome: 'not-scorable',
      reason: 'The transcript does not say who speaks in some turns, so nothing is decided here.',
    });
  }
  if (criterion.when !== undefined) {
    const applies = scene.run(criterion.when);
    if (applies.outcome === 'not-met' || applies.outcome === 'not-applicable') {
      return finding({
        outcome: 'not-applicable',
        reason: applies.reason,
        ...(applies.searched === undefined ? {} : { searched: applies.searched }),
      });
    }
    if (applies.outcome !== 'met' && applies.outcome !== 'partial') return applies;
  }
  return scene.run(criterion.check);
}

/** Not applicable outside the channels (directions) it is for; not scorable where the interaction does not tell which it is. */
function outside(what: string, wanted: readonly string[] | undefined, actual: string | undefined): Finding | undefined {
  if (wanted === undefined) return undefined;
  if (actual === undefined)
    return finding({ outcome: 'not-scorable', reason: `The ${what} of this interaction is not known.` });
  return wanted.includes(actual)
    ? undefined
    : finding({ outcome: 'not-applicable', reason: `Applies to ${wanted.join(', ')} only.` });
}

/** Whether it matters who said the words: not for fields and measurements, nor for personal data that nobody may say. */
function asksWho({ check }: Criterion): boolean {
  if (check.type === 'personal-data') return check.by !== undefined;
  return check.type !== 'attribute' && check.type !== 'metric' && check.type !== 'human';
}

function unknownShare({ tokens, interaction }: Conversation): number {
  let unknown = 0;
  interaction.turns.forEach((turn, index) => {
    if (turn.speaker === 'unknown')
      unknown += (tokens.turnStarts[index + 1] as number) - (tokens.turnStarts[index] as number);
  });
  return tokens.length === 0 ? 0 : unknown / tokens.length;
}

/** The author's words for the outcome, then what was found. */
function explain(criterion: Criterion, outcome: Finding['outcome'], reason: string): string {
  const { met, partial, notMet, notApplicable } = criterion.texts;
  const text = { met, partial, 'not-met': notMet, 'not-applicable': notApplicable }[outcome as 'met'];
  return text === undefined || text === reason ? reason : `${text} ${reason}`;
}

function countErrors(criteria: readonly CriterionResult[]): Evaluation['errors'] {
  const count = (wanted: (typeof ERROR_CLASSES)[number]): number =>
    criteria.filter((result) => result.class === wanted && result.outcome === 'not-met').length;
  return {
    'customer-critical': count('customer-critical'),
    'business-critical': count('business-critical'),
    'compliance-critical': count('compliance-critical'),
  };
}

function flags(rubric: Rubric, scene: BoundScene): readonly string[] {
  return rubric.flags.filter((flag) => scene.find(flag.find).occurrences.length > 0).map((flag) => flag.name);
}

function head(interaction: Interaction): InteractionHead {
  const { id, channel, direction, startedAt, durationMs, agent, customer, queue, source } = interaction;
  return {
    id,
    ...(channel === undefined ? {} : { channel }),
    ...(direction === undefined ? {} : { direction }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(agent === undefined
      ? {}
      : {
          agent: {
            ...(agent.id === undefined ? {} : { id: agent.id }),
            ...(agent.name === undefined ? {} : { name: agent.name }),
            ...(agent.team === undefined ? {} : { team: agent.team }),
          },
        }),
    // The customer's name stays out: the id is enough to find the person, and a score needs no name.
    ...(customer?.id === undefined ? {} : { customer: { id: customer.id } }),
    ...(queue === undefined ? {} : { queue }),
    source: { file: source.file, record: source.record },
  };
}
