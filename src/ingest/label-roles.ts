// Who is who when only some labels of a conversation tell a role: what other labels, the heading and the openings say.

import type { Speaker } from '../model/interaction.ts';
import type { SpeakerLabel } from './speaker-label.ts';
import { speakerFromLabel } from './speakers.ts';

/** A row as far as roles are concerned. */
interface Said {
  readonly label: string;
  readonly text: string;
}

export interface Roles {
  readonly labels: ReadonlyMap<string, SpeakerLabel>;
  /** True when no label and no heading tells a role, and what is said at the opening decided. */
  readonly inferred: boolean;
}

/** Words that only the one who takes or makes the call for a company says. */
const AGENT_OPENING =
  /\b(?:thank(?:s| you) for (?:calling|contacting|reaching)|how (?:can|may) i (?:help|assist)|(?:from|with) \w+(?: \w+)?\.? customer (?:service|support|care))/i;

/** Gives labels that are only names their role. In this order: another label with the same name has one (`Ben (Agent)`);
 * the heading pairs the name with one (`Agent Ben`, `Ben (Agent)`); somebody with a role introduces himself by it
 * (`Agent: … my name is Ben`); one name is left and the other side is known; of two names, one alone opens the way agents
 * do. What is not decided stays without a role. */
export function resolveRoles(labels: ReadonlyMap<string, SpeakerLabel>, rows: readonly Said[], heading: string): Roles {
  const roles = new Map(labels);
  const open = () => [...roles].filter(([, label]) => label.speaker === undefined);
  const settle = (label: string, speaker: Speaker) => roles.set(label, { ...roles.get(label), speaker });

  for (const [label, { name }] of open()) {
    if (name === undefined) continue;
    const speaker = [...roles.values()].find(
      (other) => other.speaker !== undefined && isSameName(other.name, name),
    )?.speaker;
    const decided = speaker ?? roleInHeading(heading, name) ?? roleByIntroduction(rows, roles, name);
    if (decided !== undefined) settle(label, decided);
  }
  const known = new Set([...roles.values()].map((label) => label.speaker));
  const left = open();
  if (sameName(left) && known.has('agent') !== known.has('customer')) {
    for (const [label] of left) settle(label, known.has('agent') ? 'customer' : 'agent');
  } else if (!known.has('agent') && !known.has('customer') && left.length === 2) {
    const openers = left.filter(([label]) => rows.some((row) => row.label === label && AGENT_OPENING.test(row.text)));
    const [opener] = openers;
    if (openers.length === 1 && opener !== undefined) {
      for (const [label] of left) settle(label, label === opener[0] ? 'agent' : 'customer');
      return { labels: roles, inferred: true };
    }
  }
  return { labels: roles, inferred: false };
}

function sameName(labels: readonly (readonly [string, SpeakerLabel])[]): boolean {
  const [first] = labels;
  return first !== undefined && labels.every(([, { name }]) => isSameName(name, first[1].name));
}

/** Equal, or one is the other's first name. */
function isSameName(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const x = a.toLowerCase();
  const y = b.toLowerCase();
  return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `);
}

function roleInHeading(heading: string, name: string): Speaker | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = new RegExp(String.raw`(\p{L}+)\s*[:(–-]?\s*${escaped}(?!\p{L})`, 'iu').exec(heading)?.[1];
  const after = new RegExp(String.raw`(?<!\p{L})${escaped}\s*[([–-]\s*(\p{L}+)`, 'iu').exec(heading)?.[1];
  return (after && speakerFromLabel(after)) || (before && speakerFromLabel(before)) || undefined;
}

function roleByIntroduction(
  rows: readonly Said[],
  labels: ReadonlyMap<string, SpeakerLabel>,
  name: string,
): Speaker | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const introduction = new RegExp(String.raw`\b(?:my name is|my name's|this is|i'm|i am)\s+${escaped}(?!\p{L})`, 'iu');
  for (const row of rows) {
    const speaker = labels.get(row.label)?.speaker;
    if (speaker !== undefined && labels.get(row.label)?.name === undefined && introduction.test(row.text))
      return speaker;
  }
  return undefined;
}
