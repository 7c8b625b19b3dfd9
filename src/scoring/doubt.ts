// Doubt weighed by possible worlds: a clause of which the model is not sure changes a finding only where the criterion comes
// out differently with it and without it; then a person decides.

import type { Evidence, Finding } from '../model/evaluation.ts';
import type { Finder } from '../model/rubric.ts';
import { finding } from '../rubric/finding.ts';
import { keyOf, type MeantPlace } from '../rubric/meant.ts';
import type { BoundScene } from '../rubric/scene.ts';
import { World } from '../rubric/world.ts';
import { dependsOn } from './doubt-text.ts';

/** Up to so many doubts are tried in every combination; more only all together and each alone. */
const COMBINED_MOST = 4;
const EVIDENCE_MOST = 6;

/** Doubtful clauses that stand or fall together: those that the same finders ask for. */
export type Doubt = readonly MeantPlace[];

/** What came out when these doubts counted and the others did not. */
export interface Trial {
  readonly counting: ReadonlySet<Doubt>;
  readonly finding: Finding;
}

/** Asks a criterion; once where there is no doubt, else in every world that could matter. */
export function weighDoubt(ask: () => Finding, scene: BoundScene): Finding {
  const asked = new Set<Finder>();
  const certain = asSure(scene.inWorld(undefined, asked, ask));
  for (;;) {
    const doubts = doubtsOf(asked, scene);
    if (doubts.length === 0) return certain;
    const known = asked.size;
    const others = combinations(doubts).map((counting): Trial => {
      const world = new World([...counting].flat());
      return { counting, finding: asSure(scene.inWorld(world, asked, ask)) };
    });
    // In another world a criterion may ask for more: what did not apply applies.
    if (asked.size === known) return settle(doubts, [{ counting: new Set(), finding: certain }, ...others], scene);
  }
}

function doubtsOf(asked: ReadonlySet<Finder>, scene: BoundScene): readonly Doubt[] {
  const places = new Map<string, { place: MeantPlace; finders: number[] }>();
  [...asked].forEach((finder, index) => {
    for (const place of scene.doubtful(finder)) {
      const known = places.get(keyOf(place));
      if (known === undefined) places.set(keyOf(place), { place, finders: [index] });
      else known.finders.push(index);
    }
  });
  const groups = new Map<string, MeantPlace[]>();
  for (const { place, finders } of places.values()) {
    const group = groups.get(finders.join());
    if (group === undefined) groups.set(finders.join(), [place]);
    else group.push(place);
  }
  return [...groups.values()];
}

/** Which doubts count, in every world but the one where none does. */
function combinations(doubts: readonly Doubt[]): readonly ReadonlySet<Doubt>[] {
  if (doubts.length > COMBINED_MOST) return [...doubts.map((doubt) => new Set([doubt])), new Set(doubts)];
  const all: ReadonlySet<Doubt>[] = [];
  for (let bits = 1; bits < 2 ** doubts.length; bits++)
    all.push(new Set(doubts.filter((_, index) => (bits & (2 ** index)) !== 0)));
  return all;
}

/** The finding that all worlds agree on, or a question to a person. */
function settle(doubts: readonly Doubt[], trials: readonly Trial[], scene: BoundScene): Finding {
  const none = trials[0] as Trial;
  const same = ({ finding: one }: Trial, { finding: other }: Trial): boolean =>
    one.outcome === other.outcome && one.credit === other.credit;
  if (trials.every((trial) => same(trial, none))) {
    // What is certain is the better proof; doubtful clauses are shown only where there is nothing else to show.
    if (none.finding.evidence.length > 0) return none.finding;
    return trials.reduce((best, trial) => (trial.finding.evidence.length > best.finding.evidence.length ? trial : best))
      .finding;
  }
  const deciding = decidingDoubts(doubts, trials, same);
  const shown = scene.evidence(deciding.flat().sort((a, b) => a.start - b.start));
  const { searched } = none.finding;
  return finding({
    outcome: 'needs-review',
    reason: dependsOn(deciding, trials, (place) => quoteOf(place, scene)),
    confidence: 'meaning',
    evidence: withOthers(
      shown,
      trials.flatMap((trial) => trial.finding.evidence),
    ),
    ...(searched === undefined ? {} : { searched }),
  });
}

/** The doubts that change the outcome in some world; all of them where none does alone. */
function decidingDoubts(
  doubts: readonly Doubt[],
  trials: readonly Trial[],
  same: (one: Trial, other: Trial) => boolean,
): readonly Doubt[] {
  const deciding = doubts.filter((doubt) =>
    trials.some((without) => {
      if (without.counting.has(doubt)) return false;
      const counting = new Set([...without.counting, doubt]);
      const added = trials.find(
        (one) => one.counting.size === counting.size && [...counting].every((each) => one.counting.has(each)),
      );
      return added !== undefined && !same(without, added);
    }),
  );
  return deciding.length > 0 ? deciding : doubts;
}

function quoteOf({ turn, meant: { place } }: MeantPlace, { conversation }: BoundScene): string {
  return conversation.interaction.turns[turn]?.text.slice(place.start, place.end) ?? '';
}

function withOthers(first: readonly Evidence[], others: readonly Evidence[]): readonly Evidence[] {
  const place = ({ turn, start, end }: Evidence): string => `${turn} ${start} ${end}`;
  const kept = new Map(first.map((piece) => [place(piece), piece]));
  for (const piece of others) if (!kept.has(place(piece))) kept.set(place(piece), piece);
  return [...kept.values()].slice(0, EVIDENCE_MOST);
}

/** A finding that a meaning supports is no exact one. */
function asSure(found: Finding): Finding {
  const meant = found.confidence === 'exact' && found.evidence.some((piece) => piece.family !== undefined);
  return meant ? { ...found, confidence: 'meaning' } : found;
}
