// The slots of the phrase language, written in the phrase language itself over what the tokeniser marks.

import type { PhraseNode } from './phrase.ts';
import { parsePhrase } from './phrase.ts';
import { FLAG } from './tokens.ts';

const flag = (bit: number): PhraseNode => ({ kind: 'flag', flag: bit });
const many = (part: PhraseNode): PhraseNode => ({ kind: 'repeat', part });
const sequence = (...parts: PhraseNode[]): PhraseNode => ({ kind: 'sequence', parts });
const choice = (...options: PhraseNode[]): PhraseNode => ({ kind: 'choice', options });
const maybe = (part: PhraseNode): PhraseNode => ({ kind: 'optional', part });

const word = (text: string): PhraseNode => ({ kind: 'word', text, at: 0 });

function phrase(text: string): PhraseNode {
  const parsed = parsePhrase(text);
  if (!parsed.ok) throw new Error(`slot phrase "${text}": ${parsed.message}`);
  return parsed.node;
}

const number = sequence(many(flag(FLAG.number)), maybe(sequence(phrase('(and|point)'), many(flag(FLAG.number)))));
const day =
  '(monday|mon|tuesday|tue|tues|wednesday|wed|weds|thursday|thu|thur|thurs|friday|fri|saturday|sat|sunday|sun)';
const month =
  '(january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)';
const ordinal =
  '(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty (first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty first)';
const nth = choice(phrase(ordinal), sequence(flag(FLAG.number), phrase('(st|nd|rd|th)')));
const unit = '(second|seconds|minute|minutes|hour|hours|day|days|week|weeks|fortnight|month|months|year|years|yr|mo) ';

/** One piece of a code that is spelled out: a letter, a digit, or what people say between them. */
const spelled = choice(flag(FLAG.letter), flag(FLAG.number), phrase('(oh|double|triple|treble|dash|dot|at|hyphen)'));

const SLOTS: Readonly<Record<string, PhraseNode>> = {
  number,
  money: choice(
    sequence(choice(...['$', '£', '€', '¥', '₹', '₱'].map(word)), number),
    sequence(
      number,
      phrase(
        '(dollar|dollars|bucks|cent|cents|pound|pounds|quid|pence|p|pee|euro|euros|rupee|rupees|peso|pesos|grand|usd|gbp|eur|inr)',
      ),
      maybe(sequence(maybe(phrase('and')), number, maybe(phrase('(cents|pence|p)')))),
    ),
    phrase('(a|one) (dollar|pound|quid|tenner|fiver|grand)'),
    phrase('(tenner|fiver|free of charge)'),
  ),
  date: choice(
    flag(FLAG.date),
    phrase(`[(next|this|on|coming)] ${day} [(morning|afternoon|evening|night|lunchtime)]`),
    phrase(
      '(today|tonight|tomorrow|tomorrow (morning|afternoon|evening)|(this|next) (morning|afternoon|evening)|first thing|end of (the|this|next) (day|week|month)|end of (play|day|business)|close of (business|play)|start of next week|day after tomorrow)',
    ),
    sequence(phrase('(the|on)'), nth, maybe(sequence(maybe(phrase('of')), phrase(month)))),
    sequence(nth, maybe(phrase('of')), phrase(month)),
    sequence(phrase(month), maybe(phrase('the')), choice(nth, many(flag(FLAG.number)))),
    sequence(many(flag(FLAG.number)), maybe(phrase('of')), phrase(month)),
  ),
  time: choice(
    sequence(flag(FLAG.clock), maybe(phrase('(am|pm|a m|p m)'))),
    sequence(many(flag(FLAG.number)), phrase('(am|pm|a m|p m|oclock|sharp|hundred hours)')),
    sequence(phrase('(half|half past|quarter past|quarter to)'), flag(FLAG.number)),
    sequence(flag(FLAG.number), phrase('(thirty|fifteen|forty five)')),
    sequence(
      phrase('(at|by|before|after|around|about|from|between|till|until)'),
      flag(FLAG.number),
      maybe(
        phrase('(thirty|fifteen|forty five|oclock|sharp|today|tomorrow|tonight|in the (morning|afternoon|evening))'),
      ),
    ),
    phrase('(noon|midday|midnight|lunchtime|teatime)'),
  ),
  duration: choice(
    sequence(
      number,
      maybe(sequence(phrase('(to|or)'), number)),
      phrase(`[(working|business|full|calendar|more)] ${unit}`),
    ),
    phrase(
      `(a|an|one|another|a couple of|couple of|a few|few|several|half an|half a|the next) [(working|business|full|few|couple of)] ${unit}`,
    ),
  ),
  name: many(flag(FLAG.name)),
  'given-name': flag(FLAG.given),
  agent: many(flag(FLAG.agent)),
  identifier: choice(flag(FLAG.code), flag(FLAG.digits), sequence(spelled, spelled, many(spelled))),
};

/** The tree of a slot; `name` is one of SLOT_NAMES. */
export function slotNode(name: string): PhraseNode {
  const node = SLOTS[name];
  if (node === undefined) throw new Error(`no slot named ${name}`);
  return node;
}
