// The pages in a real browser: nothing runs, nothing is fetched, nothing overflows. Skipped where no Chromium is installed.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EvaluationRow } from '../../src/model/evaluation.ts';
import { print, reports } from '../../src/report/index.ts';
import { PAYLOADS, saturated } from './hostile.ts';
import { sampleContext, sampleRows, stream } from './sample-rows.ts';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = CANDIDATES.find((path) => existsSync(path));

describe.skipIf(executablePath === undefined)('pages in Chromium (skipped where it is not installed)', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'callmark-pages-'));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page and tells everything in it that a quiet page has not. */
  async function disturbances(content: string, width: number): Promise<string[]> {
    const path = join(folder, 'page.html');
    writeFileSync(path, content);
    const url = pathToFileURL(path).href;
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const found: string[] = [];
    page.on('console', (message) => found.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => found.push(`error: ${error.message}`));
    page.on('request', (request) => request.url() !== url && found.push(`request: ${request.url()}`));
    page.on('dialog', async (dialog) => {
      found.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    await page.goto(url, { waitUntil: 'load' });
    const inside: { scripts: number; wide: number; styled: string } = await page.evaluate(`({
      scripts: document.querySelectorAll('script, img, iframe, object, embed, link, [onload], [onerror], [onmouseover]').length,
      wide: document.documentElement.scrollWidth - window.innerWidth,
      styled: getComputedStyle(document.querySelector('.page')).maxWidth,
    })`);
    if (inside.scripts > 0) found.push(`${inside.scripts} active elements`);
    if (inside.wide > 0) found.push(`${inside.wide} px wider than the window`);
    if (inside.styled === 'none') found.push('the style sheet was not applied');
    await page.close();
    return found;
  }

  const html = (set: Parameters<typeof print>[0]) =>
    (print(set, { format: 'html' }) ?? []).map((file) => file.content).join('');

  test('hostile text in every place does nothing at all', async () => {
    for (const text of [PAYLOADS.join(' '), ...PAYLOADS.slice(0, 4)])
      expect(await disturbances(html(saturated(text)), 390)).toEqual([]);
  }, 60_000);

  test.each(['scorecards', 'trends'])(
    '%s is quiet and fits a phone and a desk, with hostile names and quotes too',
    async (name) => {
      const rows = [...sampleRows({ agents: 6, weeks: 12, newRubricFrom: 9 })].map((row, index): EvaluationRow => {
        const payload = PAYLOADS[index % PAYLOADS.length] ?? '';
        const { evaluation } = row;
        const criteria = evaluation.criteria.map((result) => ({
          ...result,
          reason: payload,
          evidence: result.evidence.map((item) => ({ ...item, quote: payload })),
        }));
        const agent = { id: evaluation.interaction.agent?.id ?? '', name: `Ann ${payload}`, team: payload };
        return {
          ...row,
          evaluation: {
            ...evaluation,
            criteria,
            interaction: { ...evaluation.interaction, agent, id: `${payload}${index}` },
          },
        };
      });
      for (const source of [[...sampleRows({ agents: 6, weeks: 12 })], rows]) {
        const set = await reports[name]?.build(stream(source), sampleContext);
        if (!set) throw new Error(`no report ${name}`);
        for (const width of [390, 1280]) expect(await disturbances(html(set), width)).toEqual([]);
      }
    },
    60_000,
  );
});
