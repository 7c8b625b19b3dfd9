// The phrase language: what an analyst writes, parsed. `parsePhrase('how (can|may) i help [you]')`.

/** A phrase as a tree. Words are as written, not yet folded. */
export type PhraseNode =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'prefix'; readonly text: string; readonly at: number }
  | { readonly kind: 'any' }
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'slot'; readonly name: string; readonly at: number }
  | { readonly kind: 'family'; readonly name: string; readonly at: number }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly PhraseNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PhraseNode[] }
  | { readonly kind: 'optional'; readonly part: PhraseNode }
  /** One or more; only inside slots. */
  | { readonly kind: 'repeat'; readonly part: PhraseNode };

export type ParsedPhrase =
  | { readonly ok: true; readonly node: PhraseNode }
  /** `at` is the offset in the phrase text, UTF-16 code units. */
  | { readonly ok: false; readonly at: number; readonly message: string };

/** The slots that may be written in angle brackets. */
export const SLOT_NAMES = [
  'number',
  'money',
  'date',
  'time',
  'duration',
  'name',
  'given-name',
  'agent',
  'identifier',
] as const;

const GAP_DEFAULT = 3;
const GAP_MOST = 20;
/** Brackets in brackets; more than anybody means, and few enough to be read recursively. */
const DEPTH_MOST = 50;

class PhraseError extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Parses one phrase; never throws. */
export function parsePhrase(text: string): ParsedPhrase {
  try {
    const reader = new Reader(text);
    const node = reader.choice('');
    if (!consumes(node)) throw new PhraseError(0, 'this phrase has no word that must be said');
    return { ok: true, node };
  } catch (error) {
    if (error instanceof PhraseError) return { ok: false, at: error.at, message: error.message };
    throw error;
  }
}

/** Whether every way through the phrase says at least one word: a phrase that can match nothing would match everywhere. */
function consumes(node: PhraseNode): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.parts.some(consumes);
    case 'choice':
      return node.options.every(consumes);
    case 'optional':
    case 'gap':
    case 'start':
    case 'end':
      return false;
    default:
      return true;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  choice(closing: string): PhraseNode {
    const open = this.#at;
    const options = [this.#sequence()];
    while (this.#peek() === '|') {
      this.#at++;
      options.push(this.#sequence());
    }
    const found = this.#peek();
    if (closing === '') {
      if (found !== '') throw new PhraseError(this.#at, `this "${found}" closes nothing`);
    } else if (found !== closing) {
      throw new PhraseError(open - 1, `this "${this.#text[open - 1]}" is not closed with "${closing}"`);
    }
    const first = options[0] as PhraseNode;
    return options.length === 1 ? first : { kind: 'choice', options };
  }

  #sequence(): PhraseNode {
    const begin = this.#at;
    const parts: PhraseNode[] = [];
    for (;;) {
      this.#skipSpace();
      const next = this.#peek();
      if (next === '' || next === '|' || next === ')' || next === ']') break;
      parts.push(this.#part(next));
    }
    if (parts.length === 0) {
      throw new PhraseError(
        begin,
        this.#text.trim() === '' ? 'this phrase is empty' : 'nothing stands here between the brackets or bars',
      );
    }
    const first = parts[0] as PhraseNode;
    return parts.length === 1 ? first : { kind: 'sequence', parts };
  }

  #part(next: string): PhraseNode {
    switch (next) {
      case '(':
        return this.#bracketed(')');
      case '[':
        return { kind: 'optional', part: this.#bracketed(']') };
      case '{':
        return this.#family();
      case '<':
        return this.#slot();
      case '^':
        this.#at++;
        return { kind: 'start' };
      case '$':
        if (/[0-9]/.test(this.#text[this.#at + 1] ?? '')) return this.#word();
        this.#at++;
        return { kind: 'end' };
      case '*':
        this.#at++;
        return { kind: 'any' };
      case '.':
      case '…':
        return this.#gap();
      case '}':
      case '>':
        throw new PhraseError(this.#at, `this "${next}" closes nothing`);
      default:
        return this.#word();
    }
  }

  #bracketed(closing: string): PhraseNode {
    if (this.#depth === DEPTH_MOST) throw new PhraseError(this.#at, `more than ${DEPTH_MOST} brackets in one another`);
    this.#depth++;
    this.#at++;
    const inner = this.choice(closing);
    this.#at++;
    this.#depth--;
    return inner;
  }

  #family(): PhraseNode {
    const at = this.#at;
    const match = /^\{\s*([\p{L}\p{N}_.-]+)\s*\}/u.exec(this.#text.slice(at));
    if (match === null) throw new PhraseError(at, 'a family is written {its-name}');
    this.#at += match[0].length;
    return { kind: 'family', name: match[1] as string, at };
  }

  #slot(): PhraseNode {
    const at = this.#at;
    const match = /^<\s*([\p{L}-]+)\s*>/u.exec(this.#text.slice(at));
    const name = match?.[1] ?? '';
    if (match === null || !(SLOT_NAMES as readonly string[]).includes(name)) {
      throw new PhraseError(at, `a slot is one of ${SLOT_NAMES.map((slot) => `<${slot}>`).join(' ')}`);
    }
    this.#at += match[0].length;
    return { kind: 'slot', name, at };
  }

  #gap(): PhraseNode {
    const at = this.#at;
    const match = /^(?:\.{2,3}|…)(\d*)/.exec(this.#text.slice(at));
    if (match === null)
      throw new PhraseError(
        at,
        'a gap is written ... (or ...5 for up to five words); punctuation is not part of a phrase',
      );
    const most = match[1] === '' ? GAP_DEFAULT : Number(match[1]);
    if (most < 1 || most > GAP_MOST) throw new PhraseError(at, `a gap is from 1 to ${GAP_MOST} words`);
    this.#at += match[0].length;
    return { kind: 'gap', most };
  }

  #word(): PhraseNode {
    const at = this.#at;
    const match = /^[^\s()[\]{}<>|*^…]+/u.exec(this.#text.slice(at));
    let word = match?.[0] ?? '';
    const dots = word.indexOf('..');
    if (dots > 0) word = word.slice(0, dots);
    const end = word.search(/\$(?!\d)/);
    if (end > 0) word = word.slice(0, end);
    if (!/[\p{L}\p{N}\p{Sc}%&]/u.test(word))
      throw new PhraseError(at, `"${word || this.#peek()}" is punctuation: a phrase is made of words`);
    this.#at += word.length;
    if (this.#peek() !== '*') return { kind: 'word', text: word, at };
    this.#at++;
    if (word.length < 3) throw new PhraseError(at, 'the beginning of a word before * has at least 3 letters');
    return { kind: 'prefix', text: word, at };
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #skipSpace(): void {
    while (/\s/.test(this.#peek())) this.#at++;
  }
}
