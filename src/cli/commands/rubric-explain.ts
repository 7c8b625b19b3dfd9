// callmark rubric explain: documents a check type, a rubric, or one of its criteria.

import type { Criterion, Rubric } from '../../model/rubric.ts';
import { checkTypes } from '../../rubric/checks/index.ts';
import { describeCheck } from '../../rubric/describe.ts';
import { nearest } from '../../rubric/spelling.ts';
import { loadConfig } from '../config.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { columnsOf, type Io, writeOut } from '../io.ts';
import { loadRubrics } from '../rubrics.ts';
import { shownName, wrap } from '../shown.ts';

export async function explainRubric(io: Io, what: string, criterionId: string | undefined): Promise<number> {
  const type = checkTypes.list.find((one) => one.type === what || one.key === what);
  if (type !== undefined && criterionId === undefined) {
    const lines = [type.key, '', ...wrap(type.summary, columnsOf(io)), '', indent(type.example)];
    await writeOut(io, `${lines.join('\n')}\n`);
    return EXIT.done;
  }
  const [rubric] = await loadRubrics(io, await loadConfig(io), [what], () => {});
  if (rubric === undefined) return EXIT.usage;
  if (criterionId === undefined) {
    await writeOut(io, `${overview(rubric).join('\n')}\n`);
    return EXIT.done;
  }
  const criterion = rubric.criteria.find((one) => one.id === criterionId);
  if (criterion === undefined) {
    const ids = rubric.criteria.map((one) => one.id);
    const near = nearest(criterionId, ids);
    throw new CommandFailed(EXIT.usage, [
      `${rubric.id} has no criterion ${shownName(criterionId)}.`,
      ...(near === undefined ? ['  It has:', ...ids.map((id) => `    ${id}`)] : [`  Did you mean ${near}?`]),
    ]);
  }
  await writeOut(io, `${detail(criterion, rubric).join('\n')}\n`);
  return EXIT.done;
}

function overview(rubric: Rubric): readonly string[] {
  const { scoring } = rubric;
  const lines = [
    `${rubric.title} (${rubric.id} ${rubric.version})`,
    `Scoring ${scoring.method}, pass mark ${scoring.passMark}, not applicable: ${scoring.notApplicable}.`,
  ];
  for (const section of rubric.sections) {
    lines.push('', `${section.title}  (weight ${section.weight})`);
    for (const criterion of rubric.criteria.filter((one) => one.section === section.id)) {
      const marks = [
        `weight ${criterion.weight}`,
        ...(criterion.class === 'non-critical' ? [] : [criterion.class]),
        ...(criterion.autoFail === undefined ? [] : ['auto-fail']),
      ];
      lines.push(`  ${criterion.id}  ${criterion.title}  (${marks.join(', ')})`);
    }
  }
  return lines;
}

function detail(criterion: Criterion, rubric: Rubric): readonly string[] {
  const lines = [
    `${criterion.id}: ${criterion.title}`,
    `${criterion.class}, weight ${criterion.weight}${criterion.autoFail === undefined ? '' : ', auto-fail'}`,
  ];
  const known = rubric.meaning?.families;
  if (criterion.channels !== undefined) lines.push(`Only for ${criterion.channels.join(', ')}.`);
  if (criterion.when !== undefined)
    lines.push('', 'Applies when', ...describeCheck(criterion.when, known).map((line) => `  ${line}`));
  lines.push('', 'Met when', ...describeCheck(criterion.check, known).map((line) => `  ${line}`));
  const names = new Set(
    [JSON.stringify(criterion.check), JSON.stringify(criterion.when ?? null)].join(' ').match(/\{[\w.-]+\}/g) ?? [],
  );
  for (const family of rubric.families.filter((one) => names.has(`{${one.name}}`))) {
    lines.push('', `{${family.name}}${family.by === undefined ? '' : `, said by the ${family.by.join(' or ')}`}`);
    lines.push(...family.say.slice(0, 12).map((phrase) => `  ${phrase}`));
    if (family.say.length > 12) lines.push(`  and ${family.say.length - 12} more`);
  }
  if (criterion.coaching !== undefined) lines.push('', `Coaching: ${criterion.coaching}`);
  return lines;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
