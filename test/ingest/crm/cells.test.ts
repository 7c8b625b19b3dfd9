// Cells by type: what is read, what is refused, and the hours when clocks change.

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { booleanReader, dateReader, durationReader, idReader, numberReader } from '../../../src/ingest/crm/cell.ts';
import { localClock } from '../../../src/ingest/crm/local-time.ts';
import { packedRows } from '../../../src/ingest/crm/packed-rows.ts';
import { suggest } from '../../../src/ingest/crm/suggestion.ts';

const refused = (code: string) => expect.objectContaining({ code: `crm/${code}` });

function dates(format: string, zone?: string, fold: 'refuse' | 'earlier' | 'later' = 'refuse') {
  const read = dateReader(format, zone === undefined ? undefined : localClock(zone, fold), false);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

describe('numbers', () => {
  it.each([
    ['.', undefined, '12.5', 12.5],
    ['.', undefined, '-3', -3],
    [',', undefined, '12,5', 12.5],
    [',', '.', '1.234.567,5', 1_234_567.5],
    ['.', ',', '1,234', 1234],
    ['.', ' ', '1\u00a0234.5', 1234.5],
  ] as const)('with decimal %s and thousands %s: %s', (decimal, thousands, cell, value) => {
    expect(numberReader(decimal, thousands)(cell)).toBe(value);
  });

  it.each([
    ['.', undefined, '12,5'],
    ['.', undefined, '1,234'],
    [',', undefined, '12.5'],
    ['.', ',', '12,34'],
    ['.', undefined, '1e3'],
    ['.', undefined, '0x10'],
    ['.', undefined, '12 %'],
    ['.', undefined, 'NaN'],
    ['.', undefined, '9'.repeat(400)],
  ] as const)('with decimal %s and thousands %s refuse %s', (decimal, thousands, cell) => {
    expect(numberReader(decimal, thousands)(cell)).toEqual(refused('not-a-number'));
  });
});

describe('booleans, durations and ids', () => {
  it('know their words', () => {
    const read = booleanReader(['ja', 'x'], ['nein']);
    expect([read('JA'), read('x'), read('Nein')]).toEqual([true, true, false]);
    expect(read('yes')).toEqual(refused('not-a-boolean'));
  });

  it.each([
    ['s', '412', 412_000],
    ['s', '0.5', 500],
    ['ms', '412', 412],
    ['min', '1.5', 90_000],
    ['h', '2', 7_200_000],
    ['h:mm:ss', '1:02:03', 3_723_000],
    ['h:mm:ss', '00:06:52', 412_000],
    ['m:ss', '6:52', 412_000],
    ['m:ss', '90:00', 5_400_000],
  ])('in %s: %s', (unit, cell, value) => {
    expect(durationReader(unit, '.')(cell)).toBe(value);
  });

  it.each([
    ['s', '-1'],
    ['s', '6:52'],
    ['h:mm:ss', '6:52'],
    ['h:mm:ss', '1:60:00'],
    ['m:ss', '6:60'],
    ['m:ss', '1:06:52'],
  ])('in %s refuse %s', (unit, cell) => {
    expect(durationReader(unit, '.')(cell)).toEqual(refused('not-a-duration'));
  });

  it('refuse ids in scientific notation only', () => {
    const read = idReader();
    expect(read('1.23E+15')).toEqual(refused('mangled-id'));
    expect(read('1,23457E+17')).toEqual(refused('mangled-id'));
    expect(read('4e12-aa01')).toBe('4e12-aa01');
    expect(read('9007199254740993')).toBe('9007199254740993');
  });
});

describe('dates', () => {
  it.each([
    ['iso', undefined, '2026-11-02T09:14:00Z', '2026-11-02T09:14:00Z'],
    ['iso', undefined, '2026-11-02T09:14:00.250+01:00', '2026-11-02T08:14:00.250Z'],
    ['iso', undefined, '2022-07-25 16:37:07.000000 UTC', '2022-07-25T16:37:07Z'],
    ['iso', 'Europe/Berlin', '2026-11-02 09:14', '2026-11-02T08:14:00Z'],
    ['iso', undefined, '2026-11-03', '2026-11-03'],
    ['M/d/yyyy H:mm', 'America/New_York', '11/21/2024 4:00', '2024-11-21T09:00:00Z'],
    ['MM/dd/yy hh:mm a', 'UTC', '11/21/24 12:05 am', '2024-11-21T00:05:00Z'],
    ['d. MMM yyyy', undefined, '3. Nov 2026', '2026-11-03'],
    ["d 'of' MMMM yyyy", undefined, '3 of November 2026', '2026-11-03'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", undefined, '2026-11-02T09:14:00.5+0100', '2026-11-02T08:14:00.500Z'],
    ['unix-s', undefined, '1693900000', '2023-09-05T07:46:40Z'],
    ['unix-ms', undefined, '1693900000123', '2023-09-05T07:46:40.123Z'],
  ])('as %s in %s: %s', (format, zone, cell, value) => {
    expect(dates(format, zone)(cell)).toBe(value);
  });

  it.each([
    ['iso', 'UTC', '02/11/2026', 'not-a-date'],
    ['iso', 'UTC', '2026-02-30', 'not-a-date'],
    ['iso', 'UTC', '2026-11-02T24:00', 'not-a-date'],
    ['iso', undefined, '2026-11-02T09:14', 'no-zone'],
    ['M/d/yyyy', undefined, '13/1/2026', 'not-a-date'],
    ['d. MMM yyyy', undefined, '3. Nov 26', 'not-a-date'],
    ['h:mm a M/d/yyyy', 'UTC', '13:00 pm 1/1/2026', 'not-a-date'],
    ['yyyy-MM-dd HH:mm', 'Europe/Berlin', '2026-03-29 02:30', 'time-gap'],
    ['yyyy-MM-dd HH:mm', 'Europe/Berlin', '2026-10-25 02:30', 'time-fold'],
  ])('as %s in %s refuse %s', (format, zone, cell, code) => {
    expect(dates(format, zone)(cell)).toEqual(refused(code));
  });

  it('take the hour that exists twice as they are told', () => {
    const at = '2026-10-25 02:30';
    expect(dates('yyyy-MM-dd HH:mm', 'Europe/Berlin', 'earlier')(at)).toBe('2026-10-25T00:30:00Z');
    expect(dates('yyyy-MM-dd HH:mm', 'Europe/Berlin', 'later')(at)).toBe('2026-10-25T01:30:00Z');
  });

  it('agree with Temporal around every change of clocks', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Africa/Casablanca',
      'Pacific/Apia',
    ];
    for (const zone of zones) {
      const clock = localClock(zone, 'refuse');
      let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from(`2011-12-01T00:00[${zone}]`);
      for (let i = 0; i < 6; i++) {
        at = at.getTimeZoneTransition('next');
        if (at === null) break;
        for (let minutes = -130; minutes <= 130; minutes += 10) {
          const moment = at.add({ minutes });
          const local = moment.toPlainDateTime();
          const localMs = local.toZonedDateTime('UTC').epochMilliseconds;
          const [early, late] = (['earlier', 'later'] as const).map(
            (disambiguation) => local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
          );
          expect(clock.toUtc(localMs), `${zone} ${local}`).toBe(early === late ? early : 'fold');
        }
      }
    }
  });

  it('hold for any moment: written in a zone and read again', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01Z'), max: new Date('2050-01-01Z'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 19);
          expect(dates("yyyy-MM-dd'T'HH:mm:ss", 'UTC')(text)).toBe(`${text}Z`);
        },
      ),
    );
  });
});

describe('packed rows', () => {
  it('give back what was packed', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.maxSafeNat(),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constant('2026-02-30T00:00:00Z'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.array(value, { minLength: 3, maxLength: 3 })), { maxLength: 30 }),
        (rows) => {
          const packed = packedRows(3);
          const addresses = rows.map(([key, values]) => packed.append(Buffer.from(key), values));
          const elsewhere = packedRows(3, packed.data());
          rows.forEach(([key, values], i) => {
            expect(elsewhere.read(addresses[i] ?? -1)).toEqual(values);
            expect(packed.hasKey(addresses[i] ?? -1, Buffer.from(key))).toBe(true);
            expect(packed.hasKey(addresses[i] ?? -1, Buffer.from(`${key}x`))).toBe(false);
          });
        },
      ),
    );
  });

  it('hold rows longer than a slab and go on after them', () => {
    const packed = packedRows(1);
    const long = 'ä'.repeat(3_000_000);
    const addresses = ['a', long, 'b', long, 'c'].map((text) => packed.append(Buffer.from('k'), [text]));
    expect(addresses.map((address) => packed.read(address)[0])).toEqual(['a', long, 'b', long, 'c']);
  });
});

describe('suggestions', () => {
  it('are near or not made', () => {
    expect(suggest('agnet.name', ['agent.name', 'agent.id', 'queue'])).toBe('agent.name');
    expect(suggest('Agent_Name', ['agent name', 'queue'])).toBe('agent name');
    expect(suggest('mood', ['agent.name', 'queue'])).toBeUndefined();
  });
});
