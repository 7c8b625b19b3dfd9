// Puts a CRM row beside an interaction. What the transcript says wins; the CRM fills what it does not say.

import type { Agent, AttributeValue, Channel, Direction, Interaction, Person } from '../../model/interaction.ts';
import type { CrmTable } from './table.ts';
import { readTarget } from './target.ts';

/** The interaction with the values of its CRM row. Precedence, for fields and attributes alike: a value of the
 * interaction stays unless it is absent, null or an empty text. A person whose id differs in the CRM is somebody else and
 * stays as the transcript has them. An empty CRM cell leaves a field alone and makes an absent attribute null: the CRM
 * knows the interaction and has nothing there. Without a row the interaction comes back unchanged. */
export function joinCrm(interaction: Interaction, table: CrmTable): Interaction {
  const key = table.match === 'id' ? interaction.id : readTarget(interaction, table.match);
  const values = table.take(key === undefined || key === null ? '' : String(key));
  if (values === undefined) return interaction;

  const joined: { -readonly [K in keyof Interaction]: Interaction[K] } = { ...interaction };
  const attributes: Record<string, AttributeValue> = { ...interaction.attributes };
  const agent: Record<string, string> = {};
  const customer: Record<string, string> = {};
  table.targets.forEach((target, i) => {
    const value = values[i] ?? null;
    if (target.startsWith('attributes.')) {
      const name = target.slice('attributes.'.length);
      if (isEmpty(attributes[name])) attributes[name] = value;
      return;
    }
    if (value === null) return;
    const [head, part] = target.split('.');
    if (head === 'agent' && part !== undefined) agent[part] = String(value);
    else if (head === 'customer' && part !== undefined) customer[part] = String(value);
    else if (isEmpty(readTarget(interaction, target))) setField(joined, target, value);
  });
  joined.attributes = attributes;
  const mergedAgent = mergePerson<Agent>(interaction.agent, agent);
  if (mergedAgent !== undefined) joined.agent = mergedAgent;
  const mergedCustomer = mergePerson<Person>(interaction.customer, customer);
  if (mergedCustomer !== undefined) joined.customer = mergedCustomer;
  return joined;
}

function mergePerson<P extends Person>(said: P | undefined, known: P): P | undefined {
  const differs = !isEmpty(said?.id) && known.id !== undefined && said?.id !== known.id;
  if (differs || Object.keys(known).length === 0) return said;
  const own = Object.entries(said ?? {}).filter(([, value]) => !isEmpty(value));
  return { ...known, ...Object.fromEntries(own) };
}

/** The mapping has checked that the value fits the field. */
function setField(
  joined: { -readonly [K in keyof Interaction]: Interaction[K] },
  target: string,
  value: string | number | boolean,
): void {
  if (target === 'durationMs') joined.durationMs = Number(value);
  else if (target === 'recordingNotice') joined.recordingNotice = value === true;
  else if (target === 'channel') joined.channel = value as Channel;
  else if (target === 'direction') joined.direction = value as Direction;
  else if (target === 'queue' || target === 'language' || target === 'startedAt') joined[target] = String(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
