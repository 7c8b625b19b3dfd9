import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { silences } from '../../src/analysis/silence.ts';
import { measureTiming } from '../../src/analysis/timing.ts';
import type { Channel, Interaction, Speaker, Turn } from '../../src/model/interaction.ts';

interface Case {
  readonly name: string;
  readonly channel: Channel;
  readonly turns: string;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly absent?: readonly string[];
  readonly silences?: readonly string[];
}

const cases = parse(readFileSync(new URL('../../fixtures/analysis/timing.yaml', import.meta.url), 'utf8')) as Case[];

function turnOf(line: string): Turn {
  const match = /^(?:([\d.]+)(?:-([\d.]+))? )?([a-z-]+): (.*)$/.exec(line);
  if (match === null) throw new Error(`not a turn: ${line}`);
  const [, start, end, speaker, text] = match;
  return {
    speaker: speaker as Speaker,
    text: text ?? '',
    ...(start === undefined ? {} : { startMs: Number(start) * 1000 }),
    ...(end === undefined ? {} : { endMs: Number(end) * 1000 }),
  };
}

function interaction(turns: readonly Turn[], channel?: Channel): Interaction {
  return {
    id: 't',
    attributes: {},
    source: { file: 't', record: 1 },
    turns,
    ...(channel === undefined ? {} : { channel }),
  };
}

describe('measureTiming and silences', () => {
  it.each(cases)('$name', (given) => {
    const subject = interaction(given.turns.trim().split('\n').map(turnOf), given.channel);
    const metrics = measureTiming(subject);
    expect(metrics).toMatchObject(given.expect);
    for (const key of given.absent ?? []) expect(metrics).not.toHaveProperty(key);
    if (given.silences !== undefined) {
      const found = silences(subject)?.map(
        ({ startMs, endMs, kind, afterTurn }) => `${startMs / 1000}-${endMs / 1000} ${kind} after turn ${afterTurn}`,
      );
      expect(found).toEqual(given.silences);
    }
  });

  it('sees a silence inside a turn when the words have times', () => {
    const turn: Turn = {
      speaker: 'agent',
      text: 'well it is here',
      startMs: 0,
      endMs: 15_000,
      words: [
        ['well', 0, 500],
        ['it', 13_000, 13_200],
        ['is', 13_300, 13_500],
        ['here', 13_600, 15_000],
      ],
    };
    const subject = interaction(
      [turn, { speaker: 'customer', text: 'Good.', startMs: 15_100, endMs: 16_000 }],
      'voice',
    );
    expect(silences(subject)).toEqual([{ startMs: 500, endMs: 13_000, afterTurn: 0, kind: 'silence' }]);
    expect(measureTiming(subject)).toMatchObject({ talkMs: { agent: 2500, customer: 900 }, longestMonologueMs: 2000 });
  });

  it('keeps to the turn when only some of its words have times', () => {
    const turn: Turn = {
      speaker: 'agent',
      text: 'thank you for calling us',
      startMs: 0,
      endMs: 9000,
      words: [['thank', 0, 300]],
    };
    const subject = interaction([turn, { speaker: 'customer', text: 'Hi.', startMs: 9000, endMs: 9500 }], 'voice');
    expect(measureTiming(subject).talkMs?.agent).toBe(9000);
    expect(silences(subject)).toEqual([]);
  });

  it('takes a transcript with ends for a call, and one without for messages', () => {
    const call = interaction([turnOf('0-1 customer: Hello?'), turnOf('9-10 agent: Hello.')]);
    const chat = interaction([turnOf('0 customer: Hello?'), turnOf('9 agent: Hello.')]);
    expect(measureTiming(call)).toMatchObject({ nonTalkMs: 8000, firstResponseMs: 9000 });
    expect(measureTiming(chat)).toEqual({ firstResponseMs: 9000, meanResponseMs: 9000, longestResponseMs: 9000 });
    expect(silences(chat)).toBeNull();
  });
});

describe('laws of timing', () => {
  const turns = fc
    .array(
      fc.record({
        speaker: fc.constantFrom<Speaker>('agent', 'customer', 'bot', 'third-party'),
        text: fc.constantFrom('please hold', 'uh-huh', 'I see', 'this is about my bill', 'hang on'),
        startMs: fc.nat(600_000),
        length: fc.integer({ min: 1, max: 60_000 }),
      }),
      { minLength: 1, maxLength: 25 },
    )
    .map((list) => list.map(({ length, ...turn }) => ({ ...turn, endMs: turn.startMs + length })));

  it('silence and talk never exceed the time from first to last word', () => {
    fc.assert(
      fc.property(turns, (list) => {
        const metrics = measureTiming(interaction(list, 'voice'));
        const from = Math.min(...list.map((turn) => turn.startMs));
        const to = Math.max(...list.map((turn) => turn.endMs));
        const talk = Math.max(metrics.talkMs?.agent ?? 0, metrics.talkMs?.customer ?? 0);
        expect((metrics.nonTalkMs ?? 0) + talk).toBeLessThanOrEqual(to - from);
        expect(metrics.holdMs ?? 0).toBeLessThanOrEqual(metrics.nonTalkMs ?? 0);
        expect(metrics.longestHoldMs ?? 0).toBeLessThanOrEqual(metrics.holdMs ?? 0);
        expect(metrics.longestMonologueMs ?? 0).toBeLessThanOrEqual(to - from);
      }),
    );
  });

  it('nobody speaks during a silence', () => {
    fc.assert(
      fc.property(turns, (list) => {
        for (const silence of silences(interaction(list, 'voice')) ?? []) {
          expect(silence.endMs - silence.startMs).toBeGreaterThan(3000);
          for (const turn of list) expect(turn.endMs <= silence.startMs || turn.startMs >= silence.endMs).toBe(true);
          expect(list[silence.afterTurn]?.endMs).toBe(silence.startMs);
        }
      }),
    );
  });

  it('moving the whole call in time moves nothing but the first response', () => {
    fc.assert(
      fc.property(turns, fc.nat(100_000), (list, by) => {
        const { firstResponseMs: _, ...before } = measureTiming(interaction(list, 'voice'));
        const moved = list.map((turn) => ({ ...turn, startMs: turn.startMs + by, endMs: turn.endMs + by }));
        const { firstResponseMs: __, ...after } = measureTiming(interaction(moved, 'voice'));
        expect(after).toEqual(before);
      }),
    );
  });
});
