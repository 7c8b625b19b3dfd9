// The demo's files as texts, each in the format that its name says.

import { stringify } from 'csv-stringify/sync';
import type { Conversation } from './demo.ts';
import { FIRST_WEEK, LAST_WEEK } from './schedule.ts';

/** Weeks whose chats come as a table with one row a turn, as a chat tool exports them. */
const TABLES = [36, 41];
/** The week whose calls are compressed. */
const PACKED = 34;
/** Calls that come as captions, one file each. */
const CAPTIONS = ['call-35-004', 'call-38-011', 'call-42-007', 'call-44-016'];

/** Every file by its path in fixtures/demo; a name that ends in .gz has the text that is to be compressed. */
export function demoFiles(conversations: readonly Conversation[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (let week = FIRST_WEEK; week <= LAST_WEEK; week++) {
    for (const channel of ['voice', 'chat'] as const) {
      const some = conversations.filter(
        ({ booking }) => booking.week === week && booking.channel === channel && !CAPTIONS.includes(booking.id),
      );
      const name = `${channel}-2026-W${week}`;
      if (channel === 'chat' && TABLES.includes(week)) files.set(`${name}.csv`, table(some));
      else
        files.set(`${name}.jsonl${channel === 'voice' && week === PACKED ? '.gz' : ''}`, some.map(canonical).join(''));
    }
  }
  for (const conversation of conversations) {
    if (CAPTIONS.includes(conversation.booking.id))
      files.set(`captions/${conversation.booking.id}.vtt`, captions(conversation));
  }
  files.set('crm.csv', crmExport(conversations));
  return files;
}

const instant = (date: Date) => date.toISOString().replace('.000Z', 'Z');

function canonical({ booking, turns, durationMs }: Conversation): string {
  const { id, channel, agent, customer, start, script } = booking;
  return `${JSON.stringify({
    id,
    channel,
    direction: script.headers.get('direction') ?? 'inbound',
    language: customer.american ? 'en-US' : 'en-GB',
    startedAt: instant(start),
    durationMs,
    agent: { id: agent.id, name: agent.name, team: agent.team },
    customer: { id: customer.id },
    queue: script.headers.get('queue') ?? 'general',
    turns,
  })}\n`;
}

function table(conversations: readonly Conversation[]): string {
  const rows = conversations.flatMap(({ booking: { id, agent, customer, start, script }, turns }) =>
    turns.map((turn, index) => [
      id,
      index + 1,
      turn.speaker === 'agent' ? 'Agent' : turn.speaker === 'customer' ? 'Customer' : 'Bot',
      turn.text,
      instant(new Date(start.getTime() + turn.startMs)),
      'chat',
      agent.id,
      agent.name,
      agent.team,
      customer.id,
      script.headers.get('queue') ?? 'general',
    ]),
  );
  const header = [
    'Chat ID',
    'Turn',
    'Speaker',
    'Message',
    'Sent at',
    'Channel',
    'Agent ID',
    'Agent name',
    'Team',
    'Customer ID',
    'Queue',
  ];
  return stringify([header, ...rows]);
}

const NAMES: Readonly<Record<string, string>> = { 'other-agent': 'Colleague', 'third-party': 'Third party' };

function captions({ booking, turns }: Conversation): string {
  const cues = turns.map(({ speaker, text, startMs, endMs }) => {
    const who =
      speaker === 'agent'
        ? `Agent ${booking.agent.name}`
        : speaker === 'customer'
          ? 'Customer'
          : (NAMES[speaker] ?? 'System');
    return `${clock(startMs)} --> ${clock(endMs ?? startMs + 1000)}\n<v ${who}>${text.replace(/&/g, '&amp;')}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

function clock(ms: number): string {
  const part = (value: number, digits = 2) => String(value).padStart(digits, '0');
  return `${part(Math.floor(ms / 3_600_000))}:${part(Math.floor(ms / 60_000) % 60)}:${part(Math.floor(ms / 1000) % 60)}.${part(ms % 1000, 3)}`;
}

/** The CRM's export: some rows are missing, and a few belong to contacts that have no transcript. */
function crmExport(conversations: readonly Conversation[]): string {
  const rows = conversations.flatMap(({ crm }) => (crm ? [crm] : []));
  const strays = [40, 170, 320, 460].flatMap((at, index) => {
    const row = rows[at];
    return row
      ? [
          {
            at,
            row: {
              ...row,
              interaction_id: `call-${33 + index * 3}-9${index}1`,
              csat: '',
              notes: index % 2 === 0 ? 'caller hung up in queue' : '',
            },
          },
        ]
      : [];
  });
  const all = rows.flatMap((row, index) => [row, ...strays.filter(({ at }) => at === index).map((stray) => stray.row)]);
  return stringify(all, { header: true });
}
