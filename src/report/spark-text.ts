// Sparklines as characters, for terminals and Markdown.

import { sparkRange } from './charts/sparkline.ts';

const LEVELS = '▁▂▃▄▅▆▇█';

/** One character a value, `·` for a gap; empty when there is no value at all. */
export function blocksLine(values: readonly (number | null)[], range = sparkRange(values)): string {
  if (!values.some((value) => value !== null)) return '';
  const span = range[1] - range[0] || 1;
  return values
    .map((value) => {
      if (value === null) return '·';
      const level = Math.round(((value - range[0]) / span) * (LEVELS.length - 1));
      return LEVELS[Math.min(LEVELS.length - 1, Math.max(0, level))] ?? '';
    })
    .join('');
}
