// Single fields of a record, read from values nobody has checked: the field, a fault, or undefined when it is not there.

import type { Agent, Attributes, AttributeValue, Channel, Direction } from '../model/interaction.ts';
import type { Fault } from './format.ts';
import { readId } from './ids.ts';

/** For building an object field by field, which is much faster than spreading optional parts into it. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export type Loose = Readonly<Record<string, unknown>>;

const CHANNEL_WORDS: Readonly<Record<string, Channel>> = {
  voice: 'voice',
  call: 'voice',
  phone: 'voice',
  telephone: 'voice',
  telephony: 'voice',
  audio: 'voice',
  chat: 'chat',
  webchat: 'chat',
  'web chat': 'chat',
  'live chat': 'chat',
  messaging: 'chat',
  message: 'chat',
  email: 'email',
  mail: 'email',
  'e-mail': 'email',
  sms: 'sms',
  text: 'sms',
  social: 'social',
  'social media': 'social',
};

const DIRECTION_WORDS: Readonly<Record<string, Direction>> = {
  inbound: 'inbound',
  incoming: 'inbound',
  in: 'inbound',
  outbound: 'outbound',
  outgoing: 'outbound',
  out: 'outbound',
  internal: 'internal',
};

export function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fault(code: string, message: string): Fault {
  return { code, message };
}

/** Tells a fault from what was read. Nothing that is read here has both a `code` and a `message`. */
export function isFault(value: unknown): value is Fault {
  return isLoose(value) && typeof value['code'] === 'string' && typeof value['message'] === 'string';
}

/** The channel a word stands for: `voice`, `Phone`, `Web chat`. */
export function channelFromWord(word: string): Channel | undefined {
  return Object.hasOwn(CHANNEL_WORDS, word) ? CHANNEL_WORDS[word] : CHANNEL_WORDS[word.trim().toLowerCase()];
}

export function readChannel(value: unknown): Channel | Fault | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const channel = typeof value === 'string' ? channelFromWord(value) : undefined;
  return channel ?? fault('ingest/bad-channel', 'The channel is none of voice, chat, email, sms, social.');
}

export function readDirection(value: unknown): Direction | Fault | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const direction = typeof value === 'string' ? DIRECTION_WORDS[value.trim().toLowerCase()] : undefined;
  return direction ?? fault('ingest/bad-direction', 'The direction is none of inbound, outbound, internal.');
}

export function readText(value: unknown, what: string): string | Fault | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return fault('ingest/bad-value', `"${what}" is not text.`);
  if (value.includes('\0')) return fault('ingest/nul', `"${what}" contains a NUL character.`);
  return value;
}

/** An agent or a customer: an object, or just a name. */
export function readPerson(value: unknown, what: 'agent' | 'customer'): Agent | Fault | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') {
    const name = readText(value, what);
    return isFault(name) || name === undefined ? name : { name };
  }
  if (!isLoose(value)) return fault('ingest/bad-value', `"${what}" is neither an object nor a name.`);
  const id = readId(value['id'], `${what} id`);
  if (isFault(id)) return id;
  const name = readText(value['name'], `${what}.name`);
  if (isFault(name)) return name;
  const team = what === 'agent' ? readText(value['team'], 'agent.team') : undefined;
  if (isFault(team)) return team;
  if (id === undefined && name === undefined && team === undefined) return undefined;
  const person: Mutable<Agent> = {};
  if (id !== undefined) person.id = id;
  if (name !== undefined) person.name = name;
  if (team !== undefined) person.team = team;
  return person;
}

/** Text, numbers, booleans and nulls of an object; `dropped` counts what is none of these. */
export function readAttributes(value: unknown): { readonly attributes: Attributes; readonly dropped: number } {
  if (value === undefined || value === null) return { attributes: {}, dropped: 0 };
  if (!isLoose(value)) return { attributes: {}, dropped: 1 };
  const entries = Object.entries(value);
  // `Object.fromEntries` defines properties, so that a key such as `__proto__` stays an ordinary key; it is left out all
  // the same because later code may copy by assignment.
  const kept = entries.filter(
    (entry): entry is [string, AttributeValue] => isScalar(entry[1]) && entry[0] !== '__proto__',
  );
  return { attributes: Object.fromEntries(kept), dropped: entries.length - kept.length };
}

function isScalar(value: unknown): value is AttributeValue {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
