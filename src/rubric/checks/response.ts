// Each time something happens, the other side answers it.

import type { CheckType } from '../check-type.ts';
import { near } from '../distance.ts';
import { finding } from '../finding.ts';
import type { Occurrence } from '../occurrence.ts';

const response: CheckType<'response'> = {
  type: 'response',
  key: 'response',
  summary:
    'Each time `to` happens, `with` must follow within so many turns of the one who answers, or seconds. Credit by the share answered. Not applicable when `to` never happens.',
  example: 'response:\n  to: "{frustration}"\n  with: "{acknowledges}"\n  within: 2 turns',
  parts: (check) => ({ finders: [check.to, check.with] }),
  run(check, scene) {
    const { conversation } = scene;
    const trigger = scene.find(check.to);
    if (trigger.unanswerable !== undefined)
      return finding({
        outcome: 'not-scorable',
        reason: `Cannot be judged: ${trigger.unanswerable}.`,
        searched: trigger.searched,
      });
    const answer = scene.find(check.with);
    const episodes = merge(trigger.occurrences, check.merge, conversation.passageOf);
    if (episodes.length === 0) {
      return finding({
        outcome: 'not-applicable',
        reason: `There was no occasion: ${trigger.searched.for ?? 'it'} did not occur.`,
        searched: trigger.searched,
      });
    }
    if (answer.unanswerable !== undefined)
      return finding({
        outcome: 'not-scorable',
        reason: `Cannot be judged: ${answer.unanswerable}.`,
        searched: answer.searched,
      });
    const answerers = conversation.passageSpeakers.filter((speaker) =>
      answer.searched.speaker.split(' or ').includes(speaker),
    );
    const by = answer.searched.speaker === 'anybody' ? undefined : [...new Set(answerers)];
    const shown: Occurrence[] = [];
    let answered = 0;
    for (const episode of episodes) {
      const first = episode[0] as Occurrence;
      const reply = answer.occurrences.find((place) =>
        episode.some(
          (cue) =>
            place.start >= cue.end &&
            conversation.speakerOf(place.turn) !== conversation.speakerOf(cue.turn) &&
            near(cue, place, check.within, by, conversation),
        ),
      );
      shown.push(first);
      if (reply !== undefined) {
        answered++;
        shown.push(reply);
      }
    }
    const share = answered / episodes.length;
    const met = check.credit === 'any' ? answered > 0 : share === 1;
    const partial = check.credit === 'share' && share > 0;
    return finding({
      outcome: met ? 'met' : partial ? 'partial' : 'not-met',
      credit: met ? 1 : partial ? share : 0,
      reason: `${answered} of ${episodes.length} answered within ${check.within.count} ${check.within.unit}.`,
      evidence: scene.evidence(shown),
      searched: answer.searched,
      ...(met || answer.nearMiss === undefined ? {} : { nearMiss: answer.nearMiss }),
    });
  },
};

/** Cues in one turn, or no more than `most` turns apart, are one episode. */
function merge(
  places: readonly Occurrence[],
  most: number,
  passageOf: readonly number[],
): readonly (readonly Occurrence[])[] {
  const episodes: Occurrence[][] = [];
  for (const place of places) {
    const episode = episodes[episodes.length - 1];
    const last = episode?.[episode.length - 1];
    const apart =
      last === undefined
        ? Number.POSITIVE_INFINITY
        : (passageOf[place.turn] as number) - (passageOf[last.turn] as number);
    if (episode !== undefined && apart <= most) episode.push(place);
    else episodes.push([place]);
  }
  return episodes;
}

export default response;
