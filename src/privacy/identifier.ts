// Identifiers of letters and digits: IBAN, national insurance, passport, licence, PAN card, postcodes.

import { ibanLength, isIban, isNationalInsuranceNumber, isSocialSecurityNumber } from './checksum.ts';
import type { Label } from './cue.ts';
import { type Line, namedAt, pieceOf, type Scene } from './line.ts';
import type { PersonalType } from './personal-datum.ts';
import { findSpelled, type Spelled, spellings } from './spelling.ts';

interface Shape {
  readonly type: PersonalType;
  readonly shortest: number;
  readonly longest: number;
  /** Accepted wherever it stands. */
  readonly alone?: (chars: string) => boolean;
  /** Accepted where it was asked for. */
  readonly label?: Label;
  readonly named?: (chars: string) => boolean;
}

const SHAPES: readonly Shape[] = [
  {
    type: 'iban',
    shortest: 15,
    longest: 34,
    alone: isIban,
    label: 'iban',
    named: (chars) =>
      /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(chars) && chars.length === (ibanLength(chars.slice(0, 2)) ?? -1),
  },
  {
    type: 'nino',
    shortest: 8,
    longest: 9,
    alone: isNationalInsuranceNumber,
    label: 'nino',
    named: (chars) => /^[A-Z]{2}\d{6}[A-Z]?$/.test(chars),
  },
  {
    type: 'national-id',
    shortest: 10,
    longest: 10,
    label: 'national-id',
    named: (chars) => /^[A-Z]{5}\d{4}[A-Z]$/.test(chars),
  },
  {
    type: 'national-id',
    shortest: 10,
    longest: 10,
    alone: (chars) => /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/.test(chars),
  },
  {
    type: 'passport',
    shortest: 7,
    longest: 9,
    label: 'passport',
    named: (chars) => /^(?:[A-Z]{1,2}\d{6,8}|\d{9}|[A-Z]\d{2}[A-Z0-9]{6})$/.test(chars),
  },
  {
    type: 'licence',
    shortest: 7,
    longest: 18,
    label: 'licence',
    named: (chars) => /^(?=.*\d{3})(?=.*[A-Z])[A-Z0-9]{7,18}$/.test(chars),
  },
  {
    type: 'postcode',
    shortest: 5,
    longest: 7,
    label: 'postcode',
    named: (chars) => /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|[A-Z]\d[A-Z]\d[A-Z]\d)$/.test(chars),
  },
];

const REACH = 3;

/** Finds identifiers by their own shape or check digits, or by what was asked for. */
export function findIdentifiers(scene: Scene): void {
  for (const line of scene.lines) {
    if (line.traits.weight === 0) continue;
    if (line.traits.weight >= 9) findWrittenSocial(scene, line);
    findUkPostcodes(scene, line);
    if (line.traits.weight < 4 && !scene.mayBeNamed(line, 'postcode', REACH)) continue;
    const stretches = spellings(line);
    for (const shape of SHAPES) {
      for (const groups of stretches.filter(hasLetter)) findShape(scene, line, groups, shape);
    }
  }
}

/** Numbers without letters are answers to a question, not shapes. */
function hasLetter(groups: readonly Spelled[]): boolean {
  return groups.some((group) => /[A-Z]/.test(group.chars));
}

function findShape(scene: Scene, line: Line, groups: readonly Spelled[], shape: Shape): void {
  const { alone, named, longest, shortest } = shape;
  const asked = named !== undefined && isNamed(scene, line, groups, shape.label);
  if (alone === undefined && !asked) return;
  const accepts = (chars: string) =>
    chars.length >= shortest && ((alone?.(chars) ?? false) || (asked && (named?.(chars) ?? false)));
  for (let from = 0; ; ) {
    const hit = findSpelled(groups, { from, longest }, accepts);
    if (hit === undefined) return;
    const spoken = /[a-z]{3}/.test(line.text.slice(hit.start, hit.end));
    scene.add({ type: shape.type, pieces: [pieceOf(line, hit.start, hit.end, hit.chars, spoken)] });
    from = hit.next;
  }
}

function isNamed(scene: Scene, line: Line, groups: readonly Spelled[], label: Label | undefined): boolean {
  const last = groups.at(-1);
  if (label === undefined || last === undefined) return false;
  // The letters of an identifier can look like the end of its cue; what counts is a cue that starts before it ends.
  return namedAt(scene.lines, { line, start: last.start, end: last.end }, REACH)?.label === label;
}

/** 123-45-6789 as written; other separators only where it was asked for. */
function findWrittenSocial(scene: Scene, line: Line): void {
  for (const match of line.text.matchAll(/(?<![\d-])\d{3}([- ])\d{2}\1\d{4}(?![\d-])/g)) {
    const digits = match[0].replace(/\D/g, '');
    const end = match.index + match[0].length;
    const named = namedAt(scene.lines, { line, start: match.index, end }, REACH)?.label;
    if (named === 'ssn' || (match[1] === '-' && isSocialSecurityNumber(digits) && named !== 'other')) {
      scene.add({ type: 'ssn', pieces: [pieceOf(line, match.index, end, digits)] });
    }
  }
}

const UK_POSTCODE = /(?<![A-Za-z\d-])[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z\d])/g;

function findUkPostcodes(scene: Scene, line: Line): void {
  for (const match of line.text.matchAll(UK_POSTCODE)) {
    scene.add({ type: 'postcode', pieces: [pieceOf(line, match.index, match.index + match[0].length)] });
  }
}
