// Personal data that must not be spoken or written.

import type { CheckType } from '../check-type.ts';
import { missingSpeaker } from '../find.ts';
import { finding, nameSpeakers } from '../finding.ts';
import { spokenAt } from '../word-time.ts';

const personalData: CheckType<'personal-data'> = {
  type: 'personal-data',
  key: 'no-personal-data',
  summary:
    'Met when none of these types of personal data was spoken or written. What was found is shown by the token that replaced it.',
  example: 'no-personal-data: [card, cvv]',
  parts: () => ({}),
  run(check, scene) {
    const { personalData, interaction } = scene.conversation;
    const searched = {
      speaker: nameSpeakers(check.by),
      turns: [0, interaction.turns.length - 1] as const,
      precision: 'none' as const,
      for: check.types.join(', '),
    };
    const unanswerable = missingSpeaker(check.by, scene.conversation);
    if (unanswerable !== undefined)
      return finding({ outcome: 'not-scorable', reason: `Cannot be judged: ${unanswerable}.`, searched });
    const found = personalData.filter(
      (datum) =>
        check.types.includes(datum.type) &&
        !datum.partial &&
        (check.by === undefined || check.by.includes(datum.speaker)),
    );
    const kinds = [...new Set(found.map((datum) => datum.type))].join(', ');
    const evidence = found.slice(0, 6).map((datum) => {
      const turn = interaction.turns[datum.turn];
      const at = turn === undefined ? undefined : spokenAt(turn, datum.start);
      const quote = turn?.text.slice(datum.start, datum.end) ?? '';
      return {
        turn: datum.turn,
        start: datum.start,
        end: datum.end,
        ...(at === undefined ? {} : { startMs: at.ms }),
        quote,
        phrase: datum.type,
      };
    });
    return finding({
      outcome: found.length === 0 ? 'met' : 'not-met',
      reason:
        found.length === 0 ? `No ${check.types.join(' or ')} was spoken or written.` : `Spoken or written: ${kinds}.`,
      evidence,
      searched,
    });
  },
};

export default personalData;
