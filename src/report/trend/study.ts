// A group with all its lines and signals worked out once, for every page that shows it.

import type { Chart } from '../../model/document.ts';
import type { Form, Words } from '../fold/form.ts';
import { formatInterval } from '../numbers.ts';
import type { Group } from './ledger.ts';
import type { Line } from './line.ts';
import {
  criterionMeasure,
  critical,
  follow,
  keywordMeasure,
  type Measure,
  mood,
  passed,
  score,
  volume,
} from './measures.ts';
import { change, type Signal, signalsOf, toneOf } from './signal.ts';
import { groupWeeks, type Week } from './weeks.ts';

export interface Followed {
  readonly measure: Measure;
  readonly line: Line;
  readonly signals: readonly Signal[];
}

export interface Study {
  readonly group: Group;
  readonly weeks: readonly Week[];
  readonly score: Followed;
  readonly passed: Followed;
  readonly critical: readonly Followed[];
  /** Empty for agents: a criterion of one agent in one week rests on a handful. */
  readonly criteria: readonly Followed[];
  readonly keywords: readonly Followed[];
  readonly mood: Followed;
  readonly volume: Followed;
}

export interface Setting {
  readonly weeks: readonly string[];
  readonly versions: ReadonlyMap<string, string>;
  readonly stretches: readonly (readonly [number, number])[];
  readonly form: Form;
  readonly words: Words;
  readonly keywords: readonly string[];
}

/** Works out a group. */
export function study(group: Group, { weeks: all, versions, stretches, form, words, keywords }: Setting): Study {
  const weeks = groupWeeks(group, all, versions);
  const followed = (measure: Measure): Followed => {
    const line = follow(measure, weeks, stretches);
    return { measure, line, signals: signalsOf(group, measure, line) };
  };
  const wide = group.kind !== 'agent';
  return {
    group,
    weeks,
    score: followed(score),
    passed: followed(passed),
    critical: critical.map(followed),
    criteria: wide
      ? form
          .inOrder()
          .map((criterion) => followed(criterionMeasure(criterion.id, words.criterion(criterion.id), criterion.class)))
      : [],
    keywords: wide ? keywords.map((keyword) => followed(keywordMeasure(keyword))) : [],
    mood: followed(mood),
    volume: followed(volume),
  };
}

/** The lines that are watched for signals; of an agent only score and critical errors, since the rest rests on a handful. */
export function everyLine(one: Study): readonly Followed[] {
  if (one.group.kind === 'agent') return [one.score, ...one.critical];
  return [one.score, one.passed, ...one.critical, ...one.criteria, ...one.keywords, one.mood, one.volume];
}

/** A followed measure as a chart, with the points that crossed a limit marked. */
export function chartOf({ measure, line, signals }: Followed, caption: string, form: Chart['form'] = 'line'): Chart {
  const marks = new Map<number, Signal>();
  for (const signal of signals) {
    for (let at = signal.crossing.from; at <= signal.crossing.to; at++) marks.set(at, signal);
  }
  const lastSignal = signals.findLast((signal) => signal.crossing.open) ?? signals.at(-1);
  const limit = line.points.findLastIndex((_, index) => line.limits.lower[index] !== null);
  const [low, high] = [line.limits.lower[limit], line.limits.upper[limit]];
  const range =
    typeof low === 'number' && typeof high === 'number'
      ? `Limits ${formatInterval(low, high, measure.type, measure.digits)}`
      : 'Fewer than 8 weeks with data: no limits';
  const detail = lastSignal ? `${capital(change(lastSignal))}. ${range}.` : `${range}.`;
  return {
    kind: 'chart',
    name: measure.id,
    form,
    caption,
    detail,
    type: measure.type,
    digits: measure.digits,
    series: [
      {
        name: measure.title,
        points: line.points.map((point, index) => {
          const signal = marks.get(index);
          const [below, above] = [line.limits.lower[index], line.limits.upper[index]];
          const out =
            point.y !== null &&
            ((typeof below === 'number' && point.y < below) || (typeof above === 'number' && point.y > above));
          return {
            x: point.week,
            y: point.y,
            n: point.n,
            ...(signal && out && point.y !== null
              ? {
                  tone:
                    toneOf(signal) === 'good'
                      ? ('good' as const)
                      : toneOf(signal) === 'bad'
                        ? ('bad' as const)
                        : ('warn' as const),
                  note: 'outside the limits',
                }
              : {}),
          };
        }),
      },
    ],
    ...(limit >= 0 ? { limits: line.limits } : {}),
    ...(line.breaks.length > 0 && !measure.unbroken ? { breaks: line.breaks } : {}),
  };
}

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
