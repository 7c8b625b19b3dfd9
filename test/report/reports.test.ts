// What the two reports say about made-up people: read the sample (sample-rows.ts) beside this.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, DocumentSet, Inline, Table } from '../../src/model/document.ts';
import type { EvaluationRow } from '../../src/model/evaluation.ts';
import { print, reports } from '../../src/report/index.ts';
import type { ReportContext } from '../../src/report/report.ts';
import { PAYLOADS } from './hostile.ts';
import { type SampleOptions, sampleContext, sampleRows, seeded, stream } from './sample-rows.ts';

async function build(
  name: string,
  rows: Iterable<EvaluationRow>,
  context: ReportContext = sampleContext,
): Promise<DocumentSet> {
  const report = reports[name];
  if (!report) throw new Error(`no report ${name}`);
  return report.build(stream(rows), context);
}

const sampled = (name: string, options: SampleOptions = {}, context?: ReportContext) =>
  build(name, sampleRows(options), context);

function words(set: DocumentSet): string {
  return (print(set, { format: 'text', columns: 400 }) ?? []).map((file) => file.content).join('');
}

function blocks<K extends Block['kind']>(set: DocumentSet, document: number, kind: K): Extract<Block, { kind: K }>[] {
  return (set.documents[document]?.blocks ?? []).filter(
    (block): block is Extract<Block, { kind: K }> => block.kind === kind,
  );
}

function tables(set: DocumentSet, name: string): Table[] {
  return set.documents.flatMap((_, index) => blocks(set, index, 'table')).filter((table) => table.name === name);
}

function bare(parts: readonly Inline[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function page(set: DocumentSet, title: string): number {
  return set.documents.findIndex((document) => document.title === title);
}

describe.each(['scorecards', 'trends'])('%s', (name) => {
  test('does not depend on the order in which rows arrive', async () => {
    const rows = [...sampleRows({ newRubricFrom: 5, agents: 9, weeks: 10 })];
    const bytes = async (order: readonly EvaluationRow[]) =>
      JSON.stringify(print(await build(name, order), { format: 'json' }));
    const expected = await bytes(rows);
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        expect((await bytes(shuffled(rows, seed))) === expected).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  test('prints something sensible from no rows at all', async () => {
    const set = await build(name, []);
    expect(words(set)).toMatch(/No (dated evaluations|evaluated interaction)/);
  });

  test('works without the words of the rubric: ids stand in', async () => {
    expect(words(await sampled(name, {}, { rubrics: [] }))).toContain('opening.recording-notice');
  });

  test('leaves out what is outside the period, the team and the agent asked for', async () => {
    const text = words(
      await sampled(name, {}, { ...sampleContext, team: 'North', period: { from: '2026-10-05', to: '2026-11-01' } }),
    );
    expect(text).toContain('2026-10-05 to 2026-11-01');
    expect(text).toContain('Dana Reyes');
    expect(text).not.toContain('Ravi Patel');
    expect(text).not.toContain('2026-W40');
    expect(words(await sampled(name, {}, { ...sampleContext, agent: 'a-101' }))).not.toContain('Dana Reyes');
  });

  test('gives every page a file name inside the folder, whatever people are called', async () => {
    const rows = [...sampleRows({ agents: PAYLOADS.length, weeks: 2, perWeek: 6 })].map((row): EvaluationRow => {
      const head = row.evaluation.interaction;
      const text = PAYLOADS[Number(head.agent?.id?.slice(2)) - 100] ?? '';
      return {
        ...row,
        evaluation: { ...row.evaluation, interaction: { ...head, agent: { id: text, name: text, team: text } } },
      };
    });
    const files = print(await build(name, rows), { format: 'html', layout: 'folder' }) ?? [];
    expect(files.length).toBeGreaterThan(name === 'scorecards' ? 25 : 20);
    for (const { path } of files) expect(path).toMatch(/^[a-z0-9][a-z0-9-]{0,70}\.html$/);
    expect(new Set(files.map((file) => file.path)).size).toBe(files.length);
  });
});

describe('scorecards', () => {
  test('lists agents by team in alphabetical order, never by score', async () => {
    const set = await sampled('scorecards');
    const listed = tables(set, 'agents').map((table) =>
      table.rows.map((row) => JSON.stringify(row['agent']).match(/"value":"([^"]+)"/)?.[1] ?? ''),
    );
    expect(listed.length).toBe(4);
    for (const names of listed) expect(names).toEqual([...names].sort());
    expect(words(set)).toContain('Not for automatic decisions');
  });

  test('prints no score for fewer than five and calls five to nine indicative, always with an interval', async () => {
    const set = await sampled('scorecards');
    for (const table of tables(set, 'agents')) {
      for (const row of table.rows) {
        const score = row['score'];
        const n = Number(row['n']);
        if (typeof score !== 'object' || score === null || !('value' in score)) throw new Error('a score is a cell');
        if (n < 5) expect(score).toMatchObject({ value: null, note: 'not shown: fewer than 5' });
        else {
          expect(score.low).toBeLessThanOrEqual(Number(score.value));
          expect(score.high).toBeGreaterThanOrEqual(Number(score.value));
          expect(score.note).toBe(n < 10 ? 'indicative' : undefined);
        }
      }
    }
    expect(blocks(set, page(set, 'Zoë Vandenberghe'), 'tiles')[0]?.tiles[0]).toMatchObject({ value: '–' });
    expect(words(set)).toContain('Too few evaluations to say');
  });

  test('gives each strength and opportunity its rate, interval, the team’s rate, and quotes that can be found', async () => {
    const set = await sampled('scorecards');
    const cards = blocks(set, page(set, 'Dana Reyes'), 'quotes').filter((card) => card.measure);
    expect(cards.filter((card) => card.tone === 'good').length).toBe(3);
    expect(cards.filter((card) => card.tone === 'warn').length).toBe(3);
    for (const { measure, detail, quotes, tone } of cards) {
      const interactions = quotes.flatMap(({ interaction, note }) => [interaction, ...(note?.match(/c-\d+/g) ?? [])]);
      expect(new Set(interactions).size).toBe(2);
      for (const quote of quotes) expect(quote.interaction).toMatch(/^c-\d+$/);
      const reference = measure?.reference?.value ?? Number.NaN;
      const clear = tone === 'good' ? (measure?.low ?? 0) > reference : (measure?.high ?? 1) < reference;
      expect(detail?.startsWith('Clearly')).toBe(clear);
    }
  });

  test('counts an interaction with two kinds of critical error once in the total', async () => {
    const rows = [...sampleRows({ agents: 1, weeks: 4, perWeek: 10 })].map(
      (row): EvaluationRow => ({
        ...row,
        evaluation: {
          ...row.evaluation,
          status: 'scored',
          errors: { 'customer-critical': 1, 'business-critical': 2, 'compliance-critical': 0 },
        },
      }),
    );
    const set = await build('scorecards', rows);
    const tile = blocks(set, 0, 'tiles')[0]?.tiles.find((item) => item.label === 'With a critical error');
    expect(tile?.value).toBe(String(rows.length));
  });

  test('never averages two versions of a rubric: the latest is shown, the earlier stands apart', async () => {
    const set = await sampled('scorecards', { newRubricFrom: 6 });
    const before = await sampled('scorecards', { weeks: 6 });
    const [earlier] = tables(set, 'earlier').filter((_, index) => index === 0);
    const name = set.documents.find((document) => document.blocks.includes(earlier as Block))?.title ?? '';
    const own = tables(before, 'agents')
      .flatMap((table) => table.rows)
      .find((row) => JSON.stringify(row['agent']).includes(name));
    expect(earlier?.rows[0]?.['n']).toBe(own?.['n']);
    expect(words(set)).toContain('changed during the period');
  });

  test('gives each rubric a part of its own on an agent’s page, and tells people of one name apart', async () => {
    const rows = [...sampleRows({ agents: 5 })].flatMap((row): EvaluationRow[] => {
      const { evaluation } = row;
      const agent = { ...evaluation.interaction.agent, name: 'Sam Lee', team: 'North' };
      const own: EvaluationRow = {
        ...row,
        evaluation: { ...evaluation, interaction: { ...evaluation.interaction, agent } },
      };
      const second: EvaluationRow = {
        ...own,
        evaluation: { ...own.evaluation, score: 50, rubric: { ...evaluation.rubric, id: 'compliance' } },
      };
      return Number(evaluation.interaction.id.slice(2)) % 2 === 0 ? [own, second] : [own];
    });
    const set = await build('scorecards', rows);
    const headings = blocks(set, 1, 'heading').map((block) => block.text);
    expect(headings.filter((text) => text === 'Customer service' || text === 'compliance')).toEqual([
      'Customer service',
      'compliance',
    ]);
    const [first, second] = blocks(set, 1, 'tiles');
    expect(second?.tiles[0]?.value).toBe('50.0');
    expect(first?.tiles[0]?.value).not.toBe('50.0');
    const ids = tables(set, 'agents').flatMap((table) =>
      table.rows.map((row) => JSON.stringify(row['agent']).match(/"note":"([^"]+)"/)?.[1]),
    );
    expect(new Set(ids).size).toBe(5);
  });

  test('says which promises are open, and keeps CRM measures beside the score', async () => {
    const text = words(await sampled('scorecards'));
    expect(text).toContain('Commitments outstanding');
    expect(text).toContain('promised without a clear time');
    expect(text).toMatch(/CSAT: 4 or 5 of 5, of those who answered/);
    expect(text).toContain('never part of it');
  });
});

describe('trends', () => {
  const signals = async (options: SampleOptions) => {
    const set = await sampled('trends', options);
    return (blocks(set, 0, 'list')[0]?.items ?? []).map(bare).map((text) => text.replaceAll('\u00a0', ' '));
  };

  test('puts the fall of a compliance criterion in one team first, in words, with n and limits', async () => {
    const [first] = await signals({ weeks: 12, perWeek: 14 });
    expect(first).toMatch(
      /^Team North: Tells of the recording \(opening\.recording-notice\) fell from 9\d % to [23]\d % from 2026-W44 on\. n = \d+ in 4 weeks; outside the 3-sigma limits \(\d+–\d+ %\) in 4 of 4 weeks/,
    );
  });

  test('tells a story once and not again from behind', async () => {
    const told = await signals({ weeks: 16, perWeek: 12 });
    expect(told.filter((text) => text.includes('opening.recording-notice')).length).toBe(1);
  });

  test('claims nothing with fewer than eight weeks', async () => {
    const set = await sampled('trends', { weeks: 7 });
    expect(blocks(set, 0, 'list')).toEqual([]);
    expect(words(set)).toContain('nothing can be called a change');
    expect(words(set)).not.toMatch(/\b(rose|fell) from/);
  });

  test('finds nothing, or next to nothing, where nothing happened', async () => {
    // Weeks 1 to 8 of the sample have no shift in them; the same eight again make sixteen quiet weeks.
    const quiet = [...sampleRows({ weeks: 8, perWeek: 12, seed: 3 })];
    const later = quiet.map((row): EvaluationRow => {
      const head = row.evaluation.interaction;
      const startedAt = new Date(Date.parse(head.startedAt ?? '') + 56 * 86_400_000).toISOString();
      return { ...row, evaluation: { ...row.evaluation, interaction: { ...head, id: `${head.id}-b`, startedAt } } };
    });
    const set = await build('trends', [...quiet, ...later]);
    const told = blocks(set, 0, 'list')[0]?.items.map(bare) ?? [];
    expect(told.filter((text) => text.startsWith('All agents') || text.startsWith('Team')).length).toBeLessThan(8);
  });

  test('breaks the line where the rubric changed and starts the limits anew', async () => {
    const set = await sampled('trends', { weeks: 20, newRubricFrom: 10, perWeek: 10 });
    const [chart] = blocks(set, 0, 'chart');
    expect(chart?.breaks).toEqual(['2026-W46']);
    const centres = chart?.limits?.centre ?? [];
    expect(new Set(centres.slice(0, 10)).size).toBe(1);
    expect(new Set(centres.slice(10)).size).toBe(1);
    expect(centres[0]).not.toBe(centres[10]);
    expect(words(set)).toContain('lines break at 2026-W46');
  });

  test('shows a week without data as a gap, not as a zero', async () => {
    const rows = [...sampleRows({ weeks: 12 })].filter(
      (row) => !row.evaluation.interaction.startedAt?.startsWith('2026-10-0'),
    );
    const set = await build('trends', rows);
    const points = blocks(set, 0, 'chart')[0]?.series[0]?.points ?? [];
    expect(points.length).toBe(12);
    expect(points.find((point) => point.x === '2026-W41')?.y).toBeNull();
  });

  test('keeps rubrics apart: two rubrics, two sets of lines', async () => {
    const rows = [...sampleRows({ weeks: 9 })];
    const twice = rows.flatMap((row): EvaluationRow[] => [
      row,
      { ...row, evaluation: { ...row.evaluation, rubric: { ...row.evaluation.rubric, id: 'compliance' } } },
    ]);
    const set = await build('trends', twice);
    expect(set.documents.filter((document) => document.title.startsWith('Trends: ')).length).toBe(2);
  });

  test('decides the week in the time zone asked for', async () => {
    const [row] = [...sampleRows({ weeks: 1, agents: 3 })];
    if (!row) throw new Error('the sample has rows');
    // Sunday evening in UTC is Monday in Manila.
    const sunday: EvaluationRow = {
      ...row,
      evaluation: {
        ...row.evaluation,
        interaction: { ...row.evaluation.interaction, startedAt: '2026-11-01T20:00:00Z' },
      },
    };
    const week = async (timezone: string) => {
      const set = await build('trends', [sunday], { ...sampleContext, timezone });
      return blocks(set, 0, 'chart')[0]?.series[0]?.points[0]?.x;
    };
    expect(await week('UTC')).toBe('2026-W44');
    expect(await week('Asia/Manila')).toBe('2026-W45');
  });
});
