// What was said to be a password, and network addresses of people.

import { namedAt, pieceOf, type Scene } from './line.ts';

const PASSWORD = /\b(?:pass ?word|pass ?phrase|passcode)\s*(?:is now|is|was|:|=|to)\s*["'“‘]?([^\s"'”’,█]{4,40})/gi;
const IP = /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)/g;
const SOFTWARE = /\b(?:firmware|version|software|build|release|update|upgrade|v)\b/;

/** Finds passwords that are given away, and IP addresses that are said to be such. */
export function findSecrets(scene: Scene): void {
  for (const line of scene.lines) {
    for (const match of line.traits.password ? line.text.matchAll(PASSWORD) : []) {
      const value = (match[1] ?? '').replace(/[.!?]+$/, '');
      // "is wrong", "is expired": a password that is a plain word is not told from a sentence about one.
      if (!/[\d#@$%^&*_+=]/.test(value)) continue;
      const start = match.index + match[0].indexOf(match[1] ?? '', match[0].search(/is|was|:|=|to/));
      scene.add({ type: 'password', pieces: [pieceOf(line, start, start + value.length)] });
    }
    for (const match of line.traits.weight >= 4 ? line.text.matchAll(IP) : []) {
      const end = match.index + match[0].length;
      if (namedAt(scene.lines, { line, start: match.index, end }, 1)?.label !== 'ip') continue;
      if (SOFTWARE.test(line.lower.slice(Math.max(0, match.index - 20), match.index))) continue;
      scene.add({ type: 'ip', pieces: [pieceOf(line, match.index, end)] });
    }
  }
}
