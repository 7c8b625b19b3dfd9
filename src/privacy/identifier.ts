// Identifiers of letters and digits: IBAN, national insurance, passport, licence, PAN card, postcodes.

import { ibanLength, isIban, isNationalInsuranceNumber, isSocialSecurityNumber } from './checksum.ts';
import type { Label } from './cue.ts';
import { type Line, namedAt, pieceOf, type Scene } from './line.ts';
import type { PersonalType } from './personal-datum.ts';
import { findSpelled, type Spelled, spellings } from './spelling.ts';

interface Shape {
  readonly type: PersonalType;
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
    longest: 34,
    alone: isIban,
    label: 'iban',
    named: (chars) =>
      /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(chars) && chars.length === (ibanLength(chars.slice(0, 2)) ?? -1),
  },
  {
    type: 'nino',
    longest: 9,
    alone: isNationalInsuranceNumber,
    label: 'nino',
    named: (chars) => /^[A-Z]{2}\d{6}[A-Z]?$/.test(chars),
  },
  { type: 'national-id', longest: 10, label: 'national-id', named: (chars) => /^[A-Z]{5}\d{4}[A-Z]$/.test(chars) },
  { type: 'national-id', longest: 10, alone: (chars) => /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/.test(chars) },
  {
    type: 'passport',
    longest: 9,
    label: 'passport',
    named: (chars) => /^(?:[A-Z]{1,2}\d{6,8}|\d{9}|[A-Z]\d{2}[A-Z0-9]{6})$/.test(chars),
  },
  {
    type: 'licence',
    longest: 18,
    label: 'licence',
    named: (chars) => /^(?=.*\d{3})(?=.*[A-Z])[A-Z0-9]{7,18}$/.test(chars),
  },
  {
    type: 'postcode',
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
      for (const groups of stretches) findShape(scene, line, groups, shape);
    }
  }
}

function findShape(scene: Scene, line: Line, groups: readonly Spelled[], shape: Shape): void {
  let rest = groups;
  for (let guard = 0; guard < 6 && rest.length > 0; guard += 1) {
    const hit =
      (shape.alone && findSpelled(rest, shape.longest, shape.alone)) ??
      (shape.named &&
        findSpelled(
          rest,
          shape.longest,
          (chars) => chars.length > 4 && (shape.named?.(chars) ?? false) && isNamed(scene, line, rest, shape.label),
        ));
    if (hit === undefined) return;
    scene.add({
      type: shape.type,
      pieces: [pieceOf(line, hit.start, hit.end, hit.chars, /[a-z]{3}/.test(line.text.slice(hit.start, hit.end)))],
    });
    rest = rest.filter((group) => group.start >= hit.end);
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
