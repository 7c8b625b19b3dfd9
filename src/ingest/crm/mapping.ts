// The mapping file: which column of a CRM export fills which field of the interaction, read with the place of each line.

import { readFile } from 'node:fs/promises';
import type { Place, Problem } from '../../model/problem.ts';
import type { Encoding } from '../encoding.ts';
import { type CellReader, idReader } from './cell.ts';
import { type ColumnDefaults, columnReader } from './column.ts';
import { isTimeZone } from './local-time.ts';
import { describeIssues, type MappingFault } from './mapping-issues.ts';
import { COLUMN_SCHEMAS, type ColumnSpec, KNOWN_KEYS, MAPPING_SCHEMA } from './mapping-schema.ts';
import { didYouMean, suggest } from './suggestion.ts';
import { TARGETS, typeOfTarget } from './target.ts';
import { type Path, parseYaml, type YamlSource } from './yaml-source.ts';

export interface ColumnMapping {
  readonly column: string;
  /** A name from target.ts: `agent.id`, `attributes.csat`. */
  readonly to: string;
  readonly read: CellReader;
  readonly place: Place;
}

export interface Mapping {
  readonly file: string;
  readonly key: { readonly column: string; readonly place: Place; readonly read: CellReader };
  /** What of the interaction equals the key: `id`, or a target. */
  readonly match: string;
  readonly columns: readonly ColumnMapping[];
  /** Columns left out on purpose. */
  readonly ignore: 'all' | readonly { readonly column: string; readonly place: Place }[];
  /** Words that stand for an empty cell, in lower case. */
  readonly empty: ReadonlySet<string>;
  readonly delimiter?: string;
  readonly encoding?: Encoding;
  /** A problem at a place of the mapping file, with its lines. */
  readonly problem: (at: Place, code: string, message: string, hint?: string) => Problem;
}

export type LoadedMapping =
  | { readonly mapping: Mapping; readonly problems: readonly Problem[] }
  | { readonly mapping?: undefined; readonly problems: readonly Problem[] };

export interface MappingDefaults {
  /** IANA zone for times without one, where the mapping names none. */
  readonly timezone?: string;
}

/** Reads and checks a mapping file; all its errors come back together, each with file, line and column. */
export async function loadMapping(file: string, defaults: MappingDefaults = {}): Promise<LoadedMapping> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why =
      code === 'ENOENT'
        ? 'There is no such file.'
        : code === 'EACCES'
          ? 'The file may not be read.'
          : 'The file could not be read as UTF-8 text.';
    return { problems: [{ code: 'mapping/unreadable', message: why, place: { file }, severity: 'error' }] };
  }
  return parseMapping(text, file, defaults);
}

/** The same from text: `file` is only for messages. */
export function parseMapping(text: string, file: string, defaults: MappingDefaults = {}): LoadedMapping {
  const parsed = parseYaml(text, file, 'mapping');
  if (parsed.problems !== undefined) return { problems: parsed.problems };
  return new MappingReader(parsed.source, file, defaults).read();
}

/** Collects problems while it builds a mapping. */
class MappingReader {
  private readonly problems: Problem[] = [];
  private readonly source: YamlSource;
  private readonly file: string;
  private readonly defaults: MappingDefaults;

  constructor(source: YamlSource, file: string, defaults: MappingDefaults) {
    this.source = source;
    this.file = file;
    this.defaults = defaults;
  }

  read(): LoadedMapping {
    const top = MAPPING_SCHEMA.safeParse(this.source.value);
    if (!top.success) {
      this.addFaults(describeIssues(top.error.issues, this.source.value, [], KNOWN_KEYS));
      return { problems: this.problems };
    }
    const options = top.data;
    const defaults: ColumnDefaults = {
      timezone: this.zone(options.timezone, ['timezone']) ?? this.defaults.timezone,
      fold: options.fold ?? 'refuse',
      decimal: options.decimal ?? '.',
    };
    const match = options.match ?? 'id';
    if (match !== 'id' && typeOfTarget(match) === undefined) {
      this.addUnknownTarget(['match'], match, ['id', ...TARGETS]);
    }
    const columns: ColumnMapping[] = [];
    for (const [column, raw] of Object.entries(options.columns)) {
      const mapped = this.column(column, raw, defaults);
      if (mapped !== undefined) columns.push(mapped);
    }
    this.checkDistinct(columns);
    if (this.problems.length > 0) return { problems: this.problems };
    return {
      problems: [],
      mapping: {
        file: this.file,
        key: { column: options.key, place: this.source.place(['key']), read: idReader() },
        match,
        columns,
        ignore:
          options.ignore === 'all'
            ? 'all'
            : (options.ignore ?? []).map((column, i) => ({ column, place: this.source.place(['ignore', i]) })),
        empty: new Set(options.empty?.map((word) => word.toLowerCase())),
        ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter }),
        ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
        problem: this.source.problem,
      },
    };
  }

  private column(column: string, raw: unknown, defaults: ColumnDefaults): ColumnMapping | undefined {
    const path = ['columns', column];
    const spec = this.columnSpec(path, raw);
    if (spec === undefined) return undefined;
    const short = typeof raw === 'string';
    const toPath = short ? path : [...path, 'to'];
    const wanted = typeOfTarget(spec.to);
    if (wanted === undefined) {
      this.addUnknownTarget(toPath, spec.to, TARGETS);
      return undefined;
    }
    if (wanted !== 'any' && wanted !== spec.type) {
      this.add(
        short ? path : [...path, 'type'],
        'wrong-type',
        `\`${spec.to}\` needs a column of type \`${wanted}\`, not \`${spec.type}\`.`,
        short ? `Write \`${column}: { to: ${spec.to}, type: ${wanted}, … }\`.` : undefined,
      );
      return undefined;
    }
    const read = this.reader(spec, path, defaults);
    return read === undefined ? undefined : { column, to: spec.to, read, place: this.source.place(path, 'key') };
  }

  /** The column's options with their type; a bare word is the target of a text column. */
  private columnSpec(path: Path, raw: unknown): ColumnSpec | undefined {
    if (typeof raw === 'string') return { to: raw, type: 'text' };
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      this.add(
        path,
        'wrong-kind',
        'A column needs the field that it fills, such as `agent.name`, or `{ to: …, type: … }`.',
      );
      return undefined;
    }
    const type = 'type' in raw ? String(raw.type) : 'text';
    if (!Object.hasOwn(COLUMN_SCHEMAS, type)) {
      const types = Object.keys(COLUMN_SCHEMAS);
      this.add(
        [...path, 'type'],
        'unknown-type',
        `There is no type \`${type}\`; there are ${types.join(', ')}.`,
        didYouMean(suggest(type, types)),
      );
      return undefined;
    }
    const schema = COLUMN_SCHEMAS[type as keyof typeof COLUMN_SCHEMAS];
    const result = schema.safeParse({ ...raw, type });
    if (result.success) return result.data;
    this.addFaults(describeIssues(result.error.issues, this.source.value, path, Object.keys(schema.shape), type));
    return undefined;
  }

  private reader(spec: ColumnSpec, path: Path, defaults: ColumnDefaults): CellReader | undefined {
    if (spec.type === 'date') this.zone(spec.timezone, [...path, 'timezone']);
    const read = columnReader(spec, defaults);
    if (typeof read === 'function') return read;
    for (const { at, code, message, hint } of read) this.add([...path, ...at], code, message, hint);
    return undefined;
  }

  private zone(zone: string | undefined, path: Path): string | undefined {
    if (zone === undefined || isTimeZone(zone)) return zone;
    const known = Intl.supportedValuesOf('timeZone');
    this.add(
      path,
      'unknown-timezone',
      'This is not the name of a time zone; names look like `Europe/Berlin` or `UTC`.',
      didYouMean(suggest(zone, known)),
    );
    return undefined;
  }

  /** Two columns for one field: which would win is nobody's guess. */
  private checkDistinct(columns: readonly ColumnMapping[]): void {
    const seen = new Map<string, string>();
    for (const { column, to } of columns) {
      const other = seen.get(to);
      if (other === undefined) seen.set(to, column);
      else this.add(['columns', column], 'duplicate-target', `\`${to}\` is filled by the column \`${other}\` already.`);
    }
    if (columns.length === 0 && this.problems.length === 0) {
      this.add(['columns'], 'no-columns', 'A mapping needs at least one column to take over.');
    }
  }

  private addUnknownTarget(path: Path, target: string, known: readonly string[]): void {
    const bare = suggest(
      target,
      known.filter((name) => !name.includes('<')),
    );
    const hint = bare === undefined && /^[A-Za-z][\w-]*$/.test(target) ? `attributes.${target}` : bare;
    this.add(
      path,
      'unknown-field',
      `An interaction has no field \`${target}\`; there are ${known.join(', ')}.`,
      didYouMean(hint),
    );
  }

  private addFaults(faults: readonly MappingFault[]): void {
    for (const { path, code, message, hint, of } of faults) this.add(path, code, message, hint, of);
  }

  private add(path: Path, code: string, message: string, hint?: string, of: 'key' | 'value' = 'value'): void {
    this.problems.push(this.source.problem(this.source.place(path, of), `mapping/${code}`, message, hint));
  }
}
