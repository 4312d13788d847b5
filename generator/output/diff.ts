/** A short unified diff, enough to see what differs; long ones are cut. */

/** Above this many comparisons the differing middle is shown as replaced as a whole. */
const LIMIT = 4_000_000;
const CONTEXT = 2;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** 1-based numbers of the next line in the old and in the new text. */
  readonly before: number;
  readonly after: number;
}

/** Hunks from `before` to `after`, at most `limit` lines of them. */
export function shortDiff(before: string, after: string, limit = 20): readonly string[] {
  const lines = compare(before.split('\n'), after.split('\n'));
  const shown = hunks(lines);
  if (shown.length <= limit) return shown;
  return [...shown.slice(0, limit), `… ${shown.length - limit} more lines`];
}

function hunks(lines: readonly Line[]): string[] {
  const isNear = lines.map(() => false);
  lines.forEach((line, index) => {
    if (line.sign !== ' ') isNear.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  const shown: string[] = [];
  lines.forEach((line, index) => {
    if (isNear[index] !== true) return;
    if (isNear[index - 1] !== true) shown.push(`@@ -${line.before} +${line.after} @@`);
    shown.push(`${line.sign}${line.text}`);
  });
  return shown;
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);

  const lines: Line[] = [];
  let [i, j] = [0, 0];
  const add = (sign: Line['sign'], text: string): void => {
    lines.push({ sign, text, before: i + 1, after: j + 1 });
    if (sign !== '+') i++;
    if (sign !== '-') j++;
  };
  for (const text of before.slice(0, start)) add(' ', text);
  for (const [sign, text] of middle(old, fresh)) add(sign, text);
  for (const text of before.slice(before.length - end)) add(' ', text);
  return lines;
}

type Step = readonly [Line['sign'], string];

/** The differing middle: exactly where that is affordable, else by the next lines that agree. */
function middle(old: readonly string[], fresh: readonly string[]): readonly Step[] {
  return old.length * fresh.length > LIMIT ? resynchronised(old, fresh) : aligned(old, fresh);
}

/** At a difference, goes on at the nearest pair of equal lines; without one the rest is replaced. */
function resynchronised(old: readonly string[], fresh: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const text = old[i];
    if (text !== undefined && text === fresh[j]) {
      steps.push([' ', text]);
      [i, j] = [i + 1, j + 1];
      continue;
    }
    const [removed, added] = nearest(old, i, fresh, j);
    for (const line of old.slice(i, i + removed)) steps.push(['-', line]);
    for (const line of fresh.slice(j, j + added)) steps.push(['+', line]);
    [i, j] = [i + removed, j + added];
  }
  return steps;
}

/** How far ahead two lines that follow each other are looked for. */
const WINDOW = 300;

function nearest(
  old: readonly string[],
  i: number,
  fresh: readonly string[],
  j: number,
): readonly [removed: number, added: number] {
  for (let distance = 1; distance <= WINDOW; distance++) {
    for (let removed = 0; removed <= distance; removed++) {
      const [x, y] = [i + removed, j + distance - removed];
      const isPair = x + 1 < old.length && y + 1 < fresh.length;
      if (isPair && old[x] === fresh[y] && old[x + 1] === fresh[y + 1]) return [x - i, y - j];
    }
  }
  return [old.length - i, fresh.length - j];
}

/** The longest common subsequence, by the table of lengths. */
function aligned(old: readonly string[], fresh: readonly string[]): readonly Step[] {
  const width = fresh.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Step[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const text = old[i];
    if (text !== undefined && text === fresh[j]) {
      lines.push([' ', text]);
      [i, j] = [i + 1, j + 1];
    } else if (text !== undefined && (j === fresh.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(['-', text]);
      i++;
    } else {
      lines.push(['+', fresh[j] ?? '']);
      j++;
    }
  }
  return lines;
}
