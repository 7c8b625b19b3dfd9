// Conversations made from a seed: about 40 turns and 6.5 KB each, voice with times, the same bytes on every machine.

import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  AGENT,
  CLOSING_AGENT,
  CLOSING_CUSTOMER,
  CUSTOMER,
  FILL,
  IDENTITY,
  IDENTITY_ANSWER,
  NOISE,
  OPENING,
  REQUEST,
} from './sentences.js';

const WEEK_MS = 7 * 24 * 3600 * 1000;
const FIRST_CALL_MS = Date.UTC(2026, 8, 7, 8);
/** Interactions joined before they are written. */
const BATCH = 100;

/** Numbers in 0…1 that a seed decides: mulberry32. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One interaction in the canonical shape; `number` decides everything about it. */
export function conversation(number) {
  const roll = random(number + 1);
  const pick = (list) => list[Math.floor(roll() * list.length)];
  const agent = pick(FILL.agent);
  const company = pick(FILL.company);
  const fill = (line) =>
    line.replace(/\{(\w+)\}/g, (_, name) => {
      if (name === 'agent') return agent;
      if (name === 'company') return company;
      if (name === 'small') return String(2 + Math.floor(roll() * 40));
      if (name === 'number') return String(100000 + Math.floor(roll() * 900000));
      if (name === 'code') return `K${10000 + Math.floor(roll() * 90000)}`;
      return pick(FILL[name]);
    });
  // A third comes from a recogniser that writes neither capitals nor marks, and keeps the hesitations.
  const bare = roll() < 1 / 3;
  const turns = [];
  let now = 800 + Math.floor(roll() * 3000);
  const say = (speaker, lines, extra = 0) => {
    let text = fill(pick(lines));
    while (roll() < extra) text += ` ${fill(pick(NOISE))}`;
    if (bare) text = `${roll() < 0.2 ? 'um ' : ''}${text.toLowerCase().replace(/[.,!?]/g, '')}`;
    const length = 400 + text.length * (50 + Math.floor(roll() * 25));
    turns.push({ speaker, text, startMs: now, endMs: now + length });
    now += length + Math.floor(roll() * 900) + (roll() < 0.02 ? 6000 + Math.floor(roll() * 30000) : 0);
  };
  say('agent', OPENING);
  say('customer', REQUEST, 0.3);
  if (roll() < 0.8) {
    say('agent', IDENTITY);
    say('customer', IDENTITY_ANSWER);
  }
  const middle = 24 + Math.floor(roll() * 18);
  for (let count = 0; count < middle; count++)
    say(count % 2 === 0 ? 'agent' : 'customer', count % 2 === 0 ? AGENT : CUSTOMER, 0.42);
  if (roll() < 0.7) {
    say('agent', CLOSING_AGENT);
    say('customer', CLOSING_CUSTOMER);
  }
  say('agent', CLOSING_AGENT);
  const startedAt = new Date(FIRST_CALL_MS + Math.floor(roll() * 4 * WEEK_MS)).toISOString().replace(/\.\d+/, '');
  return {
    id: `g-${number}`,
    channel: 'voice',
    direction: roll() < 0.9 ? 'inbound' : 'outbound',
    language: 'en',
    startedAt,
    durationMs: now,
    agent: { id: `a-${FILL.agent.indexOf(agent)}`, name: agent, team: 'Care' },
    queue: pick(['orders', 'billing', 'repairs']),
    turns,
  };
}

/** Writes interactions `0 … count − 1` as JSON lines and answers the size in bytes. */
export function writeConversations(path, count) {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  let bytes = 0;
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => conversation(from + index));
    bytes += writeSync(file, batch.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
  closeSync(file);
  return bytes;
}
