// The stories that fixtures/demo/README.md tells are in the conversations, before anything is scored.

import { describe, expect, test } from 'vitest';
import { type Conversation, loadScripts, makeDemo } from './demo.ts';
import { FIRST_WEEK, LAST_WEEK } from './schedule.ts';

const all = makeDemo();
const weeks = Array.from({ length: LAST_WEEK - FIRST_WEEK + 1 }, (_, index) => FIRST_WEEK + index);

const said = ({ turns }: Conversation, speaker: string) =>
  turns
    .filter((turn) => turn.speaker === speaker)
    .map((turn) => turn.text.toLowerCase())
    .join('\n');

/** The share of the conversations of each week for which something holds. */
function shares(some: readonly Conversation[], holds: (one: Conversation) => boolean): number[] {
  return weeks.map((week) => {
    const these = some.filter(({ booking }) => booking.week === week);
    return these.filter(holds).length / these.length;
  });
}

const of = (values: readonly number[], from: number, to: number) => {
  const part = values.slice(from - FIRST_WEEK, to - FIRST_WEEK + 1);
  return part.reduce((sum, value) => sum + value, 0) / part.length;
};

describe('the shape of the demo', () => {
  test('more than 400 conversations of at least 45 scripts, two thirds of them calls', () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
    expect(loadScripts().scripts.length).toBeGreaterThanOrEqual(45);
    expect(new Set(all.map(({ booking }) => booking.script.name)).size).toBe(loadScripts().scripts.length);
    const calls = all.filter(({ booking }) => booking.channel === 'voice').length / all.length;
    expect(calls).toBeGreaterThan(0.6);
    expect(calls).toBeLessThan(0.7);
  });

  test('ids are unique, and so is what is said', () => {
    expect(new Set(all.map(({ booking }) => booking.id)).size).toBe(all.length);
    expect(new Set(all.map(({ turns }) => turns.map(({ text }) => text).join('\n'))).size).toBe(all.length);
  });

  test('times never run backwards', () => {
    for (const { turns, durationMs } of all) {
      turns.forEach((turn, index) => {
        expect(turn.startMs).toBeGreaterThanOrEqual(turns[index - 1]?.startMs ?? 0);
        expect(turn.endMs ?? turn.startMs).toBeLessThanOrEqual(durationMs);
      });
    }
  });
});

test('team South drops the notice of recording from W42 on', () => {
  const notice = (one: Conversation) =>
    /record/.test(
      one.turns
        .slice(0, 2)
        .map(({ text }) => text)
        .join(' '),
    );
  const calls = (team: string) =>
    all.filter(({ booking }) => booking.channel === 'voice' && booking.agent.team === team);
  const south = shares(calls('South'), notice);
  expect(of(south, 33, 41)).toBeGreaterThan(0.93);
  expect(of(south, 42, 44)).toBeLessThan(0.3);
  expect(of(shares(calls('North'), notice), 42, 44)).toBeGreaterThan(0.9);
});

test('Marta Quayle’s kind words fade from W40 on', () => {
  const kind = (one: Conversation) =>
    /sorry|understand|worry|apologi|loss|awful|annoy|frustrat/.test(said(one, 'agent'));
  const marta = shares(
    all.filter(({ booking }) => booking.agent.name === 'Marta Quayle'),
    kind,
  );
  expect(of(marta, 33, 39)).toBeGreaterThan(0.75);
  expect(of(marta, 41, 44)).toBeLessThan(0.35);
});

test('from W41 on, more customers every week have a Halo hub that flashes amber', () => {
  const amber = shares(all, (one) => /amber/.test(said(one, 'customer')));
  expect(of(amber, 33, 40)).toBeLessThan(0.02);
  const [w41 = 0, w42 = 0, w43 = 0, w44 = 0] = amber.slice(41 - FIRST_WEEK);
  expect(w41).toBeGreaterThan(0.05);
  expect(w44).toBeGreaterThan(w42);
  expect(w43).toBeGreaterThan(w41);
});

test('only Luke Pettifer takes full card numbers, twice', () => {
  const full = all.filter(({ turns }) => turns.some(({ text }) => /\b\d{4} \d{4} \d{4} \d{4}\b/.test(text)));
  expect(full.map(({ booking }) => booking.agent.name)).toEqual(['Luke Pettifer', 'Luke Pettifer']);
  expect(full.map(({ booking }) => booking.id)).toEqual(['call-39-021', 'call-43-021']);
});

test('silences of more than 20 seconds that nobody announced are Hye-jin Seo’s', () => {
  const quiet = new Map<string, number>();
  for (const { booking, turns } of all) {
    if (booking.channel !== 'voice') continue;
    const dead = turns.some((turn, index) => {
      const before = turns[index - 1];
      const gap = turn.startMs - (before?.endMs ?? turn.startMs);
      const held = /hold|hang on|bear with|wait|moment|second|minute|ticks|sec\b/i;
      return gap > 20_000 && ![before, turns[index - 2]].some((said) => held.test(said?.text ?? ''));
    });
    if (dead) quiet.set(booking.agent.name, (quiet.get(booking.agent.name) ?? 0) + 1);
  }
  expect([...quiet.keys()]).toEqual(['Hye-jin Seo']);
  expect(quiet.get('Hye-jin Seo')).toBeGreaterThan(15);
});

test('the CRM lacks some contacts, and Tomasz Wilk’s dispositions are mostly empty', () => {
  expect(all.filter(({ crm }) => crm === undefined)).toHaveLength(6);
  const empty = (name: string) => {
    const rows = all.filter(({ booking, crm }) => booking.agent.name === name && crm !== undefined);
    return rows.filter(({ crm }) => crm?.['disposition'] === '').length / rows.length;
  };
  expect(empty('Tomasz Wilk')).toBeGreaterThan(0.5);
  expect(empty('Amara Okafor')).toBe(0);
});
