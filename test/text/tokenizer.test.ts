// Words as people type them and recognisers hear them, and the phrase that must find them all the same.

import { describe, expect, it } from 'vitest';
import { quotes } from './finding.ts';

/** Phrase, text, and the words that must be found; null when none may be. */
type Row = readonly [phrase: string, text: string, quote: string | null];

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    it.each(rows)('%s ← %j', (phrase, text, quote) => {
      expect(quotes(phrase, text)).toEqual(quote === null ? [] : [quote]);
    });
  });
}

table('contractions', [
  ['i am sorry', 'I am sorry', 'I am sorry'],
  ['i am sorry', "I'm sorry", "I'm sorry"],
  ['i am sorry', 'I’m sorry', 'I’m sorry'],
  ['i am sorry', 'I‘m sorry', 'I‘m sorry'],
  ['i am sorry', 'Iʼm sorry', 'Iʼm sorry'],
  ['i am sorry', 'im sorry', 'im sorry'],
  ['i am sorry', 'i m sorry', 'i m sorry'],
  ['i am sorry', "i 'm sorry", "i 'm sorry"],
  ["i'm sorry", 'I am sorry', 'I am sorry'],
  ['i will call', "I'll call", "I'll call"],
  ['i will call', 'I ll call', 'I ll call'],
  ['i will call', 'ill call', 'ill call'],
  ['i will call', 'i feel ill today', null],
  ['we will send it', 'well send it', 'well send it'],
  ['we will', 'well it is late', null],
  ['can not', "can't", "can't"],
  ['can not', 'can’t', 'can’t'],
  ['can not', 'cant', 'cant'],
  ['can not', 'cannot', 'cannot'],
  ['can not', 'can t', 'can t'],
  ["can't help", 'we cannot help', 'cannot help'],
  ['cannot help', "we can't help", "can't help"],
  ['do not worry', "don't worry", "don't worry"],
  ['do not worry', 'don t worry', 'don t worry'],
  ['do not worry', 'dont worry', 'dont worry'],
  ['did not', "they didn't", "didn't"],
  ['will not', "won't", "won't"],
  ['it is late', "it's late", "it's late"],
  ['it is late', 'it s late', 'it s late'],
  ['that is right', "that's right", "that's right"],
  ['what is', "what's your name", "what's"],
  ['customer account', "the customer's account", "customer's account"],
  ['customer account', 'the customers’ account', null],
  ['account of customers', 'the account of customers’', 'account of customers'],
  ['going to', "I'm gonna call", 'gonna'],
  ['want to', 'I wanna go', 'wanna'],
  ['got to', 'gotta go', 'gotta'],
  ['let me check', 'lemme check', 'lemme check'],
]);

table('British and American spelling', [
  ['apologise', 'I apologize', 'apologize'],
  ['apologize', 'I apologise', 'apologise'],
  ['apologising', 'apologizing now', 'apologizing'],
  ['cancelled', 'it was canceled', 'canceled'],
  ['canceled', 'it was cancelled', 'cancelled'],
  ['colour', 'the color', 'color'],
  ['cheque', 'a check', 'check'],
  ['apologis*', 'I apologise', 'apologise'],
  ['apologis*', 'I apologize', 'apologize'],
  ['apologiz*', 'we are apologising', 'apologising'],
  ['cancell*', 'the cancellation', 'cancellation'],
  ['cancell*', 'you canceled it', 'canceled'],
  ['cancel*', 'you cancelled it', 'cancelled'],
]);

table('chat', [
  ['you', 'u ok', 'u'],
  ['please', 'pls help', 'pls'],
  ['please', 'plz', 'plz'],
  ['thanks', 'thx', 'thx'],
  ['thank you', 'ty', 'ty'],
  ['are you there', 'r u there', 'r u there'],
  ['ok', 'okay', 'okay'],
  ['ok', 'k', 'k'],
  ['before', 'b4 monday', 'b4'],
]);

table('what speech leaves behind', [
  ['thank you', 'thank um you', 'thank um you'],
  ['thank you', 'thank, uh, er, you', 'thank, uh, er, you'],
  ['i will help', 'I I I will help', 'I I I will help'],
  ['i will help', 'I, I will will help', 'I, I will will help'],
  ['call the bank', 'call the the bank', 'call the the bank'],
  ['very very', 'very very good', 'very very'],
  ['no no', 'no no', 'no no'],
]);

table('punctuation and sentences', [
  ['thank you', 'Thank—you', 'Thank—you'],
  ['thank you', 'THANK, YOU!', 'THANK, YOU'],
  ['thank you', '"Thank" (you)', 'Thank" (you'],
  ['thank you', 'thank\nyou', 'thank\nyou'],
  ['thank ... you', 'thank all of you', 'thank all of you'],
  ['thank ... you', 'thank all. of you', null],
  ['thank ... you', 'thank all.you', null],
  ['thank ... you', 'thank\nall of you', null],
  ['^ thanks', 'Done. Thanks', 'Thanks'],
  ['^ thanks', 'many thanks', null],
  ['^ thanks', 'Hello\r\nThanks', 'Thanks'],
  ['bye $', 'Good bye. Then', 'bye'],
  ['bye $', 'bye now', null],
  ['^ ... thanks', 'so many thanks', 'so many thanks'],
  ['^ ... thanks', 'Done. Thanks', 'Thanks'],
  ['see ... smith', 'see Mr. Smith', 'see Mr. Smith'],
  ['see ... jones', 'see Dr. Amy Jones', 'see Dr. Amy Jones'],
  ['at ... today', 'at 9 a.m. today', 'at 9 a.m. today'],
  ['the usa', 'in the U.S.A', null],
]);

table('numbers, money, dates, times', [
  ['<number>', 'take 12 of them', '12'],
  ['<number>', 'take twenty two of them', 'twenty two'],
  ['<number>', 'take two hundred and six', 'two hundred and six'],
  ['<number>', '1,234.56', '1,234.56'],
  ['<money>', 'that is $20.50 a month', '$20.50'],
  ['<money>', 'that is £ 20', '£ 20'],
  ['<money>', 'twenty dollars', 'twenty dollars'],
  ['<money>', 'five pounds and ten pence', 'five pounds and ten pence'],
  ['<money>', 'twenty days', null],
  ['<time>', 'it was 10:30', '10:30'],
  ['<time>', 'at half past ten', 'half past ten'],
  ['call at <time>', 'call at 3pm', 'call at 3pm'],
  ['<time>', 'three o’clock', 'three o’clock'],
  ['<time>', 'noon', 'noon'],
  ['<time>', '3 apples', null],
  ['by <date>', 'by next Tuesday', 'by next Tuesday'],
  ['<date>', 'on the 9th of May', 'the 9th of May'],
  ['<date>', 'tomorrow morning', 'tomorrow morning'],
  ['<date>', 'someday', null],
  ['within <duration>', 'within 2 working days', 'within 2 working days'],
  ['within <duration>', 'within twenty four hours', 'within twenty four hours'],
  ['<duration>', 'a couple of minutes', 'a couple of minutes'],
  ['<duration>', 'two to three weeks', 'two to three weeks'],
  ['<duration>', 'two cats', null],
  ['50 %', 'save 50% now', '50%'],
  ['<number> percent', 'save 50% now', '50%'],
]);

table('names and identifiers', [
  ['this is <name>', 'this is Marcus', 'this is Marcus'],
  ['this is <name>', 'this is marcus', 'this is marcus'],
  ['this is <name>', 'This is Dana Reyes.', 'This is Dana Reyes'],
  ['this is <name>', 'this is unacceptable', null],
  ['this is <name>', 'This is Unacceptable', null],
  ['this is <name>', 'this is [name]', 'this is [name]'],
  ['my name is <name>', 'my name’s Zoë', 'my name’s Zoë'],
  ['<identifier>', 'it is AB12CD', 'AB12CD'],
  ['<identifier>', 'it is 4471', '4471'],
  ['<identifier>', 'it is a b one two', 'a b one two'],
  ['my x-ray', 'my x-ray came', 'my x-ray'],
  ['email me', 'e-mail me', 'e-mail me'],
  ['<identifier>', 'K-E-I-S-H-A', 'K-E-I-S-H-A'],
  ['<identifier>', 'write to jo@mail.example please', 'jo@mail.example'],
  ['<identifier>', 'take 2 of them', null],
]);

table('redaction', [
  ['card is <identifier>', 'my card is [card] thanks', 'card is [card]'],
  ['card is <number>', 'my card is [card] thanks', 'card is [card]'],
  ['card is <number>', 'my card is **** thanks', 'card is ****'],
  ['<identifier>', 'it is [CREDIT_CARD_2]', '[CREDIT_CARD_2]'],
  ['born on <date>', 'born on [birth-date]', 'born on [birth-date]'],
  ['<date>', 'on [DATE]', '[DATE]'],
  ['<date>', 'it is [card]', null],
  ['<identifier>', 'it is [redacted]', '[redacted]'],
  ['<identifier>', '[music playing]', null],
  ['<name> speaking', '[PERSON] speaking', '[PERSON] speaking'],
]);

table('masked profanity', [
  ['fuck', 'what the f*** is this', 'f***'],
  ['fucking', 'f***ing useless', 'f***ing'],
  ['shit', 'this is sh*t', 'sh*t'],
  ['shit', 'S**T', 'S**T'],
  ['fuck', 'f. this', null],
]);

table('hostile characters', [
  ['thank you', 'th\u200dank y\u200bou', 'th\u200dank y\u200bou'],
  ['thank you', 'than\u00adk you', 'than\u00adk you'],
  ['thank you', '\ufeffthank you', 'thank you'],
  ['thank you', 'thаnk yоu', 'thаnk yоu'],
  ['thank you', 'ＴＨＡＮＫ ｙｏｕ', 'ＴＨＡＮＫ ｙｏｕ'],
  ['thank you', 'thank 🙏 you', 'thank 🙏 you'],
  ['thank you', 'thank\ud83d you', 'thank\ud83d you'],
  ['thank you', 'thank \u202eyou', 'thank \u202eyou'],
  ['cafe', 'café', 'café'],
  ['cafe', 'cafe\u0301', 'cafe\u0301'],
  ['café', 'cafe', 'cafe'],
  ['refund*', 're\u200dfunding', 're\u200dfunding'],
  ['refund*', 'réfunding', 'réfunding'],
  ['元気', '元気', '元気'],
]);

describe('turns', () => {
  it('a phrase runs over two turns of one speaker', () => {
    expect(quotes('thank you for calling', ['Thank you', 'for calling'])).toEqual(['Thank you']);
    expect(quotes('thank ... calling', ['Thank you', 'for calling'])).toEqual(['Thank you']);
    expect(quotes('thank ... calling', ['Thank you.', 'for calling'])).toEqual([]);
  });

  it('the agent is known by the name in the data', () => {
    expect(quotes('<agent> speaking', 'dana speaking', 'Dana Reyes')).toEqual(['dana speaking']);
    expect(quotes('<agent>', "it's DANA REYES here", 'Dana Reyes')).toEqual(['DANA REYES']);
    expect(quotes('<agent>', 'Marcus here', 'Dana Reyes')).toEqual([]);
    expect(quotes('<agent>', 'dana')).toEqual([]);
  });
});
