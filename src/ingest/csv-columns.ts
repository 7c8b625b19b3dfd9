// The columns of a table of turns, bound by their names whatever their order, case and punctuation.

import type { Fault } from './format.ts';

/** A column of numbers that are times says its unit in its name; one without a unit holds dates or clock times. */
const NAMES = {
  conversation: `conversationid interactionid callid contactid ticketid caseid chatid sessionid dialogueid dialogid
    transcriptid conversation interaction call ticket chat dialogue id`,
  speaker: `speaker role speakerrole participantrole participant from sender sendertype senderrole author authortype
    party speakertype who`,
  text: 'text message utterance body transcript content messagetext messagebody turntext sentence phrase',
  startMs: 'startms startmilliseconds offsetms starttimems startoffsetms beginms timems timestampms',
  startSeconds:
    'startseconds startsec startsecs starts offsetseconds offsetsec starttimeseconds starttimesec timeseconds begins',
  start: 'start starttime timestamp time sentat createdat datetime date begin begintime offset turnstart',
  endMs: 'endms endmilliseconds endtimems endoffsetms',
  endSeconds: 'endseconds endsec endsecs ends endtimeseconds endtimesec',
  end: 'end endtime turnend',
  order:
    'turn turnnumber turnindex turnno sequence sequencenumber seq order messageindex messagenumber utteranceindex position line',
  confidence: 'confidence asrconfidence',
  channel: 'channel channeltype',
  direction: 'direction calldirection',
  language: 'language languagecode locale',
  queue: 'queue queuename',
  agentId: 'agentid employeeid',
  agentName: 'agentname agent',
  agentTeam: 'agentteam team teamname',
  customerId: 'customerid clientid callerid',
  customerName: 'customername customer clientname',
  startedAt:
    'startedat conversationstart conversationstartedat callstart callstarttime interactionstart conversationstarttime',
  durationMs: 'durationms',
  durationSeconds: 'durationseconds durationsec durationsecs',
} as const;

export type Field = keyof typeof NAMES;

/** Where each field is, and the columns that are none of them. */
export interface Columns {
  readonly at: ReadonlyMap<Field, number>;
  readonly others: readonly { readonly name: string; readonly at: number }[];
  readonly count: number;
}

const FIELDS = Object.entries(NAMES).map(([field, names]) => [field as Field, names.split(/\s+/)] as const);

/** Binds a header. A fault when a name comes twice, or when the text or the speaker has no column. */
export function bindColumns(header: readonly string[]): Columns | Fault {
  const folded = header.map(fold);
  const twice = folded.findIndex((name, index) => name !== '' && folded.indexOf(name) !== index);
  if (twice !== -1) {
    const message = `Columns ${folded.indexOf(folded[twice] ?? '') + 1} and ${twice + 1} have the same name.`;
    return { code: 'csv/duplicate-column', message, line: 1 };
  }
  const at = new Map<Field, number>();
  for (const [field, names] of FIELDS) {
    const name = names.find((candidate) => folded.includes(candidate));
    if (name !== undefined && ![...at.values()].includes(folded.indexOf(name))) at.set(field, folded.indexOf(name));
  }
  for (const needed of ['text', 'speaker'] as const) if (!at.has(needed)) return missing(needed, header, at);
  const bound = new Set(at.values());
  const others = header.map((name, index) => ({ name: name.trim(), at: index }));
  return { at, others: others.filter((column) => column.name !== '' && !bound.has(column.at)), count: header.length };
}

/** How many of the three fields that make a table of turns a header has: text and speaker, and conversation. */
export function countTurnFields(header: readonly string[]): 0 | 2 | 3 {
  const folded = new Set(header.map(fold));
  const has = (field: Field) => NAMES[field].split(/\s+/).some((name) => folded.has(name));
  if (!has('text') || !has('speaker')) return 0;
  return has('conversation') ? 3 : 2;
}

const MOST_SHOWN = 12;

/** Names of columns are shown only when they look like names: without a header the first row is somebody's words. */
function missing(needed: 'text' | 'speaker', header: readonly string[], at: ReadonlyMap<Field, number>): Fault {
  const bound = new Set(at.values());
  const shown = header
    .slice(0, MOST_SHOWN)
    .filter((name) => /^[\p{L}][\p{L}\p{N} _.-]{0,30}$/u.test(name.trim()) && name.trim().split(/\s+/).length <= 3);
  const near = header.find((name, index) => !bound.has(index) && shown.includes(name) && isNear(fold(name), needed));
  const found = shown.length === 0 ? 'none that looks like a name' : shown.map((name) => name.trim()).join(', ');
  const hidden = header.length - shown.length;
  const more = hidden > 0 && shown.length > 0 ? ` and ${hidden} more` : '';
  const hint = near === undefined ? '' : ` Did you mean "${near.trim()}"? Rename it to "${needed}".`;
  const what = needed === 'text' ? 'the text of a turn' : 'the speaker of a turn';
  return {
    code: 'csv/missing-column',
    message: `No column holds ${what} ("${needed}"). Columns found: ${found}${more}.${hint} A CRM export is given with --crm.`,
    line: 1,
  };
}

function isNear(folded: string, field: Field): boolean {
  return NAMES[field]
    .split(/\s+/)
    .some((name) => (name.length > 3 && folded.includes(name)) || isOneLetterOff(folded, name));
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneLetterOff(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const x = a.slice(start, a.length - end);
  const y = b.slice(start, b.length - end);
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && x === [...y].reverse().join(''));
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_.\-()[\]]+/g, '');
}
