// The look of the pages, one sheet of CSS (longer than most files because it is one thing): light and dark, narrow and
// wide, screen and paper. Colours are chosen for at least 4.5 : 1 on their ground.

export const style = `
:root{color-scheme:light dark;--ground:#f6f5f1;--paper:#fffefb;--ink:#1d2327;--soft:#59636b;--line:#e3e1d9;--faint:#efede6;
--accent:#1b5e77;--band:#dfe9ec;--good:#1c6e47;--warn:#8a5a00;--bad:#a8322a;--good-ground:#e5f2ea;--warn-ground:#fbf0d9;--bad-ground:#fae7e4;
--s1:#9a5b13;--s2:#6a4c93;--s3:#5a6b1f;--shadow:0 1px 2px rgb(29 35 39/.05),0 4px 16px rgb(29 35 39/.04)}
@media (prefers-color-scheme:dark){:root{--ground:#12171a;--paper:#1a2125;--ink:#e7ebec;--soft:#9eabb2;--line:#2e383d;--faint:#222a2f;
--accent:#7cc3de;--band:#24363d;--good:#6ecb9a;--warn:#e2b458;--bad:#f28e83;--good-ground:#183026;--warn-ground:#33290f;--bad-ground:#3a1f1c;
--s1:#e0a663;--s2:#b99be0;--s3:#b5c76a;--shadow:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.page{max-width:76rem;margin:0 auto;padding:0 2rem 4rem}
nav{padding:1.25rem 0 0;font-size:.875rem}
header.title{padding:2.25rem 0 .5rem}
header.title .kicker{margin:0 0 .35rem;color:var(--accent);font-size:.8125rem;font-weight:600;letter-spacing:.02em}
h1{margin:0;font-size:2.25rem;line-height:1.15;font-weight:650;letter-spacing:-.02em;text-wrap:balance}
header.title .subtitle{margin:.6rem 0 0;color:var(--soft);max-width:48rem}
section{margin-top:3rem}
h2{margin:0 0 1rem;font-size:1.375rem;line-height:1.25;font-weight:650;letter-spacing:-.01em}
h3{margin:2rem 0 .75rem;font-size:1.0625rem;font-weight:650}
h2 .detail,h3 .detail{color:var(--soft);font-weight:400;font-size:.875rem;letter-spacing:0;margin-left:.5rem}
h3.claim{margin:0;font-size:1rem;line-height:1.35;font-weight:650}
p{margin:.75rem 0;max-width:46rem}
ul{padding-left:1.2rem;max-width:46rem}li{margin:.3rem 0}
code{font:.875em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.muted,.note,.range,.detail{color:var(--soft)}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
.number,.figure,.range,.measure{font-variant-numeric:tabular-nums}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));gap:1rem;margin:1.5rem 0}
.tile{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1rem 1.125rem;box-shadow:var(--shadow);display:flex;flex-direction:column}
.tile dt{color:var(--soft);font-size:.8125rem}
.tile dd{margin:0;display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.1rem .75rem}
.tile .figure{font-size:1.75rem;line-height:1.3;font-weight:600;letter-spacing:-.02em;color:var(--ink)}
.tile.good .figure{color:var(--good)}.tile.warn .figure{color:var(--warn)}.tile.bad .figure{color:var(--bad)}
.tile .detail{flex-basis:100%;font-size:.8125rem;line-height:1.4;color:var(--soft)}
.callout{border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:8px;background:var(--paper);padding:.7rem 1rem;margin:.75rem 0;color:var(--ink)}
.callout p{margin:0;max-width:none}
.callout.good{border-left-color:var(--good)}.callout.warn{border-left-color:var(--warn)}.callout.bad{border-left-color:var(--bad)}
.scroll{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shadow);margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;padding:.9rem 1rem .2rem;color:var(--soft);font-size:.875rem}
th,td{padding:.55rem 1rem;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--faint);overflow-wrap:normal}
tbody tr:last-child>*{border-bottom:0}
thead th{font-size:.8125rem;font-weight:600;color:var(--soft);border-bottom-color:var(--line);vertical-align:bottom;line-height:1.3}
tbody th{font-weight:500;min-width:11rem;overflow-wrap:anywhere}
td.text{min-width:10rem;overflow-wrap:anywhere}
tbody th .note,td .note{display:block;font-size:.8125rem;font-weight:400}
th.number,td.number{text-align:right}td.number{white-space:nowrap}
td.number .note{white-space:normal}
td.date,.whole{white-space:nowrap}
td .range{font-size:.8125rem;margin-left:.25rem}
tbody tr:hover>*{background:var(--faint)}
svg.spark{width:80px;height:24px;display:inline-block;vertical-align:middle;overflow:visible}
.spark polyline{fill:none;stroke:var(--accent);stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
.spark circle{fill:var(--accent)}
.spark .last{stroke:var(--paper);stroke-width:1.2}
svg.interval{width:96px;height:14px;display:inline-block;vertical-align:-.1em;overflow:visible}
td svg.interval{margin-left:.75rem}
.interval .track{fill:var(--line)}.interval .span{fill:var(--accent);opacity:.3}.interval .value{fill:var(--accent)}
.interval .reference{stroke:var(--ink);stroke-width:1.6}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(19.5rem,1fr));gap:1rem;margin:1rem 0;align-items:stretch}
.card{background:var(--paper);border:1px solid var(--line);border-top:3px solid var(--soft);border-radius:12px;padding:1.1rem 1.25rem 1.2rem;box-shadow:var(--shadow);display:flex;flex-direction:column;color:var(--ink)}
.card.good{border-top-color:var(--good)}.card.warn{border-top-color:var(--warn)}.card.bad{border-top-color:var(--bad)}
.card>.detail{margin:.25rem 0 0;font-size:.875rem}
.measure{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;margin:.6rem 0 .2rem;font-size:.875rem}
.measure p{margin:0}
.quote{margin:.9rem 0 0}
.quote blockquote{margin:0;padding-left:.85rem;border-left:2px solid var(--line);font-family:Georgia,"Iowan Old Style","Times New Roman",serif;font-size:1.0313rem;line-height:1.45}
.quote blockquote::before{content:"\\201C"}.quote blockquote::after{content:"\\201D"}
.quote .absent{margin:0;padding-left:.85rem;border-left:2px dashed var(--line);font-size:.9375rem}
.quote figcaption{padding-left:.95rem;margin-top:.2rem;color:var(--soft);font-size:.8125rem}
.quote .note{display:block}
.advice{margin:1rem 0 0;padding-top:.8rem;border-top:1px solid var(--faint);font-size:.9063rem}
.card .advice{margin-top:auto}.card .quote:last-of-type{margin-bottom:1rem}
.advice span{display:block;color:var(--accent);font-size:.8125rem;font-weight:600}
figure{margin:1rem 0}
section>figure,.multiples figure{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1rem 1.125rem .75rem;box-shadow:var(--shadow)}
section>figure>figcaption,.multiples figcaption{margin-bottom:.5rem;font-size:.9063rem;line-height:1.4}
figcaption strong{font-weight:600}figcaption .muted{display:block;font-size:.8125rem}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(19.5rem,1fr));gap:1rem;margin:1rem 0}
.multiples figure{margin:0}
.chart{display:block;width:100%;height:auto;overflow:visible}
.chart text{fill:var(--soft);font:11px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums}
.chart .grid path{stroke:var(--faint);stroke-width:1}
.chart .band{fill:var(--band)}.chart .centre{fill:none;stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3}
.chart .break{stroke:var(--warn);stroke-width:1.5;stroke-dasharray:5 4;fill:none}
.chart polyline{fill:none;stroke:var(--tone);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.chart .dot{fill:var(--tone);stroke:var(--paper);stroke-width:1}
.chart .out{stroke:var(--paper);stroke-width:1.5;fill:var(--bad)}.chart .out.good{fill:var(--good)}.chart .out.warn{fill:var(--warn)}
.s0{--tone:var(--accent)}.s1{--tone:var(--s1)}.s2{--tone:var(--s2)}.s3{--tone:var(--s3)}
.s1 polyline{stroke-dasharray:6 3}.s2 polyline{stroke-dasharray:2 3}.s3 polyline{stroke-dasharray:9 3 2 3}
.bars rect{fill:var(--tone);opacity:.85}
.narrow{display:none}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;list-style:none;margin:.5rem 0 0;padding:0;font-size:.8125rem;color:var(--soft);max-width:none}
.legend li{margin:0;display:flex;align-items:center;gap:.45rem}
.legend li::before{content:"";width:1.25rem;height:0;border-top:2px solid var(--tone)}
.legend .s1::before,.legend .s3::before{border-top-style:dashed}.legend .s2::before{border-top-style:dotted}
.legend .band::before{height:.7rem;border:0;background:var(--band);border-radius:2px}
.legend .out::before{width:.6rem;height:.6rem;border:0;background:var(--bad);transform:rotate(45deg)}
.legend .break::before{width:0;height:.9rem;border:0;border-left:2px dashed var(--warn)}
footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.8125rem}
footer ul{list-style:none;margin:0;padding:0;max-width:none}
article.document+article.document{margin-top:5rem;border-top:1px solid var(--line)}
@media (max-width:40rem){.page{padding:0 1rem 3rem}h1{font-size:1.75rem}header.title{padding-top:1.5rem}section{margin-top:2.25rem}
.tiles{grid-template-columns:1fr 1fr;gap:.65rem}.tile{padding:.8rem .9rem}.tile .figure{font-size:1.4375rem}.tile svg.spark{width:72px;height:18px}
.cards,.multiples{grid-template-columns:1fr}th,td{padding:.5rem .75rem}table{font-size:.875rem}tbody th{min-width:7.5rem}td .range{display:block;margin:0}td svg.interval{width:72px;display:block;margin:.2rem 0 0 auto}
.tile:last-child:nth-child(odd){grid-column:1/-1}
section>figure>.wide{display:none}section>figure>.narrow{display:block}}
@media print{@page{size:A4;margin:14mm 12mm}
:root{--ground:#fff;--paper:#fff;--ink:#111;--soft:#444;--line:#ccc;--faint:#e6e6e6;--accent:#1b5e77;--band:#e6edf0;--good:#1c6e47;--warn:#8a5a00;--bad:#a8322a;--shadow:none}
body{font-size:10pt}nav,.skip{display:none}.page{max-width:none;padding:0}section{margin-top:1.5rem}
.card,.tile,figure,.callout,tr,.quote{break-inside:avoid}h2,h3,caption{break-after:avoid}thead{display:table-header-group}
.tiles{grid-template-columns:repeat(5,1fr);gap:.5rem}.tile{padding:.6rem .7rem}.tile .figure{font-size:1.25rem}.scroll{overflow:visible}.cards{grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))}
article.document+article.document{break-before:page;margin-top:0;border:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
