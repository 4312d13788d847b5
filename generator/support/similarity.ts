/** How alike two names are: what tells a renamed component from a removed and an added one. */

/** 1 for names that differ in case, `_` and `-` only, towards 0 the more letters differ. */
export function similarity(a: string, b: string): number {
  const [first, second] = [plain(a), plain(b)];
  const longest = Math.max(first.length, second.length);
  return longest === 0 ? 1 : 1 - distance(first, second) / longest;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[_.-]/g, '').slice(0, 100);
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
