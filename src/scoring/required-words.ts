// Compliance asks for the words: what was only meant may show a breach or raise a doubt there, but never grants a pass.

import type { Finding } from '../model/evaluation.ts';
import type { Criterion } from '../model/rubric.ts';
import { finding } from '../rubric/finding.ts';
import type { BoundScene } from '../rubric/scene.ts';
import { World } from '../rubric/world.ts';

/** Leaves a pass of a compliance-critical criterion only where words, fields or numbers grant it too. */
export function requireWords(found: Finding, { class: kind, check }: Criterion, scene: BoundScene): Finding {
  // A pass without evidence is one by absence, or by a field or a number.
  if (kind !== 'compliance-critical' || !passes(found) || found.evidence.length === 0) return found;
  const plain = scene.inWorld(new World([], true), undefined, () => scene.run(check));
  const lost = plain.outcome === 'not-met' || (passes(plain) && (plain.credit ?? 0) < (found.credit ?? 0));
  if (!lost && found.evidence.some(({ phrase, family }) => phrase !== family)) return found;
  // Words, a field or a number grant it by themselves, though a meaning was found first.
  if (!lost && passes(plain) && (plain.evidence.length > 0 || plain.searched === undefined)) return plain;
  const { evidence, searched } = found;
  return finding({
    outcome: 'needs-review',
    reason: 'The words required were not found; only their meaning was.',
    confidence: 'meaning',
    evidence,
    ...(searched === undefined ? {} : { searched }),
  });
}

function passes({ outcome }: Finding): boolean {
  return outcome === 'met' || outcome === 'partial';
}
