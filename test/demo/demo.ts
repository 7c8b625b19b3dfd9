// The demo as a whole: every conversation with its CRM row.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TimedTurn, timeCall, timeChat } from './clock.ts';
import { type Facts, factsOf, fill } from './facts.ts';
import { type Played, play } from './play.ts';
import { Dice } from './random.ts';
import { mishear } from './recogniser.ts';
import { type Booking, bookings } from './schedule.ts';
import { readScripts, readWays, type Script } from './script.ts';

export interface Conversation {
  readonly booking: Booking;
  readonly turns: readonly TimedTurn[];
  readonly facts: Facts;
  readonly misses: number;
  readonly durationMs: number;
  /** The CRM row, by column; undefined where somebody forgot it. */
  readonly crm: Readonly<Record<string, string>> | undefined;
}

/** Contacts that nobody put into the CRM. */
const FORGOTTEN = ['call-33-021', 'chat-35-009', 'call-37-013', 'chat-40-002', 'call-41-026', 'call-43-008'];

const FOLDER = join(import.meta.dirname, 'scripts');

export function loadScripts(): { readonly scripts: readonly Script[]; readonly lines: ReadonlyMap<string, Script> } {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  const read = (file: string) => readScripts(readFileSync(join(FOLDER, file), 'utf8'));
  return {
    scripts: files.filter((file) => file !== 'lines.txt').flatMap(read),
    lines: new Map(read('lines.txt').map((script) => [script.name, script])),
  };
}

/** All conversations in order of time. */
export function makeDemo(): Conversation[] {
  const { scripts, lines } = loadScripts();
  const taken = new Map<string, number>();
  const made = bookings(scripts).map((booking) => {
    const { id, week, agent, customer, channel, script } = booking;
    const dice = new Dice(`conversation ${id}`);
    const facts = factsOf(customer, agent.name, booking.local, dice);
    const played = play({ script, agent, habits: agent.habits(week), customer, facts, channel, dice, lines, taken });
    const turns = timed(booking, played, dice);
    const last = turns.at(-1);
    const durationMs = (last?.endMs ?? (last?.startMs ?? 0) + 6000) + dice.whole(400, 1500);
    return {
      booking,
      turns,
      facts,
      misses: played.misses,
      durationMs,
      crm: crmRow(booking, played, durationMs, facts, dice),
    };
  });
  return made.sort(
    (a, b) => a.booking.start.getTime() - b.booking.start.getTime() || (a.booking.id < b.booking.id ? -1 : 1),
  );
}

function timed({ channel, agent, id }: Booking, { lines }: Played, dice: Dice): TimedTurn[] {
  if (channel === 'chat') return timeChat(lines.map(typed(dice)), dice);
  const recognised = dice.chance(0.26);
  const words = !recognised && dice.chance(0.07);
  const turns = timeCall(lines, agent.wordsPerMinute, words, new Dice(`clock ${id}`));
  return recognised ? mishear(turns, dice) : turns;
}

/** Some customers type without capitals and full stops; nobody says "by phone" to a screen. */
function typed(dice: Dice): (line: Played['lines'][number]) => Played['lines'][number] {
  const careless = dice.chance(0.4);
  return (line) =>
    careless && line.speaker === 'customer'
      ? {
          ...line,
          text: line.text
            .toLowerCase()
            .replace(/[’']/g, '')
            .replace(/\.(\s|$)/g, '$1')
            .trim(),
        }
      : line;
}

const two = (n: number) => String(n).padStart(2, '0');
const british = (date: Date) => `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;

function crmRow(
  booking: Booking,
  { misses }: Played,
  durationMs: number,
  facts: Facts,
  dice: Dice,
): Conversation['crm'] {
  const { id, agent, script, local, week, channel } = booking;
  const habits = agent.habits(week);
  const header = (name: string, otherwise: string) => script.headers.get(name) ?? otherwise;
  const promised = header('follow', 'no') === 'yes';
  const task = promised && dice.chance(habits.task);
  const escalated = header('escalated', 'no') === 'yes' && dice.chance(0.9);
  const resolved = header('resolved', 'yes') === 'yes' && dice.chance(0.96);
  const mood = 5 - Math.min(3, Math.round(misses / 3)) - (resolved ? 0 : 1) - (dice.chance(0.25) ? 1 : 0);
  const csat = dice.chance(0.38) ? String(Math.max(1, Math.min(5, mood))) : '';
  const disposition = dice.chance(habits.disposition) ? header('disposition', 'Advice given') : '';
  const due = new Date(local.getTime() + dice.whole(1, 5) * 86_400_000);
  const note = fill(dice.pick(readWays(header('note', ' ||  || sorted'))).text, facts);
  const minutes = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  if (FORGOTTEN.includes(id)) return undefined;
  return {
    interaction_id: id,
    agent_id: agent.id,
    agent_name: agent.name,
    team: agent.team,
    queue: header('queue', 'general'),
    channel,
    disposition: disposition !== '' && habits.disposition < 1 && dice.chance(0.03) ? 'n/a' : disposition,
    csat,
    escalated: escalated ? 'Y' : 'N',
    follow_up_task: task ? 'Y' : 'N',
    follow_up_due: task ? british(due) : '',
    handle_time_s: String(Math.round(durationMs / 1000) + (channel === 'voice' ? dice.whole(15, 160) : 0)),
    resolved: resolved ? 'Y' : 'N',
    opened_at: `${british(local)} ${minutes}`,
    notes: note,
  };
}
