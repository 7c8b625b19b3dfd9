// The cases of a rubric: small conversations and what must come out, from `rubrics/x.cases.yaml`.

import { isMap, isScalar, type Node } from 'yaml';
import { z } from 'zod';
import { OUTCOMES, type Outcome } from '../model/evaluation.ts';
import { CHANNELS, DIRECTIONS, type Interaction } from '../model/interaction.ts';
import type { Problem } from '../model/problem.ts';
import type { Rubric } from '../model/rubric.ts';
import { readConversation } from './case-conversation.ts';
import type { RubricFiles } from './files.ts';
import { present } from './present.ts';
import { sortProblems } from './problem-text.ts';
import { kindOf, pairsOf, type Reading, readFields, readList, report } from './reading.ts';
import { offsetInSource } from './scalar-place.ts';
import { durationText, text } from './schema-values.ts';
import { nearest, oneOf, suggestion } from './spelling.ts';
import { rangeOf, readYaml } from './yaml-source.ts';

export interface RubricCase {
  readonly name: string;
  /** The file and the 1-based line in which the case begins. */
  readonly file: string;
  readonly line: number;
  readonly interaction: Interaction;
  /** Criterion id → outcome. */
  readonly expect: Readonly<Record<string, Outcome>>;
}

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const person = z.union([
  z.string(),
  z.strictObject({ id: z.string().optional(), name: z.string().optional(), team: z.string().optional() }),
]);
const CASE = z.strictObject({
  name: text,
  channel: z.enum(CHANNELS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  queue: text.optional(),
  'recording-notice': z.boolean().optional(),
  'started-at': text.optional(),
  duration: durationText.optional(),
  attributes: z.record(z.string(), value).optional(),
  agent: person.optional(),
  customer: person.optional(),
  conversation: z.lazy(() => z.string()),
  expect: z.lazy(() => z.record(z.string(), z.enum(OUTCOMES))),
});
const CASES = z.strictObject({ cases: z.lazy(() => z.array(CASE)) });

/** Loads a cases file; `cases` is there only when nothing is wrong. With `rubric`, the criterion ids are checked too. */
export async function loadCases(
  path: string,
  files: RubricFiles,
  rubric?: Pick<Rubric, 'criteria'>,
): Promise<{ cases?: RubricCase[]; problems: Problem[] }> {
  const bytes = await files.read(path);
  if (bytes === undefined)
    return {
      problems: [
        {
          code: 'cases/no-such-file',
          message: 'There is no such cases file.',
          place: { file: path },
          severity: 'error',
        },
      ],
    };
  const { source, problems } = readYaml(path, bytes);
  if (source === undefined) return { problems };
  const reading: Reading = { source, draft: { problems, phrases: [], meanings: [] } };
  const node = readFields(reading, source.root, CASES, 'a cases file')?.node('cases');
  const ids = rubric?.criteria.map((criterion) => criterion.id);
  const names = new Map<string, number>();
  const cases = ((node && readList(reading, node, 'cases', 'cases')) ?? []).flatMap(
    (item, index) => readCase(reading, item, index, ids, names) ?? [],
  );
  const sorted = sortProblems(problems, [path]);
  return sorted.length > 0 ? { problems: sorted } : { cases, problems: [] };
}

function readCase(
  reading: Reading,
  node: Node,
  index: number,
  ids: readonly string[] | undefined,
  names: Map<string, number>,
): RubricCase | undefined {
  const fields = readFields(reading, node, CASE, 'a case');
  if (!fields) return undefined;
  const { line } = reading.source.counter.linePos(rangeOf(node)[0]);
  const name = fields.value('name') ?? '';
  const earlier = names.get(name);
  if (earlier !== undefined)
    report(reading, fields.node('name') ?? node, {
      code: 'cases/duplicate-name',
      message: `There are two cases of this name; the first is in line ${earlier}.`,
      hint: 'give one of them another name',
    });
  else if (name !== '') names.set(name, line);
  const conversation = fields.node('conversation');
  const turns = conversation ? readTurns(reading, conversation) : [];
  const expectNode = fields.node('expect');
  const ends = turns.flatMap((turn) => turn.endMs ?? turn.startMs ?? []);
  const agent = fields.value('agent');
  const customer = fields.value('customer');
  const interaction: Interaction = {
    id: `case-${index + 1}`,
    channel: fields.value('channel') ?? 'voice',
    attributes: fields.value('attributes') ?? {},
    turns,
    source: { file: reading.source.file, record: index + 1 },
    ...present({
      direction: fields.value('direction'),
      queue: fields.value('queue'),
      recordingNotice: fields.value('recording-notice'),
      startedAt: fields.value('started-at'),
      durationMs: fields.value('duration') ?? (ends.length > 0 ? Math.max(...ends) : undefined),
      agent: typeof agent === 'string' ? { name: agent } : agent && present(agent),
      customer:
        typeof customer === 'string'
          ? { name: customer }
          : customer && present({ id: customer.id, name: customer.name }),
    }),
  };
  return {
    name,
    file: reading.source.file,
    line,
    interaction,
    expect: expectNode ? readExpect(reading, expectNode, ids) : {},
  };
}

function readTurns(reading: Reading, node: Node): Interaction['turns'] {
  if (!isScalar(node) || typeof node.value !== 'string') {
    report(reading, node, {
      code: 'cases/conversation',
      message: `\`conversation\` must be a text with one line for each turn; here is ${kindOf(node)}.`,
      hint: 'write `conversation: |` and the lines below it, indented',
    });
    return [];
  }
  const { turns, faults } = readConversation(node.value);
  const [from, to] = rangeOf(node);
  const written = reading.source.text.slice(from, to);
  for (const fault of faults) {
    const start = from + offsetInSource(written, node.value, fault.at);
    report(reading, [start, start + fault.length], {
      code: 'cases/conversation',
      message: fault.message,
      hint: fault.hint,
    });
  }
  if (turns.length === 0 && faults.length === 0)
    report(reading, node, {
      code: 'cases/conversation',
      message: 'This conversation has no turns.',
      hint: 'write for example `agent: Hello.`',
    });
  return turns;
}

function readExpect(reading: Reading, node: Node, ids: readonly string[] | undefined): Record<string, Outcome> {
  if (!isMap(node) || node.items.length === 0) {
    report(reading, node, {
      code: 'cases/expect',
      message: `\`expect\` must be a mapping of criterion ids to outcomes; here is ${isMap(node) ? 'an empty one' : kindOf(node)}.`,
      hint: 'for example `opening.greeting: met`',
    });
    return {};
  }
  const expect: [string, Outcome][] = [];
  for (const { name, key, value: wanted } of pairsOf(node)) {
    const word: unknown = isScalar(wanted) ? wanted.value : undefined;
    const outcome = OUTCOMES.find((one) => one === word);
    if (ids !== undefined && !ids.includes(name)) {
      const near = nearest(name, ids);
      report(reading, key, {
        code: 'cases/unknown-criterion',
        message: `The rubric has no criterion \`${name}\`.`,
        hint:
          near === undefined ? 'ids are those of the rubric, such as opening.greeting' : `did you mean \`${near}\`?`,
      });
    } else if (outcome === undefined) {
      const hint = typeof word === 'string' ? suggestion(word, OUTCOMES) : '';
      const message = `An outcome must be ${oneOf(OUTCOMES)}, not ${typeof word === 'string' ? `"${word}"` : kindOf(wanted)}.`;
      report(reading, wanted, { code: 'cases/outcome', message, ...(hint.startsWith('did') ? { hint } : {}) });
    } else expect.push([name, outcome]);
  }
  return Object.fromEntries(expect);
}
