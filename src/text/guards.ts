// Contexts in which words mean something else: negated, quoted, hypothetical, past; and whether a sentence asks.

import type { Turn } from '../model/interaction.ts';
import type { Guard } from '../model/phrase.ts';
import type { Hit } from './hit.ts';
import type { Lexicon } from './lexicon.ts';
import { isQuoted } from './quotation.ts';
import { FLAG, type Tokens } from './tokens.ts';

export const NEGATORS = 'not never no cannot without neither nor none nobody hardly unable'.split(' ');
/** "No problem", "no worries", "not only", "no wonder": a negator that denies nothing. */
const NOT_A_DENIAL = 'problem worries only doubt bother wonder rush'.split(' ');
const HYPOTHETICAL = 'if unless suppose supposing imagine whether'.split(' ');
const REPORTING = 'said says saying told tells tell promised claimed reads wrote states stated mentioned heard'.split(
  ' ',
);
/** Words before "say" or "tell" that make it the speaker's own: "I said", "let me tell you", "kindly tell me", "must say". */
const OWN_SPEECH = 'i we me us to please kindly must can could meter'.split(' ');
const PAST = 'yesterday earlier ago previously last already used'.split(' ');
const ASKING = 'what which who whom whose where when why how'.split(' ');
const AUXILIARIES = 'can could may might would will shall should do does did is are was were have has had am'.split(
  ' ',
);
const SUBJECTS = 'i you we he she it they this that there anyone anybody someone your my the'.split(' ');

const PRONOUNS = 'i you we he she it they that this there anyone anybody someone'.split(' ');
const ACTORS = 'i you we'.split(' ');
/** Words before a question that belong to no question: "okay so what is it". */
const LEAD_INS =
  'ok okay all and so right well sorry sir maam madam please just now then oh yeah yes hello hi thanks great perfect lovely actually also but sure'.split(
    ' ',
  );
/** Last words that make a question of a statement. */
const TAGS = 'right yeah yes correct no na po ba eh'.split(' ');

/** Words before the match that a negation reaches over. */
const NEGATION_REACH = 4;
const HYPOTHESIS_REACH = 8;
const REPORT_REACH = 5;
/** A question word that begins a sentence asks when a verb follows this soon: "which of them is". */
const VERB_REACH = 3;
/** A sentence that begins with a question word and is no longer than this asks: "what error", "since when". */
const SHORT_QUESTION = 4;

/** Every word that the guards look for; the lexicon must know them. */
export function guardWords(): readonly string[] {
  return [
    ...NEGATORS,
    ...NOT_A_DENIAL,
    ...HYPOTHETICAL,
    ...REPORTING,
    ...OWN_SPEECH,
    ...PAST,
    ...ASKING,
    ...AUXILIARIES,
    ...SUBJECTS,
    ...LEAD_INS,
    ...TAGS,
    'but',
  ];
}

/** Answers for one matcher's vocabulary. */
export class Guards {
  readonly #sets: Readonly<
    Record<
      | 'negators'
      | 'harmless'
      | 'hypothetical'
      | 'reporting'
      | 'ownSpeech'
      | 'past'
      | 'asking'
      | 'auxiliaries'
      | 'subjects'
      | 'pronouns'
      | 'actors'
      | 'leadIns'
      | 'tags',
      ReadonlySet<number>
    >
  >;
  readonly #but: number;

  constructor(lexicon: Lexicon) {
    const set = (words: readonly string[]): ReadonlySet<number> => new Set(words.map((word) => lexicon.rule(word)));
    this.#sets = {
      negators: set(NEGATORS),
      harmless: set(NOT_A_DENIAL),
      hypothetical: set(HYPOTHETICAL),
      reporting: set(REPORTING),
      ownSpeech: set(OWN_SPEECH),
      past: set(PAST),
      asking: set(ASKING),
      auxiliaries: set(AUXILIARIES),
      subjects: set(SUBJECTS),
      pronouns: set(PRONOUNS),
      actors: set(ACTORS),
      leadIns: set(LEAD_INS),
      tags: set(TAGS),
    };
    this.#but = lexicon.rule('but');
  }

  /** The first guard of `guards` that holds for the hit, undefined when none does. */
  holds(
    guards: readonly Guard[],
    hit: Hit,
    tokens: Tokens,
    turns: readonly Turn[],
    ownNegation: boolean,
  ): Guard | undefined {
    return guards.find((guard) => this.#holds(guard, hit, tokens, turns, ownNegation));
  }

  #holds(guard: Guard, hit: Hit, tokens: Tokens, turns: readonly Turn[], ownNegation: boolean): boolean {
    switch (guard) {
      case 'negated':
        return this.#negated(hit, tokens) || (!ownNegation && this.#negatedInside(hit, tokens));
      case 'quoted':
        return isQuoted(hit, tokens, turns) || this.reported(hit, tokens);
      case 'hypothetical':
        return this.#within(this.#sets.hypothetical, hit, tokens, HYPOTHESIS_REACH);
      case 'past':
        return this.#inSentence(this.#sets.past, hit, tokens);
      case 'question':
        return this.asks(hit, tokens);
      case 'statement':
        return !this.asks(hit, tokens);
    }
  }

  /** A negator shortly before the hit in its clause; one inside the hit is the phrase's own. */
  #negated(hit: Hit, tokens: Tokens): boolean {
    if (tokens.words[hit.start] === this.#but) return false;
    for (let at = hit.start - 1; at >= 0 && hit.start - at <= NEGATION_REACH; at--) {
      if (this.#boundary(at + 1, tokens)) return false;
      const word = tokens.words[at] as number;
      if (word === this.#but) return false;
      if (this.#sets.negators.has(word) && !this.#sets.harmless.has(tokens.words[at + 1] as number)) return true;
    }
    return false;
  }

  /** "I will not be able to call you back": a negator in a gap of the phrase. */
  #negatedInside(hit: Hit, tokens: Tokens): boolean {
    for (let at = hit.start + 1; at < hit.end; at++) {
      if (
        this.#sets.negators.has(tokens.words[at] as number) &&
        !this.#sets.harmless.has(tokens.words[at + 1] as number)
      )
        return true;
    }
    return false;
  }

  #within(set: ReadonlySet<number>, hit: Hit, tokens: Tokens, reach: number): boolean {
    for (let at = hit.start - 1; at >= 0 && hit.start - at <= reach; at--) {
      if (this.#boundary(at + 1, tokens)) return false;
      if (set.has(tokens.words[at] as number)) return true;
    }
    return false;
  }

  /** "He said", "the letter reads", shortly before the hit; not "I said", "let me tell you", "kindly tell me". */
  reported(hit: Hit, tokens: Tokens): boolean {
    const { reporting, ownSpeech } = this.#sets;
    for (let at = hit.start - 1; at >= 0 && hit.start - at <= REPORT_REACH; at--) {
      if (this.#boundary(at + 1, tokens)) return false;
      if (!reporting.has(tokens.words[at] as number)) continue;
      const before = at > 0 && !this.#boundary(at, tokens) ? (tokens.words[at - 1] as number) : -1;
      const earlier =
        at > 1 && !this.#boundary(at, tokens) && !this.#boundary(at - 1, tokens)
          ? (tokens.words[at - 2] as number)
          : -1;
      if (before === -1 || ownSpeech.has(before) || ownSpeech.has(earlier)) return false;
      return true;
    }
    return false;
  }

  #inSentence(set: ReadonlySet<number>, hit: Hit, tokens: Tokens): boolean {
    const sentence = tokens.sentences[hit.start];
    for (let at = hit.start - 1; at >= 0 && tokens.sentences[at] === sentence; at--)
      if (set.has(tokens.words[at] as number)) return true;
    for (let at = hit.start; at < tokens.length && tokens.sentences[at] === sentence; at++)
      if (set.has(tokens.words[at] as number)) return true;
    return false;
  }

  /** Whether the sentence around the hit is a question: by its mark, or, where a recogniser wrote none, by its order of words. */
  asks(hit: Hit, tokens: Tokens): boolean {
    const sentence = tokens.sentences[hit.start] as number;
    if (tokens.questions[sentence] === 1) return true;
    let from = hit.start;
    while (from > 0 && tokens.sentences[from - 1] === sentence && tokens.turns[from - 1] === tokens.turns[hit.start])
      from--;
    let to = hit.end;
    while (to < tokens.length && tokens.sentences[to] === sentence && tokens.turns[to] === tokens.turns[hit.start])
      to++;
    const { auxiliaries, subjects, pronouns, actors, asking, leadIns, tags } = this.#sets;
    const word = (at: number): number => tokens.words[at] as number;
    let first = from;
    while (first < to - 1 && leadIns.has(word(first))) first++;
    if (asking.has(word(first))) {
      if (to - first <= SHORT_QUESTION) return true;
      // "What did", "how long have you"; not "what we did", "when it arrives".
      for (let at = first + 1; at < to - 1 && at <= first + VERB_REACH && !subjects.has(word(at)); at++)
        if (auxiliaries.has(word(at))) return true;
    }
    if (auxiliaries.has(word(first)) && subjects.has(word(first + 1))) return true;
    if (
      to - from > 2 &&
      tags.has(word(to - 1)) &&
      (auxiliaries.has(word(to - 2)) || !leadIns.has(word(to - 2))) &&
      to - 1 >= hit.end
    )
      return true;
    // Without punctuation one "sentence" may hold several: the question may begin inside it, before the hit ends.
    for (let at = first + 1; at < hit.end && at + 1 < to; at++) {
      const inverted = auxiliaries.has(word(at)) && pronouns.has(word(at + 1)) && !auxiliaries.has(word(at - 1));
      // "Did you", "can I" ask anywhere; "is it" only behind "and" or "so": "the trouble is it keeps dropping" does not.
      if (inverted && leadIns.has(word(at - 1))) return true;
      if (inverted && actors.has(word(at + 1)) && !subjects.has(word(at - 1)) && !asking.has(word(at - 1))) return true;
      if (
        asking.has(word(at)) &&
        auxiliaries.has(word(at + 1)) &&
        !auxiliaries.has(word(at - 1)) &&
        leadIns.has(word(at - 1))
      )
        return true;
    }
    return false;
  }

  #boundary(at: number, tokens: Tokens): boolean {
    return ((tokens.flags[at] as number) & FLAG.hard) !== 0;
  }
}
