import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { scoreText } from '../../src/analysis/sentiment-score.ts';
it('m', () => {
  const rows = readFileSync('/work/shared/corpora/sentiment/vader-tweets-dev.tsv', 'utf8').trim().split('\n').slice(1).map((l) => l.split('\t'));
  const xs = rows.map((r) => Number(r[1])), ys = rows.map((r) => scoreText(r[2]).score);
  const m = (a) => a.reduce((s, x) => s + x, 0) / a.length; const mx = m(xs), my = m(ys);
  let a = 0, b = 0, c = 0; xs.forEach((x, i) => { a += (x - mx) * (ys[i] - my); b += (x - mx) ** 2; c += (ys[i] - my) ** 2; });
  const cl = (v, t) => (v > t ? 1 : v < -t ? -1 : 0);
  const acc = xs.filter((x, i) => cl(x, 0.05) === cl(ys[i], 0.05)).length / xs.length;
  console.log('r', a / Math.sqrt(b * c), 'acc', acc, 'zero', ys.filter((y) => y === 0).length);
  const texts = rows.map((r) => r[2]); const bytes = texts.join('').length; let n = 0;
  for (let k = 0; k < 5; k++) { const t = process.hrtime.bigint(); for (let j = 0; j < 20; j++) for (const x of texts) n += scoreText(x).score; const s = Number(process.hrtime.bigint() - t) / 1e9; console.log('MB/s', (bytes * 20) / s / 1e6); }
  const cust = readFileSync('/work/shared/corpora/multidogo/customer-turns.tsv','utf8').trim().split('\n').slice(1).map(l=>l.split('\t')[3]); const cb = cust.join('').length;
  for (let k = 0; k < 4; k++) { const t = process.hrtime.bigint(); for (let j = 0; j < 10; j++) for (const x of cust) n += scoreText(x).score; const s = Number(process.hrtime.bigint() - t) / 1e9; console.log('multidogo MB/s', (cb * 10) / s / 1e6); }
  for (const s of ["didn't like it", 'not at all happy', 'no problem', 'I want to cancel', 'please help', "don t think this is good", 'I’m not happy', 'thank you', 'this is not bad', "can't thank you enough", 'the service was nice but the wait was awful', "You have been really helpful!", 'the constructor toString', "I don't think you are rude", 'i can\'t log in i\'m very frustrated', 'fucking great', 'GREAT job :)', 'sooo goood', 'k', "I'd like to pay", 'no thats great thanks', 'It is not working', "isn't it great", 'without any problems', 'hardly helpful', 'problem free']) console.log(s, JSON.stringify(scoreText(s)));
}, 60000);
