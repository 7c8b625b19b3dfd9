import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { rubricJsonSchema } from '../../src/rubric/json-schema.ts';
import { rubricWith } from './memory-files.ts';

const schema = rubricJsonSchema();
const validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
const accepts = (text: string): boolean => validator.safeParse(parse(text)).success;

const WRONG = join('fixtures', 'rubrics-wrong');
/** Faults of shape: an editor can underline them. Values that only the loader understands, and YAML itself, are not. */
const SHAPE =
  /name-with|unknown-(key|speaker|class|channel|direction|context|method|not-app|metric|sentiment|personal|outcome|credit|auto-fail|check)|missing-(id|version|sections|check|criterion-id|section-id|say|response-with|then)|is-a-(text|list|mapping)|-empty\.|weight-(negative|huge|in-quotes)|-over-100|two-check-types|check-without-type/;
const shaped = readdirSync(WRONG)
  .filter(
    (name) => SHAPE.test(name) && !/yaml-|unknown-family|say-empty-text|use-/.test(name) && name.endsWith('.yaml'),
  )
  // An empty family or flag is a null, and what stands in `in` is a pattern only the loader knows fully.
  .filter((name) => !/in-over-100|title-is-empty|bands-empty/.test(name));

describe('the published JSON Schema', () => {
  test('is 2020-12 and says what things are', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    const text = JSON.stringify(schema);
    for (const word of [
      '"examples"',
      '"description"',
      'never-says',
      'no-personal-data',
      'auto-fail',
      'minimum-coverage',
      '"means"',
      '"intents"',
    ])
      expect(text).toContain(word);
  });

  test.each(
    readdirSync('rubrics')
      .filter((name) => /\.ya?ml$/.test(name) && !/cases|keywords/.test(name))
      .map((name) => join('rubrics', name)),
  )('accepts %s', (file) => {
    expect(validator.safeParse(parse(readFileSync(file, 'utf8'))).error).toBeUndefined();
  });

  test.each([
    'check: "{greeting}"',
    'check: [hello, 911]',
    'check: {says: "{greeting}", by: [agent, bot], in: first 3 turns, after: {says: hello, before: bye}}',
    'check: {silence: 20 seconds}',
    'check: {means: offer-help, by: agent, in: first 3 turns, at-least: 2}',
    'check: {says: hello, means: [offer-help, apology], after: {means: complaint}}',
    'check: {never-says: bye}\nauto-fail: {mode: {cap: 50}}\nchannels: voice',
    'check: {grade: [{if: hello, then: met}, {else: not-met, because: none}]}\nauto-fail: true',
    'check: {any: [{metric: dead-air, at-most: 20 seconds}, {not: {all: [{human: true}]}}]}\nwhen: {attribute: csat, at-least: 4}',
  ])('accepts shorthand: %s', (criterion) => {
    expect(accepts(rubricWith(criterion))).toBe(true);
  });

  test('there are many faults of shape to try', () => {
    expect(shaped.length).toBeGreaterThan(45);
  });

  test('names its parts, for editors that show them', () => {
    const names = Object.keys(schema['$defs'] as object);
    expect(names).toEqual(
      expect.arrayContaining(['check', 'criterion', 'family', 'finder', 'phrase', 'scoring', 'section']),
    );
  });

  test.each(shaped)('refuses %s', (name) => {
    expect(accepts(readFileSync(join(WRONG, name), 'utf8'))).toBe(false);
  });
});
