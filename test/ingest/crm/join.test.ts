// Which side wins when a transcript and its CRM row both have something to say; and a real export with its calls.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CrmTable, joinCrm, loadCrm, parseMapping } from '../../../src/ingest/crm/index.ts';
import type { Interaction } from '../../../src/model/interaction.ts';

const ROW = `id,ticket,a_id,a_name,team,cust,queue,csat,disposition,direction,notice
c-1,T-9,a-17,Dana Reyes,Billing,cu-88,billing,4,refund,Inbound,yes
`;
const MAPPING = `
ignore: all
columns:
  a_id: agent.id
  a_name: agent.name
  team: agent.team
  cust: customer.id
  queue: queue
  csat: { to: attributes.csat, type: number }
  disposition: attributes.disposition
  direction: direction
  notice: { to: recordingNotice, type: boolean }
`;

async function tableOf(csv: string, yaml: string): Promise<CrmTable> {
  const folder = await mkdtemp(join(tmpdir(), 'callmark-join-'));
  try {
    await writeFile(join(folder, 'crm.csv'), csv);
    const { mapping, problems } = parseMapping(yaml, 'crm.yaml');
    if (mapping === undefined) throw new Error(JSON.stringify(problems));
    const loaded = await loadCrm(join(folder, 'crm.csv'), mapping);
    if (loaded.table === undefined) throw new Error(JSON.stringify(loaded.problems));
    return loaded.table;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function call(more: Partial<Interaction> = {}): Interaction {
  return { id: 'c-1', attributes: {}, turns: [], source: { file: 'calls.jsonl', record: 1 }, ...more };
}

describe('a CRM row beside an interaction', () => {
  it('fills what the transcript does not say', async () => {
    const table = await tableOf(ROW, `key: id${MAPPING}`);
    expect(joinCrm(call(), table)).toEqual(
      call({
        agent: { id: 'a-17', name: 'Dana Reyes', team: 'Billing' },
        customer: { id: 'cu-88' },
        queue: 'billing',
        direction: 'inbound',
        recordingNotice: true,
        attributes: { csat: 4, disposition: 'refund' },
      }),
    );
  });

  it('never overrules it', async () => {
    const table = await tableOf(ROW, `key: id${MAPPING}`);
    const said = call({
      agent: { name: 'Dana' },
      queue: 'refunds',
      direction: 'outbound',
      recordingNotice: false,
      attributes: { csat: 5, disposition: '' },
    });
    expect(joinCrm(said, table)).toEqual({
      ...said,
      agent: { id: 'a-17', name: 'Dana', team: 'Billing' },
      customer: { id: 'cu-88' },
      attributes: { csat: 5, disposition: 'refund' },
    });
  });

  it('does not lend an agent the name of another', async () => {
    const table = await tableOf(ROW, `key: id${MAPPING}`);
    expect(joinCrm(call({ agent: { id: 'a-21' } }), table).agent).toEqual({ id: 'a-21' });
    expect(joinCrm(call({ agent: { id: 'a-17' } }), table).agent).toEqual({
      id: 'a-17',
      name: 'Dana Reyes',
      team: 'Billing',
    });
  });

  it('is found by another field where the mapping says so', async () => {
    const table = await tableOf(ROW, `key: ticket\nmatch: attributes.ticket${MAPPING}`);
    expect(joinCrm(call({ attributes: { ticket: 'T-9' } }), table).queue).toBe('billing');
    expect(joinCrm(call(), table)).toEqual(call());
    expect(table.counts()).toMatchObject({ joined: 1, interactionsWithoutRow: 1 });
  });

  it('joined twice is as joined once', async () => {
    const table = await tableOf(ROW, `key: id${MAPPING}`);
    const once = joinCrm(call(), table);
    expect(joinCrm(once, table)).toEqual(once);
  });
});

const CONTOSO = '../shared/corpora/contoso';

describe.skipIf(!existsSync(CONTOSO))('the Contoso export (skipped where the corpus is absent)', () => {
  it('joins 61 of 61 calls with their agents', async () => {
    const { mapping, problems } = parseMapping(
      `key: ConversationId
timezone: America/New_York
ignore: [Title, ClientEmail]
columns:
  ClientId: customer.id
  StartTime: { to: startedAt, type: date, format: M/d/yyyy H:mm }
  EndTime: { to: attributes.endedAt, type: date, format: M/d/yyyy H:mm }
  Agent: agent.name
`,
      'contoso.yaml',
    );
    expect(problems).toEqual([]);
    if (mapping === undefined) return;
    const loaded = await loadCrm(join(CONTOSO, 'metadata.csv'), mapping);
    expect(loaded.problems).toEqual([]);
    expect(loaded.bad).toEqual([]);
    if (loaded.table === undefined) throw new Error('no table');
    for (const name of readdirSync(join(CONTOSO, 'transcripts'))) {
      const source = JSON.parse(readFileSync(join(CONTOSO, 'transcripts', name), 'utf8')) as Record<string, string>;
      const joined = joinCrm(call({ id: source['ConversationId'] ?? '' }), loaded.table);
      expect(joined.agent?.name, name).toMatch(/^[A-Z]/);
      expect(joined.customer?.id).toBe(source['ClientId']);
      // The transcript's own start is the same wall time, written in another way.
      const wall = new Date(`${(source['StartTime'] ?? '').replace(' ', 'T')}Z`).getTime();
      expect(new Date(joined.startedAt ?? '').getTime() - wall).toBe(5 * 3_600_000);
    }
    expect(loaded.table.counts()).toEqual({
      rows: 61,
      usedRows: 61,
      rowsWithoutInteraction: 0,
      joined: 61,
      interactionsWithoutRow: 0,
    });
  });
});
