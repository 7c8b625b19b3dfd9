// The parties of a vCon: their roles, and who the agent and the customer are.

import type { Speaker } from '../../model/interaction.ts';
import { isLoose, type Loose } from '../fields.ts';
import { readSpeakerLabel } from '../speaker-label.ts';
import { speakerFromLabel } from '../speakers.ts';

export interface Parties {
  /** The role of the party with this index; undefined when the vCon does not tell. */
  roleOf(index: unknown): Speaker | undefined;
  /** The role of a speaker named in a transcript: a role word, or the name of a party. */
  roleOfLabel(label: string): Speaker | undefined;
  /** Fields of the only agent, or customer. */
  person(role: Speaker): Loose | undefined;
}

const ROLE_WORDS: Readonly<Record<string, Speaker>> = { sme: 'other-agent', thirdparty: 'third-party' };

/** Reads the `parties` array. A role stands in `role` (contact-centre extension) or `meta.role` (version 0.0.1). */
export function readParties(value: unknown): Parties {
  const parties = (Array.isArray(value) ? value : []).map((party) => (isLoose(party) ? party : {}));
  const roles = parties.map(readRole);
  const names = new Map<string, Speaker | undefined>();
  for (const [index, party] of parties.entries()) {
    if (typeof party['name'] === 'string') names.set(party['name'].trim().toLowerCase(), roles[index]);
  }
  return {
    roleOf: (index) => (typeof index === 'number' ? roles[index] : undefined),
    roleOfLabel: (label) => names.get(label.trim().toLowerCase()) ?? readSpeakerLabel(label).speaker,
    person(role) {
      const found = parties.filter((_, index) => roles[index] === role);
      const [only] = found;
      if (only === undefined || found.length > 1) return undefined;
      return { id: only['uuid'], name: only['name'], ...(role === 'agent' ? { team: only['dept'] } : {}) };
    },
  };
}

function readRole(party: Loose): Speaker | undefined {
  const meta = isLoose(party['meta']) ? party['meta'] : {};
  const role = party['role'] ?? meta['role'];
  if (typeof role === 'string') return ROLE_WORDS[role.toLowerCase()] ?? speakerFromLabel(role);
  return party['type'] === 'bot' ? 'bot' : undefined;
}
