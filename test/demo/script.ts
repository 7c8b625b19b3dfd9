// The scripts that the demo's conversations are played from: text files that a non-programmer can read and add to.
//
//   == name                      begins a script
//   queue: billing               a header line; see `Headers`
//   C: one way || another way    the customer says one of these (A agent, B bot, O colleague, T third party, S system)
//   A: (warm) Oh no. || Right.   words in brackets in front say when a way of saying it fits: voice or chat; good or bad; a
//                                style (f formal, t tired, c cheerful, m Mancunian, i Indian, u American, w warm, b brisk)
//   A: (q1) When? || (q2) Who?   a way with q1 starts thread 1 …
//   C: (1) Today. || (2) Me.     … and of ways with numbers, only those of the thread fit what was said before
//   A: [[e: I'm sorry.]] Let me a part that only some agents say: e empathy, p paraphrase, t `when ~ vaguely`, g `good ~ bad`
//   @verify account              asks who the customer is (account, order or birth), in the agent's own words
//   @hold check the readings     a hold, in the agent's own words, for this reason
//   ?40 … ?else … ?end           an episode in 40 % of the conversations, and what stands in its place in the others

export interface Way {
  readonly tags: readonly string[];
  readonly text: string;
}

export type Step =
  | { readonly kind: 'say'; readonly speaker: string; readonly ways: readonly Way[]; readonly key: string }
  | { readonly kind: 'verify'; readonly by: string }
  | { readonly kind: 'hold'; readonly reasons: readonly string[] }
  | { readonly kind: 'maybe'; readonly percent: number; readonly steps: Step[]; readonly otherwise: Step[] };

/** `channels`, `queue`, `disposition`, `recap` (what was done, for the agent's summary), `follow` (yes when something is
 * promised for later), `escalated`, `resolved`, `direction`, `close` (none: the script ends by itself), `open` (none),
 * `share` (how often, 1 is usual), `calm` (yes: not for agents who take trouble only), `only` (halo: for the fault of W41; nobody: the schedule asks for it by name), `note` (for the CRM). */
export type Headers = ReadonlyMap<string, string>;

export interface Script {
  readonly name: string;
  readonly headers: Headers;
  readonly steps: readonly Step[];
}

const SPEAKERS: Readonly<Record<string, string>> = {
  A: 'agent',
  C: 'customer',
  B: 'bot',
  O: 'other-agent',
  T: 'third-party',
  S: 'system',
};

/** Reads all scripts of a file; throws at a line that is none of the above. */
export function readScripts(text: string): Script[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return readScript(name.trim(), lines);
    });
}

function readScript(name: string, lines: readonly string[]): Script {
  const headers = new Map<string, string>();
  const steps: Step[] = [];
  const open: { otherwise: Step[]; into: Step[] }[] = [];
  lines.forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const into = open.at(-1)?.into ?? steps;
    const said = /^([ACBOTS]): (.+)$/.exec(line);
    const maybe = /^\?(\d+)$/.exec(line);
    const call = /^@(verify|hold) (.+)$/.exec(line);
    const header = /^([a-z]+): (.+)$/.exec(line);
    if (said) {
      const [, code = '', text = ''] = said;
      into.push({ kind: 'say', speaker: SPEAKERS[code] ?? '', ways: readWays(text), key: `${name}:${index}` });
    } else if (maybe) {
      const branch = { steps: [] as Step[], otherwise: [] as Step[] };
      into.push({ kind: 'maybe', percent: Number(maybe[1]), ...branch });
      open.push({ otherwise: branch.otherwise, into: branch.steps });
    } else if (line === '?else') {
      const last = open.at(-1);
      if (last) last.into = last.otherwise;
    } else if (line === '?end') open.pop();
    else if (call?.[1] === 'verify') into.push({ kind: 'verify', by: call[2] ?? '' });
    else if (call) into.push({ kind: 'hold', reasons: split(call[2] ?? '') });
    else if (header && steps.length === 0) headers.set(header[1] ?? '', header[2] ?? '');
    else throw new Error(`${name}: what is "${line}"?`);
  });
  if (open.length > 0) throw new Error(`${name}: an episode has no ?end.`);
  return { name, headers, steps };
}

/** The ways in a text, with what stands in brackets in front of each. */
export function readWays(text: string): Way[] {
  return split(text).map((way) => {
    const match = /^\(([a-z0-9, ]+)\) ?(.*)$/.exec(way);
    return match ? { tags: (match[1] ?? '').split(/[, ]+/), text: match[2] ?? '' } : { tags: [], text: way };
  });
}

export function split(text: string): string[] {
  return text.split('||').map((part) => part.trim());
}
