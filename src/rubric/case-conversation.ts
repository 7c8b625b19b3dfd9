// The conversation of a case: one line a turn, `speaker [m:ss-m:ss]: words`.

import { SPEAKERS, type Speaker, type Turn } from '../model/interaction.ts';
import { present } from './present.ts';
import { suggestion } from './spelling.ts';

/** A fault at characters of the conversation text. */
interface LineFault {
  readonly at: number;
  readonly length: number;
  readonly message: string;
  readonly hint: string;
}

const LINE = /^(\s*)([A-Za-z][A-Za-z -]{0,30}?)\s*(?:\[([^\]]*)\])?\s*:(?:\s+|$)(.*)$/;
const CLOCK = /^(?:(\d+):)?(\d{1,3}):(\d{2}(?:\.\d{1,3})?)$/;

/** `m:ss`, `h:mm:ss`, with a fraction or without → milliseconds. */
function clockMs(text: string): number | undefined {
  const [, hours = '0', minutes, seconds] = CLOCK.exec(text.trim()) ?? [];
  if (minutes === undefined || seconds === undefined || Number(seconds) >= 60) return undefined;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

function timesOf(text: string): Pick<Turn, 'startMs' | 'endMs'> | undefined {
  const [from = '', to, more] = text.split(/[-–]/);
  const startMs = clockMs(from);
  const endMs = to === undefined ? undefined : clockMs(to);
  if (startMs === undefined || more !== undefined || (to !== undefined && endMs === undefined)) return undefined;
  return present({ startMs, endMs });
}

/** Reads the lines; empty ones are skipped. Times must not go backwards. */
export function readConversation(text: string): { turns: Turn[]; faults: LineFault[] } {
  const turns: Turn[] = [];
  const faults: LineFault[] = [];
  let at = 0;
  let latest = 0;
  for (const line of text.split('\n')) {
    const begin = at;
    at += line.length + 1;
    if (line.trim() === '') continue;
    const length = line.trimEnd().length;
    const fault = (message: string, hint: string, from = 0, size = length): void =>
      void faults.push({ at: begin + from, length: size, message, hint });
    const [, indent = '', name, times, words = ''] = LINE.exec(line) ?? [];
    if (name === undefined) {
      fault('This line does not begin with who speaks.', 'write for example `agent: Hello.`');
      continue;
    }
    const speaker = SPEAKERS.find((one) => one === name.toLowerCase());
    if (speaker === undefined) {
      fault(`"${name}" is not a speaker.`, suggestion(name, SPEAKERS), indent.length, name.length);
      continue;
    }
    const when = times === undefined ? {} : timesOf(times);
    const bracket = line.indexOf('[');
    if (when === undefined) {
      fault(
        `"${times}" is not a time.`,
        'write minutes and seconds, for example [0:09] or [0:09-0:14]',
        bracket,
        (times ?? '').length + 2,
      );
      continue;
    }
    if (when.startMs !== undefined && (when.startMs < latest || (when.endMs ?? when.startMs) < when.startMs)) {
      fault(
        'This time goes backwards.',
        'turns are in the order in which they begin, and end after they begin',
        bracket,
        (times ?? '').length + 2,
      );
    }
    if (words.trim() === '') fault('Nobody says anything in this line.', 'write what is said after the colon');
    latest = when.startMs ?? latest;
    turns.push(turn(speaker, words.trim(), when));
  }
  return { turns, faults };
}

function turn(speaker: Speaker, text: string, when: Pick<Turn, 'startMs' | 'endMs'>): Turn {
  return { speaker, text, ...when };
}
