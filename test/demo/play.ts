// Plays a script: an agent with their habits and a customer in their mood make a conversation of it.

import { type Facts, fill } from './facts.ts';
import type { DemoAgent, DemoCustomer, Habits } from './people.ts';
import type { Dice } from './random.ts';
import { readWays, type Script, type Step, split, type Way } from './script.ts';

export interface Line {
  readonly speaker: string;
  readonly text: string;
  /** Silence before the line, in milliseconds, beyond the usual breath. */
  readonly pauseMs?: number;
}

export interface Played {
  readonly lines: readonly Line[];
  /** What the agent left out: customers notice. */
  readonly misses: number;
}

export interface Stage {
  readonly script: Script;
  readonly agent: DemoAgent;
  readonly habits: Habits;
  readonly customer: DemoCustomer;
  readonly facts: Facts;
  readonly channel: 'voice' | 'chat';
  readonly dice: Dice;
  /** The agent's own lines, and the customers' common ones. */
  readonly lines: ReadonlyMap<string, Script>;
  /** How often each way was taken, so that no way is worn out. */
  readonly taken: Map<string, number>;
}

const CHANNELS = ['voice', 'chat'];
const STYLES = ['formal', 'tired', 'cheerful', 'manc', 'indian', 'us', 'warm', 'brisk', 'terse'];
const SHORT: Readonly<Record<string, string>> = {
  f: 'formal',
  t: 'tired',
  c: 'cheerful',
  m: 'manc',
  i: 'indian',
  u: 'us',
  w: 'warm',
  b: 'brisk',
};

export function play(stage: Stage): Played {
  return new Performance(stage).run();
}

class Performance {
  private readonly lines: Line[] = [];
  private readonly stage: Stage;
  private misses = 0;
  private pause = 0;
  /** What is being talked about, where an answer has to fit its question. */
  private thread = '';
  /** Whether the agent has a kind word for what was said last. */
  private kind = true;
  /** Whether the agent says back what was said. */
  private echo = true;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  run(): Played {
    const { script } = this.stage;
    if (script.headers.get('open') !== 'none') this.open();
    this.steps(script.steps);
    if (script.headers.get('close') !== 'none') this.close();
    return { lines: this.lines, misses: this.misses };
  }

  private open(): void {
    const { habits, channel, dice } = this.stage;
    const short = dice.chance(habits.short);
    if (short) this.misses += 1;
    const opening = this.own(short ? 'short' : channel);
    const notice = channel === 'voice' && dice.chance(habits.notice) ? this.own('notice') : '';
    const text = opening.includes('{notice}') ? opening.replace('{notice}', notice) : `${opening} ${notice}`;
    this.say('agent', text);
  }

  private steps(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.kind === 'maybe') this.steps(this.stage.dice.chance(step.percent / 100) ? step.steps : step.otherwise);
      else if (step.kind === 'verify') this.verify(step.by);
      else if (step.kind === 'hold') this.hold(step.reasons);
      else this.say(step.speaker, this.choose(step.ways, step.key, step.speaker));
    }
  }

  private verify(by: string): void {
    const { habits, dice } = this.stage;
    if (!dice.chance(habits.verify)) {
      this.misses += 1;
      return;
    }
    const ids = dice.pick(split(this.header('what is asked for', by)));
    const asked = this.own('ask').replace('{ids}', ids);
    this.say('agent', capital(asked));
    this.say('customer', this.common(by));
    this.say('agent', this.own('got'));
  }

  private hold(reasons: readonly string[]): void {
    const { habits, dice, channel } = this.stage;
    const asked = dice.chance(habits.hold);
    if (!asked) this.misses += 1;
    this.say('agent', this.own(asked ? 'hold' : 'cold').replace('{reason}', dice.pick(reasons)));
    if (asked) this.say('customer', this.common('hold'));
    this.pause = dice.whole(channel === 'voice' ? 32 : 50, channel === 'voice' ? 118 : 140) * 1000;
    this.say('agent', this.own(asked || dice.chance(0.3) ? 'back' : 'again'));
  }

  private close(): void {
    const { habits, dice, script } = this.stage;
    const recap = dice.chance(habits.recap) && script.headers.has('recap');
    const further = dice.chance(habits.further);
    if (!recap && script.headers.has('recap')) this.misses += 1;
    if (!further) this.misses += 1;
    const what = recap ? this.choose(readWays(script.headers.get('recap') ?? ''), `${script.name}:recap`, 'agent') : '';
    const summary = recap ? this.own('recap').replace('{recap}', what) : '';
    const more = further ? this.own('further') : '';
    // Often both in one breath; else the customer nods to the summary first.
    const apart = recap && further && dice.chance(0.14);
    this.say('agent', apart ? summary : `${summary} ${more}`);
    if (apart || !further) this.say('customer', this.common('fine'));
    if (apart) this.say('agent', more);
    if (further) this.say('customer', this.common('nomore'));
    if (dice.chance(habits.farewell)) this.say('agent', this.own('bye'));
    if (dice.chance(0.5)) this.say('customer', this.common('bye'));
  }

  private header(script: string, name: string): string {
    const text = this.stage.lines.get(script)?.headers.get(name);
    if (text === undefined) throw new Error(`No ${name} in ${script}.`);
    return text;
  }

  private own(name: string): string {
    const { agent } = this.stage;
    return this.choose(readWays(this.header(agent.id, name)), `${agent.id}:${name}`, 'agent');
  }

  private common(name: string): string {
    return this.choose(readWays(this.header('customers', name)), `customers:${name}`, 'customer');
  }

  /** A way that fits; of those that do, one of the least used. */
  private choose(ways: readonly Way[], key: string, speaker: string): string {
    const { agent, customer, channel, dice, habits, taken } = this.stage;
    const style = speaker === 'agent' ? agent.style : customer.style;
    const well = speaker !== 'agent' || ways.every(({ tags }) => !tags.includes('bad')) || dice.chance(habits.good);
    if (!well) this.misses += 2;
    const fits = ways.filter(({ tags: raw }) => {
      const tags = raw.map((tag) => SHORT[tag] ?? tag);
      const channels = tags.filter((tag) => CHANNELS.includes(tag));
      const styles = tags.filter((tag) => STYLES.includes(tag));
      if (channels.length > 0 && !channels.includes(channel)) return false;
      if (tags.includes('bad') === well && (tags.includes('bad') || tags.includes('good'))) return false;
      const threads = tags.filter((tag) => /^\d$/.test(tag));
      if (threads.length > 0 && !threads.includes(this.thread)) return false;
      return styles.length === 0 || styles.includes(style);
    });
    if (fits.length === 0) throw new Error(`${key}: no way fits in thread ${this.thread} (${style}, ${channel}).`);
    const kind = fits.filter(({ text }) => text.includes('[[e: '));
    this.kind = dice.chance(habits.empathy);
    this.echo = dice.chance(habits.paraphrase);
    const answers = this.kind && kind.length > 0 ? kind : fits;
    const echoes = answers.filter(({ text }) => text.includes('[[p: '));
    const able = this.echo && echoes.length > 0 ? echoes : answers;
    const meant = able.filter(({ tags }) => tags.some((tag) => (SHORT[tag] ?? tag) === style || tag === channel));
    const from = meant.length > 0 && dice.chance(0.65) ? meant : able;
    const used = (way: Way) => taken.get(`${key}:${way.text}`) ?? 0;
    const fewest = Math.min(...from.map(used));
    const way = dice.pick(from.filter((item) => used(item) <= fewest));
    taken.set(`${key}:${way.text}`, used(way) + 1);
    this.thread = way.tags.find((tag) => /^q\d$/.test(tag))?.slice(1) ?? this.thread;
    return way.text;
  }

  /** Adds a line with its optional parts decided and its gaps filled; what stays empty isn't said. */
  private say(speaker: string, raw: string): void {
    const { facts, agent, habits, dice, channel } = this.stage;
    const decided = raw.replace(/\[\[([a-z]): (.*?)\]\]/g, (_, kind: string, content: string) => {
      const [well = '', badly = ''] = content.split(' ~ ');
      const p = kind === 't' ? habits.time : habits.good;
      if (kind === 'e' ? this.kind : kind === 'p' ? this.echo : dice.chance(p)) return well;
      this.misses += kind === 'e' ? 2 : 1;
      return badly;
    });
    const text = fill(decided, facts)
      .replace(/\s+/g, ' ')
      .replace(/ ([,.?!])/g, '$1')
      .trim();
    if (text === '') return;
    let pauseMs = this.pause;
    this.pause = 0;
    const quiet = channel === 'voice' && speaker === 'agent' && agent.id === 'a-207' && this.lines.length > 4;
    if (pauseMs === 0 && quiet && dice.chance(habits.silence * 0.28)) pauseMs = dice.whole(23, 58) * 1000;
    else if (pauseMs === 0 && channel === 'voice' && speaker === 'agent' && dice.chance(0.2))
      pauseMs = dice.whole(3, 9) * 1000;
    const before = this.lines.at(-1);
    if (before?.speaker === speaker && pauseMs === 0 && channel === 'voice') {
      // People say so when they follow; otherwise what one says in one go is one turn.
      const follows =
        speaker === 'agent' && before.text.length > 50 && !before.text.endsWith('?') && this.lines.length > 2;
      if (follows && dice.chance(0.55)) {
        this.lines.push({ speaker: 'customer', text: this.common('yes') }, { speaker, text: capital(text) });
      } else this.lines[this.lines.length - 1] = { ...before, text: `${before.text} ${text}` };
    } else if (pauseMs > 30_000 && quiet && before?.speaker === 'customer' && dice.chance(0.4)) {
      this.lines.push({
        speaker: 'customer',
        text: fill(this.common('still'), facts),
        pauseMs: Math.round(pauseMs * 0.7),
      });
      this.lines.push({ speaker, text });
    } else {
      const typed = channel === 'chat' && speaker !== 'agent' ? text : capital(text);
      this.lines.push({ speaker, text: typed, ...(pauseMs > 0 ? { pauseMs } : {}) });
    }
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
