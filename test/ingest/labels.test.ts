import { describe, expect, test } from 'vitest';
import { readLabelledText } from '../../src/ingest/labelled-text.ts';
import { readSpeakerLabel } from '../../src/ingest/speaker-label.ts';
import { speakerFromLabel } from '../../src/ingest/speakers.ts';
import { openTimes } from '../../src/ingest/times.ts';
import { readBytes } from './reading.ts';

const readTime = await openTimes();

describe('speakerFromLabel', () => {
  test.each([
    ['Rep', 'agent'],
    ['REPRESENTATIVE', 'agent'],
    ['Advisor:', 'agent'],
    ['operator', 'agent'],
    ['agent-1', 'agent'],
    ['Client', 'customer'],
    ['caller', 'customer'],
    ['END_USER', 'customer'],
    ['IVR', 'system'],
    ['Virtual Agent', 'bot'],
    ['Third-Party', 'third-party'],
    ['OTHER_AGENT', 'other-agent'],
    ['speaker_0', 'unknown'],
    ['Dana Reyes', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('%s', (label, speaker) => expect(speakerFromLabel(label)).toBe(speaker));
});

describe('readSpeakerLabel', () => {
  test.each([
    ['Agent Jannie', { speaker: 'agent', name: 'Jannie' }],
    ['Dana Reyes (Agent)', { speaker: 'agent', name: 'Dana Reyes' }],
    ['Customer - Lee', { speaker: 'customer', name: 'Lee' }],
    ['Customer Service Representative Bob', { speaker: 'agent', name: 'Bob' }],
    ['Agent 2', { speaker: 'agent' }],
    ['Customer Service Call', { name: 'Customer Service Call' }],
    ['Lee', { name: 'Lee' }],
  ])('%s', (label, expected) => expect(readSpeakerLabel(label)).toEqual(expected));
});

describe('readLabelledText', () => {
  const speakers = (text: string) => readLabelledText(text, readTime)?.turns.map(({ speaker }) => speaker);

  test('roles come from another label, the heading, an introduction, the other side, the opening', () => {
    expect(speakers('Dana (Agent): Hello.\nLee (Customer): Hi.\nDana: So.\nLee: Yes.')).toEqual([
      'agent',
      'customer',
      'agent',
      'customer',
    ]);
    expect(speakers('Agent Dana and customer Lee\nDana: Hello.\nLee: Hi.\nDana: So.\nLee: Yes.')?.slice(1, 3)).toEqual([
      'agent',
      'customer',
    ]);
    expect(speakers('Agent: My name is Dana.\nLee: Hi.\nDana: So.\nLee: Yes.\nDana: Bye.')).toEqual([
      'agent',
      'customer',
      'agent',
      'customer',
      'agent',
    ]);
    expect(speakers('Agent: Hello.\nLee: Hi.\nLee: Well.')).toEqual(['agent', 'customer', 'customer']);
    const inferred = readLabelledText('Dana: Thanks for calling Harbour.\nLee: Hi.\nDana: So.\nLee: Yes.', readTime);
    expect(inferred?.turns.map(({ speaker }) => speaker)).toEqual(['agent', 'customer', 'agent', 'customer']);
    expect(inferred?.inferredRoles).toBe(true);
  });

  test('two names and nothing else stay unknown', () => {
    expect(speakers('Dana: Hello.\nLee: Hi.\nDana: So.\nLee: Yes.')).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  test('a colon in a sentence makes no label', () => {
    const turns = readLabelledText('Agent: Two things.\nNote: one.\nthe other: two\nCustomer: Fine.', readTime)?.turns;
    expect(turns?.map(({ text }) => text)).toEqual(['Two things.\nNote: one.\nthe other: two', 'Fine.']);
  });

  test.each([
    ['[00:00:05] Agent: a\n[00:01:10] Customer: b', [5000, 70_000]],
    ['00:05 Agent: a\n01:10.5 Customer: b', [5000, 70_500]],
    ['Agent (00:05): a\nCustomer (01:10): b', [5000, 70_000]],
    ['10:32:05 Agent: a\n10:32:09 Customer: b', [0, 4000]],
    ['[2026-11-02 10:32:05] Agent: a\n[2026-11-02 10:33:05] Customer: b', [0, 60_000]],
    ['09:14 Agent: a\n09:15 Customer: b', [undefined, undefined]],
  ])('times in front: %s', (text, starts) => {
    const conversation = readLabelledText(text, readTime);
    expect(conversation?.turns.map(({ startMs }) => startMs)).toEqual(starts);
    expect(conversation?.turns.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('text without labels is refused, named as plain text, and left alone otherwise', async () => {
    expect((await readBytes('Just prose.\nMore: prose.\n', 'a.txt')).bad[0]?.code).toBe('ingest/unrecognised');
    const forced = await readBytes('Just prose.\nmore prose.\n', 'a.txt', { format: 'plain-text' });
    expect(forced.bad[0]?.code).toBe('ingest/no-speaker-labels');
  });
});
