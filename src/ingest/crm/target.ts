// What a CRM column can fill: the fields of an interaction and its attributes, and how a value is put there.

import { type AttributeValue, CHANNELS, DIRECTIONS, type Interaction } from '../../model/interaction.ts';

/** The type a column must have to fill a field. */
export type CellType = 'text' | 'number' | 'boolean' | 'date' | 'duration';

const FIELDS: Readonly<Record<string, CellType>> = {
  'agent.id': 'text',
  'agent.name': 'text',
  'agent.team': 'text',
  'customer.id': 'text',
  'customer.name': 'text',
  queue: 'text',
  channel: 'text',
  direction: 'text',
  language: 'text',
  startedAt: 'date',
  durationMs: 'duration',
  recordingNotice: 'boolean',
};

/** Every field by name, for messages and suggestions. */
export const TARGETS: readonly string[] = [...Object.keys(FIELDS), 'attributes.<name>'];

const ATTRIBUTE = /^attributes\.([A-Za-z][A-Za-z0-9_-]{0,63})$/;
const RESERVED = new Set(['constructor', 'prototype', '__proto__']);

/** The type that a target demands, `any` for attributes, undefined when there is no such target. */
export function typeOfTarget(target: string): CellType | 'any' | undefined {
  if (Object.hasOwn(FIELDS, target)) return FIELDS[target];
  const name = ATTRIBUTE.exec(target)?.[1];
  return name === undefined || RESERVED.has(name) ? undefined : 'any';
}

/** The words that a target accepts, where it accepts only some. */
export function wordsOfTarget(target: string): readonly string[] | undefined {
  if (target === 'channel') return CHANNELS;
  return target === 'direction' ? DIRECTIONS : undefined;
}

/** True for targets that hold an id, which must come through letter by letter. */
export function isIdTarget(target: string): boolean {
  return target === 'agent.id' || target === 'customer.id';
}

/** What an interaction has at a target: undefined where it has nothing. */
export function readTarget(interaction: Interaction, target: string): AttributeValue | undefined {
  if (target.startsWith('attributes.')) {
    const name = target.slice('attributes.'.length);
    return Object.hasOwn(interaction.attributes, name) ? interaction.attributes[name] : undefined;
  }
  const [head, tail] = target.split('.');
  switch (head) {
    case 'id':
    case 'queue':
    case 'channel':
    case 'direction':
    case 'language':
    case 'startedAt':
    case 'durationMs':
    case 'recordingNotice':
      return interaction[head];
    case 'agent':
      return tail === 'team' ? interaction.agent?.team : person(interaction.agent, tail);
    case 'customer':
      return person(interaction.customer, tail);
    default:
      return undefined;
  }
}

function person(
  who: { readonly id?: string; readonly name?: string } | undefined,
  part: string | undefined,
): string | undefined {
  return part === 'id' ? who?.id : who?.name;
}
