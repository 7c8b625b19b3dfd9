import { readFileSync, readdirSync } from 'node:fs';
import { it } from 'vitest';
import { textContent } from '/work/main/src/ingest/content.ts';
it('x', async () => {
  const fmts = await Promise.all((process.env.FMTS ?? '').split(',').map(async (f) => (await import(`/work/main/src/ingest/formats/${f}.ts`)).default));
  for (const file of (process.env.FILES ?? '').split(' ')) {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replace(/\r\n?/g,'\n');
    let json: unknown; try { json = JSON.parse(text); } catch {}
    const s = { name: file, text: text.slice(0, 65536), complete: text.length < 65536, ...(text.length < 65536 ? { json } : {}) };
    const scores = fmts.map((f) => [f.name, f.recognise(s)]).filter((x) => x[1] > 0);
    console.log('###', file, JSON.stringify(scores));
    const best = fmts.map((f) => ({ f, s: f.recognise(s) })).sort((a, b) => b.s - a.s)[0];
    if (!best?.s) continue;
    for await (const item of best.f.read(textContent(text), { file, warn: (p: any) => console.log('WARN', p.code, p.message, p.place?.line), ...(process.env.TZ_ ? { timezone: process.env.TZ_ } : {}) })) {
      if (item.kind === 'bad') console.log('BAD', JSON.stringify(item.bad));
      else { const { turns, ...head } = item.interaction; console.log(JSON.stringify(head)); const c: any = {}; for (const t of turns) c[t.speaker] = (c[t.speaker] ?? 0) + 1; console.log(turns.length, JSON.stringify(c)); const n = Number(process.env.N ?? 3); for (const t of [...turns.slice(0, n), ...turns.slice(-1)]) console.log('  ', JSON.stringify(t).slice(0, 220)); }
    }
  }
});
