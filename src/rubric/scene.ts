// A conversation in front of a set of rules: looks things up for checks, each finder once.

import type { Evidence, Finding } from '../model/evaluation.ts';
import type { Check, Finder } from '../model/rubric.ts';
import type { Bound } from './bind.ts';
import { checkTypes } from './checks/index.ts';
import type { Conversation } from './conversation.ts';
import { find } from './find.ts';
import type { Found, Occurrence } from './occurrence.ts';
import { spokenAt } from './word-time.ts';

const EVIDENCE_MOST = 6;

export class Scene {
  readonly conversation: Conversation;
  readonly bound: Bound;
  readonly #found = new Map<Finder, Found>();

  constructor(conversation: Conversation, bound: Bound) {
    this.conversation = conversation;
    this.bound = bound;
  }

  find(finder: Finder): Found {
    const known = this.#found.get(finder);
    if (known !== undefined) return known;
    const found = find(finder, this);
    this.#found.set(finder, found);
    return found;
  }

  /** Runs a check of any type. */
  run(check: Check): Finding {
    return checkTypes.run(check, this);
  }

  /** The evidence of some occurrences, at most six of them, in order; one that runs over two turns gives one piece each. */
  evidence(occurrences: readonly Occurrence[]): readonly Evidence[] {
    return occurrences.slice(0, EVIDENCE_MOST).flatMap((occurrence) => this.#pieces(occurrence));
  }

  #pieces({ start, end, turn, name }: Occurrence): readonly Evidence[] {
    const { tokens } = this.conversation;
    if (start === end) return this.#silencePiece(turn, name);
    const pieces: Evidence[] = [];
    for (let at = start; at < end; ) {
      const here = tokens.turns[at] as number;
      let last = at;
      while (last + 1 < end && tokens.turns[last + 1] === here) last++;
      pieces.push(this.#piece(here, tokens.starts[at] as number, tokens.ends[last] as number, name));
      at = last + 1;
    }
    return pieces;
  }

  /** A silence is shown by the last words before it. */
  #silencePiece(turn: number, name: string): readonly Evidence[] {
    const text = this.conversation.interaction.turns[turn]?.text ?? '';
    return text === '' ? [] : [this.#piece(turn, 0, text.length, name)];
  }

  #piece(index: number, start: number, end: number, phrase: string): Evidence {
    const turn = this.conversation.interaction.turns[index];
    if (turn === undefined) throw new Error(`no turn ${index}`);
    const at = spokenAt(turn, start);
    return {
      turn: index,
      start,
      end,
      ...(at === undefined ? {} : { startMs: at.ms }),
      quote: turn.text.slice(start, end),
      phrase,
    };
  }
}
