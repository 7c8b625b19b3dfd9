// What help says after the options: how each verb is used. At most 80 columns.

export const ROOT_HELP = `
Start here:
  $ callmark score calls/                     a folder of transcripts, into a
                                              store (callmark-store/)
  $ callmark report scorecards -o scorecards/ a page for each agent
  $ callmark explain c-1001                   why an interaction got its score
  $ callmark rubric test rubrics/service.yaml the cases beside a rubric

Exit codes:
  0  done                          4  the input could not be used
  1  a rubric's own cases failed   5  the store or an output failed
  2  usage or rubric error         70 a bug in callmark
  3  done, some records quarantined

callmark <command> --help tells more.`;

export const SCORE_HELP = `
Examples:
  $ callmark score calls/ --crm crm.csv --mapping crm-mapping.yaml
  $ callmark score "calls/**/*.vtt" -r rubrics/service.yaml --store quality
  $ callmark score calls.jsonl -f jsonl | jq .score
  $ callmark score calls/ -o scores.csv
  $ cat calls.jsonl | callmark score - | jq -r .interaction.id

Without -f and -o the run goes into the store and a summary is printed; with
them the evaluations go there, and into a store only when --store is given too.
A lone - answers each line of standard input with a line, as it comes.
Records that cannot be used are listed in <store>/quarantine/, or on standard
error where no store is written; the exit code is then 3.`;

export const REPORT_HELP = `
Reports:
  scorecards  a page for each agent, and an index
  trends      week by week, with control limits

Examples:
  $ callmark report scorecards -o scorecards/     HTML, one page an agent
  $ callmark report scorecards --agent a-17 -o dana.html
  $ callmark report trends --from 2026-10-01 --to 2026-11-01
  $ callmark report trends -f json | jq .`;

export const EXPLAIN_HELP = `
Examples:
  $ callmark explain c-1001
  $ callmark explain c-1001 empathy.response`;

export const CONVERT_HELP = `
Examples:
  $ callmark convert call.vtt > call.jsonl
  $ callmark convert calls/ -o calls.jsonl`;

export const RUBRIC_HELP = `
Examples:
  $ callmark rubric lint rubrics/*.yaml
  $ callmark rubric test customer-service
  $ callmark rubric learn rubrics/intents         what your sentences mean
  $ callmark rubric explain response              a check type
  $ callmark rubric explain customer-service closing.recap`;

export const LEARN_HELP = `
Examples:
  $ callmark rubric learn                         rubrics/intents/, and what
                                                  is shipped
  $ callmark rubric learn intents/ -o intents/model.bin
  $ callmark rubric learn intents/ --check        in CI

An intent file is called like the meaning: offers-refund.yaml. It has id, by
(agent or customer), means (one line), examples and near_misses: sentences that
carry the meaning, and sentences that look alike and do not. A file named like
a shipped meaning adds to it; with \`replace: true\` it takes its place.
A rubric uses the model with \`intents: intents/model.bin\`.`;
