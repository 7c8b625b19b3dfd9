// The order of names in every list: that of the alphabet, the same on every machine whatever its language.

/** Compares two names without regard to case and accents first; equal ones by their exact characters. */
export function alphabetical(a: string, b: string): number {
  const [x, y] = [plain(a), plain(b)];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
