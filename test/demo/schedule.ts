// Twelve weeks of work: which agent speaks with whom, when, and from which script.

import { AGENTS, CUSTOMERS, type DemoAgent, type DemoCustomer, withMood } from './people.ts';
import { Dice } from './random.ts';
import type { Script } from './script.ts';

export const FIRST_WEEK = 33;
export const LAST_WEEK = 44;
/** Monday of 2026-W33. */
const MONDAY = Date.UTC(2026, 7, 10);
const DAY = 86_400_000;
/** Clocks in the United Kingdom went back on 25 October 2026 at 01:00 UTC. */
const WINTER = Date.UTC(2026, 9, 25, 1);

export interface Booking {
  readonly id: string;
  readonly week: number;
  readonly channel: 'voice' | 'chat';
  readonly agent: DemoAgent;
  readonly customer: DemoCustomer;
  readonly script: Script;
  /** In UTC; `local` is the clock on the wall in London. */
  readonly start: Date;
  readonly local: Date;
}

/** How many contacts a week are about the Halo hub flashing amber: the fault began in 2026-W41. */
const HALO: Readonly<Record<number, number>> = { 36: 1, 41: 5, 42: 8, 43: 11, 44: 13 };
/** The calls in which Luke Pettifer takes a card number aloud. */
const ALOUD: Readonly<Record<number, string>> = { 39: 'card-aloud-bill', 43: 'card-aloud-order' };

export function bookings(scripts: readonly Script[]): Booking[] {
  const kinds = (channel: string) =>
    scripts.filter(
      (script) => (script.headers.get('channels') ?? 'voice chat').includes(channel) && !script.headers.has('only'),
    );
  const bags = { voice: new Bag(kinds('voice'), 'voice'), chat: new Bag(kinds('chat'), 'chat') };
  const halo = new Bag(
    scripts.filter((script) => script.headers.get('only') === 'halo'),
    'halo',
  );
  const found: Booking[] = [];
  for (let week = FIRST_WEEK; week <= LAST_WEEK; week++) {
    const dice = new Dice(`week ${week}`);
    const slots = AGENTS.flatMap((agent) => Array.from({ length: agent.perWeek }, (_, n) => ({ agent, n })));
    const order = dice.shuffle(slots.map((_, index) => index));
    const faulty = new Set(order.slice(0, HALO[week] ?? 0));
    const people = dice.shuffle(CUSTOMERS);
    const times = slots.map(
      () => (dice.whole(0, 4) + (dice.chance(0.1) ? 1 : 0)) * DAY + dice.whole(8 * 60 + 5, 18 * 60 + 40) * 60_000,
    );
    const counts = { voice: 0, chat: 0 };
    slots.forEach(({ agent, n }, index) => {
      const aloud = agent.id === 'a-206' && n === 0 ? ALOUD[week] : undefined;
      // Two of three contacts are calls, spread so that every agent has both each week.
      const channel = aloud || (index * 7 + week * 3) % 20 < 13 ? 'voice' : 'chat';
      const script =
        scripts.find(({ name }) => name === aloud) ??
        (faulty.has(index) ? halo.take(channel) : bags[channel].take(channel, agent.troubleOnly));
      const local = new Date(MONDAY + (week - FIRST_WEEK) * 7 * DAY + (times[index] ?? 0));
      const start = new Date(local.getTime() - (local.getTime() >= WINTER ? 0 : 3_600_000));
      const person = people[index % people.length];
      if (!person) throw new Error('Nobody calls.');
      counts[channel] += 1;
      const id = `${channel === 'voice' ? 'call' : 'chat'}-${week}-${String(counts[channel]).padStart(3, '0')}`;
      found.push({
        id,
        week,
        channel,
        agent,
        customer: withMood(person, new Dice(`mood ${id}`)),
        script,
        start,
        local,
      });
    });
  }
  return found;
}

/** Gives every script in turn, each round in another order; a script of share 2 comes twice a round. */
class Bag {
  private readonly scripts: readonly Script[];
  private readonly dice: Dice;
  private left: Script[] = [];

  constructor(scripts: readonly Script[], seed: string) {
    this.scripts = scripts.flatMap((script) => Array<Script>(Number(script.headers.get('share') ?? 1)).fill(script));
    this.dice = new Dice(`bag ${seed}`);
  }

  take(channel: string, trouble = false): Script {
    const fits = ({ headers }: Script) =>
      (headers.get('channels') ?? 'voice chat').includes(channel) && !(trouble && headers.get('calm') === 'yes');
    if (!this.left.some(fits)) this.left.push(...this.dice.shuffle(this.scripts));
    const at = this.left.findIndex(fits);
    const [script] = this.left.splice(at, 1);
    if (!script) throw new Error(`No script for ${channel}.`);
    return script;
  }
}
