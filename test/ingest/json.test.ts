import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/ingest/json.ts';

describe('parseJson', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(undefined, 2), (text, indent) => {
        const pretty = JSON.stringify(JSON.parse(text), undefined, indent);
        fc.pre(!/\d{16}/.test(pretty));
        expect(parseJson(pretty).value).toEqual(JSON.parse(pretty));
      }),
    );
  });

  test('refuses any object that has a key twice, at any depth', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), fc.json(), (key, a, b) => {
        const name = JSON.stringify(key);
        const twice = `{${name}:${a},${name}:${b}}`;
        expect(parseJson(twice).fault?.code).toBe('ingest/json-duplicate-key');
        expect(parseJson(`[1,{"in":[${twice}]}]`).fault?.code).toBe('ingest/json-duplicate-key');
      }),
    );
    expect(parseJson('{"a":1,"\\u0061":2}').fault?.code).toBe('ingest/json-duplicate-key');
  });

  test('allows 64 levels and not 65', () => {
    expect(parseJson('['.repeat(64) + ']'.repeat(64)).fault).toBeUndefined();
    expect(parseJson('['.repeat(65) + ']'.repeat(65)).fault?.code).toBe('ingest/json-depth');
    expect(parseJson(JSON.stringify('['.repeat(1000))).fault).toBeUndefined();
  });

  test('keeps the digits of integers beyond 2^53, and of nothing else', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (id) => {
        const safe = Number.isSafeInteger(Number(id));
        const value = parseJson(`{"x":"${id}","id":${id},"y":[${id}]}`).value;
        const expected = safe ? Number(id) : String(id);
        expect(value).toEqual({ x: String(id), id: expected, y: [expected] });
      }),
    );
    const others = '[0.1234567890123456789,12345678901234567890e3,"12345678901234567890"]';
    expect(parseJson(others).value).toEqual(JSON.parse(others));
  });

  test('leaves Object.prototype alone', () => {
    const value = parseJson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}').value;
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('says that text is not JSON without quoting it', () => {
    for (const text of ['{"a": secret}', '{"a":"secret"', 'secret', '{"secret" 1}']) {
      const { fault } = parseJson(text);
      expect(fault?.code).toBe('ingest/json-syntax');
      expect(fault?.message).not.toContain('secret');
    }
  });
});
