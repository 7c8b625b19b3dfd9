// What a reader of the trend report sees first: the tiles, what changed in the rubric, and the signals in words.

import type { Block, Tile } from '../../model/document.ts';
import { byRecency } from '../fold/form.ts';
import { Moments } from '../fold/moments.ts';
import { count, formatInterval, formatNumber, formatPercent } from '../numbers.ts';
import { FEWEST, meanEstimate, shareEstimate } from '../sureness.ts';
import type { Ledger } from './ledger.ts';
import { type Signal, signalWords, stories } from './signal.ts';
import { everyLine, type Setting, type Study } from './study.ts';

/** At most so many stories on a page: the rest are counted. */
const MOST_STORIES = 20;

/** The tiles of a page; `told` is the number of stories. */
export function tiles(one: Study, told: number, { versions }: Setting): Tile[] {
  const latest = one.weeks.findLast((week) => week.tally)?.hash;
  const score = new Moments();
  const hits = { passed: 0, judged: 0, erred: 0, checked: 0 };
  for (const { tally, hash } of one.weeks) {
    if (!tally || hash !== latest) continue;
    score.merge(tally.score);
    hits.passed += tally.passed;
    hits.judged += tally.judged;
    hits.erred += tally.erred['compliance-critical'];
    hits.checked += tally.checked;
  }
  const changed = new Set(versions.values()).size > 1 ? ', latest rubric version' : '';
  const mean = score.n < FEWEST ? null : meanEstimate(score, 0, 100);
  const pass = shareEstimate(hits.passed, hits.judged);
  const clean = shareEstimate(hits.checked - hits.erred, hits.checked);
  const contacts = one.volume.line.points;
  return [
    {
      label: `Score${changed}`,
      value: mean ? formatNumber(mean.value, 1) : '–',
      detail: mean
        ? `95 % interval ${formatInterval(mean.low, mean.high, 'number')}, n\u00a0=\u00a0${formatNumber(mean.n, 0)}`
        : `n\u00a0=\u00a0${score.n}: too few`,
      ...(mean ? { spark: one.score.line.points.map((point) => point.y) } : {}),
    },
    {
      label: `Passed${changed}`,
      value: pass && pass.n >= FEWEST ? formatPercent(pass.value) : '–',
      detail:
        pass && pass.n >= FEWEST
          ? `${formatInterval(pass.low, pass.high, 'percent')}, n\u00a0=\u00a0${formatNumber(pass.n, 0)}`
          : 'too few',
    },
    {
      label: 'Without a compliance-critical error',
      value: clean && clean.n >= FEWEST ? formatPercent(clean.value, 1) : '–',
      detail:
        clean && clean.n >= FEWEST
          ? `${formatInterval(clean.low, clean.high, 'percent', 1)}, n\u00a0=\u00a0${formatNumber(clean.n, 0)}`
          : 'too few',
    },
    {
      label: 'Contacts',
      value: formatNumber(
        contacts.reduce((sum, point) => sum + point.n, 0),
        0,
      ),
      detail: `in ${count(contacts.filter((point) => point.y !== null).length, 'week')} with data, of ${contacts.length}`,
      spark: contacts.map((point) => point.y),
    },
    {
      label: 'Signals',
      value: formatNumber(told, 0),
      detail: told === 0 ? 'no line left its limits' : 'listed below, what lasts first',
      tone: told > 0 ? 'warn' : 'neutral',
    },
  ];
}

/** The section “Signals”, and how many stories it tells. `page` links a story to its group's page. */
export function signalBlocks(
  studies: readonly Study[],
  page: (one: Signal) => string | undefined,
): { blocks: Block[]; told: number } {
  const lines = studies.flatMap(everyLine);
  const told = stories(lines.flatMap((followed) => [...followed.signals]));
  const judged = lines.reduce((sum, { line }) => sum + line.judged, 0);
  const drawn = lines.filter(({ line }) => line.judged > 0).length;
  const chance = formatNumber(judged * 0.0027, 0);
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: 'Signals' }];
  if (drawn === 0) {
    blocks.push({
      kind: 'callout',
      tone: 'neutral',
      text: [
        'Fewer than 8 weeks with data under one rubric version: there are no limits yet, so nothing can be called a change.',
      ],
    });
  } else if (told.length === 0) {
    blocks.push({
      kind: 'callout',
      tone: 'good',
      text: ['No line left its limits: the weeks differ by no more than chance explains.'],
    });
  } else {
    blocks.push({
      kind: 'list',
      items: told.slice(0, MOST_STORIES).map(({ head, others }) => signalWords(head, others, page(head))),
    });
  }
  if (told.length > MOST_STORIES) {
    blocks.push({
      kind: 'paragraph',
      text: [`${told.length - MOST_STORIES} more are marked in the tables and charts.`],
    });
  }
  if (drawn > 0) {
    blocks.push({
      kind: 'paragraph',
      text: [
        {
          text: `Looked at ${count(drawn, 'line')} with ${formatNumber(judged, 0)} weekly points; about ${chance} of these would cross a 3-sigma limit by chance alone, and runs of eight add some. Limits rest on the first weeks (at least 8, at most 20, leaving out the latest 4) and then stay as they are.`,
          muted: true,
        },
      ],
    });
  }
  return { blocks, told: told.length };
}

/** Says where the rubric changed and what was left out for it; nothing where it didn't. */
export function changeNotes(ledger: Ledger, { versions, weeks }: Setting, leftOut: number): Block[] {
  const forms = [...ledger.forms.values()].sort(byRecency).reverse();
  if (forms.length < 2) return [];
  const starts = weeks.flatMap((week, index) => {
    const hash = versions.get(week);
    const before = weeks.slice(0, index).findLast((earlier) => versions.has(earlier));
    const form = hash === undefined ? undefined : ledger.forms.get(hash);
    return form && before !== undefined && versions.get(before) !== hash
      ? [`${week} (version ${form.version}, ${form.hash.slice(0, 19)})`]
      : [];
  });
  return [
    {
      kind: 'callout',
      tone: 'warn',
      text: [
        `The rubric changed: ${starts.length > 0 ? `lines break at ${starts.join(', ')} and limits start anew there` : 'all weeks are shown in one version'}. Versions are never averaged together${leftOut > 0 ? `; ${count(leftOut, 'evaluation')} of another version than their week’s are left out of the lines` : ''}.`,
      ],
    },
  ];
}
