// From YAML to Comparison: limits in the unit of what is measured.

import type { Node } from 'yaml';
import type { z } from 'zod';
import type { Comparison } from '../model/rubric.ts';
import { METRICS, type MetricUnit } from './metric-names.ts';
import { present } from './present.ts';
import { type Fields, type Reading, report } from './reading.ts';
import type { CHECK_FORMS } from './schema-check.ts';
import type { Quantity } from './schema-values.ts';

type LimitKey = 'at-least' | 'at-most' | 'above' | 'below';
type Limits = Pick<(typeof CHECK_FORMS)['metric']['shape'], LimitKey>;
/** number: as it is, any sign; sentiment: −1…1 or, for shift, −2…2. */
type Unit = MetricUnit | 'number' | 'time-or-number' | 'sentiment' | 'shift';

const KEYS: readonly LimitKey[] = ['at-least', 'at-most', 'above', 'below'];

/** The limits of a check, at least one of them; `what` names what is measured. */
function readLimits(reading: Reading, fields: Fields<Limits>, unit: Unit, what: string): Comparison {
  const limit = (key: LimitKey): number | undefined => {
    const quantity = fields.value(key);
    const node = fields.node(key);
    return quantity && node && inUnit(reading, node, key, quantity, unit, what);
  };
  const test = present({
    atLeast: limit('at-least'),
    atMost: limit('at-most'),
    above: limit('above'),
    below: limit('below'),
  });
  const low = Math.max(test.atLeast ?? -Infinity, test.above ?? -Infinity);
  const high = Math.min(test.atMost ?? Infinity, test.below ?? Infinity);
  const open = low === high && (test.above === low || test.below === high);
  if (low > high || open) {
    report(reading, fields.map, {
      code: 'rubric/impossible',
      message: `Nothing can keep to these limits of ${what}: the lower one is not below the upper one.`,
      hint: 'swap them',
    });
  }
  return test;
}

function inUnit(
  reading: Reading,
  node: Node,
  key: LimitKey,
  quantity: Quantity,
  unit: Unit,
  what: string,
): number | undefined {
  const bad = (message: string, hint: string): undefined =>
    report(reading, node, { code: 'rubric/bad-unit', message, hint }) as undefined;
  const { value } = quantity;
  switch (unit) {
    case 'time':
      return quantity.unit === 'time'
        ? value
        : bad(`${what} is a length of time, so \`${key}\` needs a unit.`, `write for example \`${key}: 20 seconds\``);
    case 'time-or-number':
      return quantity.unit === 'share'
        ? bad(`${what} is a length of time, not a percentage.`, `write for example \`${key}: 20 seconds\``)
        : value;
    case 'share':
      if (quantity.unit === 'time')
        return bad(`${what} is a share, not a length of time.`, `write for example \`${key}: 60 %\``);
      return value >= 0 && value <= 1
        ? value
        : bad(`${what} is a share between 0 and 1.`, `write for example \`${key}: 60 %\``);
    default:
      break;
  }
  if (quantity.unit !== 'number')
    return bad(
      `${what} is a number, so \`${key}\` takes no unit.`,
      `write for example \`${key}: ${unit === 'sentiment' || unit === 'shift' ? 0.2 : 3}\``,
    );
  const most = unit === 'sentiment' ? 1 : unit === 'shift' ? 2 : Infinity;
  if (Math.abs(value) > most)
    return bad(`${what} lies between −${most} and ${most}.`, `write for example \`${key}: 0.2\``);
  if ((unit === 'count' || unit === 'rate') && value < 0)
    return bad(`${what} is never below 0.`, `write for example \`${key}: 3\``);
  return value;
}

function hasLimit(fields: Fields<Limits>): boolean {
  return KEYS.some((key) => fields.key(key) !== fields.map);
}

function reportNoLimit(reading: Reading, fields: Fields<z.ZodRawShape>, key: string, hint: string): void {
  report(reading, fields.key(key), {
    code: 'rubric/no-limit',
    message: `\`${key}\` has nothing to be compared with.`,
    hint,
  });
}

/** The test of a `metric:` check. */
export function readMetricTest(reading: Reading, fields: Fields<(typeof CHECK_FORMS)['metric']['shape']>): Comparison {
  const name = fields.value('metric');
  const unit = METRICS[name ?? '']?.unit;
  if (!hasLimit(fields)) {
    reportNoLimit(
      reading,
      fields,
      'metric',
      `add for example \`at-most: ${unit === 'time' ? '20 seconds' : unit === 'share' ? '60 %' : '3'}\``,
    );
    return {};
  }
  return unit === undefined ? {} : readLimits(reading, fields, unit, `\`${name}\``);
}

/** The test of a `sentiment:` check. */
export function readSentimentTest(
  reading: Reading,
  fields: Fields<(typeof CHECK_FORMS)['sentiment']['shape']>,
): Comparison {
  const measure = fields.value('sentiment');
  if (!hasLimit(fields)) {
    reportNoLimit(reading, fields, 'sentiment', 'add for example `at-least: 0`');
    return {};
  }
  return readLimits(reading, fields, measure === 'shift' ? 'shift' : 'sentiment', 'Sentiment');
}

/** The test of an `attribute:` check. */
export function readAttributeTest(
  reading: Reading,
  fields: Fields<(typeof CHECK_FORMS)['attribute']['shape']>,
): Comparison {
  const plain = present({
    present: fields.value('present'),
    is: fields.value('is'),
    isNot: fields.value('is-not'),
    oneOf: fields.value('one-of'),
  });
  const others = (['present', 'is', 'is-not', 'one-of'] as const).some((key) => fields.key(key) !== fields.map);
  if (!others && !hasLimit(fields)) {
    reportNoLimit(reading, fields, 'attribute', 'add for example `present: true`, or `is: refund`');
    return {};
  }
  const name = fields.value('attribute') ?? '';
  return {
    ...plain,
    ...readLimits(reading, fields, name === 'durationMs' ? 'time-or-number' : 'number', `\`${name}\``),
  };
}
