// Binding: every phrase of every rubric and keyword list is given to one matcher, and every finder learns its numbers.

import type { Speaker } from '../model/interaction.ts';
import type { MeaningModel } from '../model/meaning.ts';
import type { Guard, PhraseFamily } from '../model/phrase.ts';
import type { Check, Criterion, Finder, KeywordGroup, Rubric } from '../model/rubric.ts';
import { Guards } from '../text/guards.ts';
import { Matcher } from '../text/matcher.ts';
import { inlineFamilies } from '../text/pattern.ts';
import { type PhraseNode, parsePhrase } from '../text/phrase.ts';
import { type BoundMeaning, bindMeaning, meantBelow } from './bind-meaning.ts';
import { checkTypes } from './checks/index.ts';

/** One phrase as a finder uses it. */
export interface BoundPhrase {
  /** Number of the pattern in the matcher; −1 for `*`, anything said. */
  readonly pattern: number;
  /** The family it belongs to, or its own text: what evidence calls it. */
  readonly name: string;
  readonly by: readonly Speaker[] | undefined;
  readonly unless: readonly Guard[];
  /** Patterns that mean something else. */
  readonly not: readonly number[];
}

/** The words of a finder, bound. Finders with the same words share one, so that a conversation is searched for them once. */
export interface BoundWords {
  readonly phrases: readonly BoundPhrase[];
  /** The speakers they are about: the finder's own, or those that all its phrases agree on. */
  readonly by: readonly Speaker[] | undefined;
  /** The names of its phrases, each once; of its meanings where it has no phrases. */
  readonly names: string;
  /** What must be meant; without phrases, that alone. */
  readonly means?: BoundMeaning;
}

export interface BoundKeyword {
  readonly group: string;
  readonly term: string;
  readonly by: readonly Speaker[] | undefined;
  readonly pattern: number;
}

/** Rubrics and keywords ready to run. */
export interface Bound {
  readonly rubrics: readonly Rubric[];
  readonly matcher: Matcher;
  readonly guards: Guards;
  readonly words: ReadonlyMap<Finder, BoundWords>;
  /** For each finder that hangs on a meaning, itself or through another: those that ask for it. */
  readonly meant: ReadonlyMap<Finder, readonly Finder[]>;
  /** The criteria that hang on a meaning. */
  readonly byMeaning: ReadonlySet<Criterion>;
  readonly keywords: readonly BoundKeyword[];
}

/**
 * Binds loaded rubrics, which have no problems left; a phrase that does not parse here is a bug of the loader. `model` is for
 * rubrics that were loaded without their own.
 */
export function bind(rubrics: readonly Rubric[], keywords: readonly KeywordGroup[] = [], model?: MeaningModel): Bound {
  const patterns = new PatternTable();
  const words = new Map<Finder, BoundWords>();
  const meant = new Map<Finder, readonly Finder[]>();
  const byMeaning = new Set<Criterion>();
  for (const rubric of rubrics) {
    const families = new FamilyTable(rubric.families, patterns, rubric.meaning ?? model);
    const bindFinder = (finder: Finder): void => {
      if (words.has(finder)) return;
      words.set(finder, families.bindFinder(finder));
      const below = meantBelow(finder);
      if (below.length > 0) meant.set(finder, below);
      for (const inner of [finder.after, finder.before, finder.with, finder.without])
        if (inner !== undefined) bindFinder(inner);
    };
    /** Whether the check hangs on a meaning. */
    const bindCheck = (check: Check): boolean => {
      const { finders, checks } = checkTypes.parts(check);
      finders.forEach(bindFinder);
      const inner = checks.map(bindCheck);
      return finders.some((finder) => meant.has(finder)) || inner.includes(true);
    };
    for (const criterion of rubric.criteria) {
      const parts = criterion.when === undefined ? [criterion.check] : [criterion.check, criterion.when];
      if (parts.map(bindCheck).includes(true)) byMeaning.add(criterion);
    }
    for (const flag of rubric.flags) bindFinder(flag.find);
  }
  const bound = keywords.flatMap((group) =>
    group.terms.map((term) => ({ group: group.name, term, by: group.by, pattern: patterns.add(term, parse(term)) })),
  );
  const matcher = new Matcher(patterns.nodes);
  return { rubrics, matcher, guards: new Guards(matcher.lexicon), words, meant, byMeaning, keywords: bound };
}

function parse(text: string): PhraseNode {
  const parsed = parsePhrase(text);
  if (!parsed.ok) throw new Error(`phrase "${text}" was not linted: ${parsed.message}`);
  return parsed.node;
}

/** Every distinct phrase once. */
class PatternTable {
  readonly nodes: PhraseNode[] = [];
  readonly #numbers = new Map<string, number>();

  add(key: string, node: PhraseNode): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.nodes.length);
    return this.nodes.push(node) - 1;
  }
}

/** The families of one rubric, parsed once. */
class FamilyTable {
  readonly #families: ReadonlyMap<string, PhraseFamily>;
  readonly #nodes = new Map<string, readonly PhraseNode[]>();
  readonly #patterns: PatternTable;
  readonly #model: MeaningModel | undefined;
  readonly #bound = new Map<string, readonly BoundPhrase[]>();
  readonly #words = new Map<string, BoundWords>();

  constructor(families: readonly PhraseFamily[], patterns: PatternTable, model: MeaningModel | undefined) {
    this.#model = model;
    this.#families = new Map(families.map((family) => [family.name, family]));
    this.#patterns = patterns;
  }

  bindFinder(finder: Finder): BoundWords {
    const key = JSON.stringify([finder.says, finder.not, finder.by, finder.unless, finder.means]);
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const not = (finder.not ?? []).flatMap((text) => this.#bindText(text).map((phrase) => phrase.pattern));
    const phrases = finder.says
      .flatMap((text) => this.#bindText(text))
      .map((phrase) => ({
        ...phrase,
        by: finder.by ?? phrase.by,
        unless: [...phrase.unless, ...(finder.unless ?? [])],
        not: joined(phrase.not, not),
      }));
    const means = bindMeaning(finder, this.#model, not);
    const names = phrases.length > 0 ? phrases.map((phrase) => phrase.name) : (finder.means ?? []);
    const speakers = means?.families.map((family) => family.by) ?? [];
    const words = {
      phrases,
      by: speakers.length > 0 ? [...new Set(speakers)] : (finder.by ?? speakersOf(phrases)),
      names: [...new Set(names)].join(', '),
      ...(means === undefined ? {} : { means }),
    };
    this.#words.set(key, words);
    return words;
  }

  #bindText(text: string): readonly BoundPhrase[] {
    const known = this.#bound.get(text);
    if (known !== undefined) return known;
    const result = this.#bindNewText(text);
    this.#bound.set(text, result);
    return result;
  }

  #bindNewText(text: string): readonly BoundPhrase[] {
    if (text.trim() === '*') return [{ pattern: -1, name: '*', by: undefined, unless: [], not: [] }];
    const node = parse(text);
    const family = node.kind === 'family' ? this.#families.get(node.name) : undefined;
    if (family !== undefined) return this.#bindFamily(family);
    const inner = this.#inherited(node);
    return [{ pattern: this.#add(text, node), name: text, by: undefined, unless: inner.unless, not: inner.not }];
  }

  #bindFamily(family: PhraseFamily): readonly BoundPhrase[] {
    const not = (family.not ?? []).flatMap((text) => this.#bindText(text).map((phrase) => phrase.pattern));
    return family.say.flatMap((text) =>
      this.#bindText(text).map((phrase) => ({
        pattern: phrase.pattern,
        name: family.name,
        by: family.by ?? phrase.by,
        unless: [...(family.unless ?? []), ...phrase.unless],
        not: joined(not, phrase.not),
      })),
    );
  }

  /** What a phrase takes over from the families named inside it: their look-alikes and contexts. */
  #inherited(node: PhraseNode): { unless: readonly Guard[]; not: readonly number[] } {
    const unless: Guard[] = [];
    const not: number[] = [];
    for (const name of familyNames(node)) {
      const family = this.#families.get(name);
      unless.push(...(family?.unless ?? []));
      not.push(...(family?.not ?? []).flatMap((text) => this.#bindText(text).map((phrase) => phrase.pattern)));
    }
    return { unless, not };
  }

  /** Families differ from rubric to rubric, so a phrase that names one is told apart by what it stands for. */
  #add(text: string, node: PhraseNode): number {
    if (familyNames(node).length === 0) return this.#patterns.add(text, node);
    const whole = inlineFamilies(node, (name) => this.#familyNodes(name));
    return this.#patterns.add(JSON.stringify(whole), whole);
  }

  #familyNodes(name: string): readonly PhraseNode[] {
    const known = this.#nodes.get(name);
    if (known !== undefined) return known;
    const nodes = (this.#families.get(name)?.say ?? []).map(parse);
    this.#nodes.set(name, nodes);
    return nodes;
  }
}

/** Both lists; the same object where one is empty, since all phrases of a family have one list and it is looked up once. */
function joined(a: readonly number[], b: readonly number[]): readonly number[] {
  return b.length === 0 ? a : a.length === 0 ? b : [...a, ...b];
}

/** The speakers that all phrases name; undefined when one of them may be said by anybody. */
function speakersOf(phrases: readonly BoundPhrase[]): readonly Speaker[] | undefined {
  const all = new Set<Speaker>();
  for (const phrase of phrases) {
    if (phrase.by === undefined) return undefined;
    for (const speaker of phrase.by) all.add(speaker);
  }
  return all.size === 0 ? undefined : [...all];
}

function familyNames(node: PhraseNode): readonly string[] {
  switch (node.kind) {
    case 'family':
      return [node.name];
    case 'sequence':
      return node.parts.flatMap(familyNames);
    case 'choice':
      return node.options.flatMap(familyNames);
    case 'optional':
    case 'repeat':
      return familyNames(node.part);
    default:
      return [];
  }
}
