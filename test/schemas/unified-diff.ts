/** Applies a unified diff whose sections are headed `--- name`; every context line must fit exactly. */
export function applyDiff(
  texts: ReadonlyMap<string, string>,
  diff: string,
): ReadonlyMap<string, string> {
  const patched = new Map(texts);
  for (const section of diff.split(/^--- /m).slice(1)) {
    const [name = '', ...rest] = section.split('\n');
    const old = texts.get(name)?.split('\n');
    if (old === undefined) throw new Error(`the diff names ${name}, which is not there`);
    const result: string[] = [];
    let at = 0;
    for (const line of rest) {
      const hunk = /^@@ -(\d+)/.exec(line);
      if (hunk !== null) {
        const start = Number(hunk[1]) - 1;
        result.push(...old.slice(at, start));
        at = start;
      } else if (line.startsWith('+')) {
        if (!line.startsWith('+++ ')) result.push(line.slice(1));
      } else if (line.startsWith(' ') || line.startsWith('-')) {
        if (old[at] !== line.slice(1)) throw new Error(`${name}:${at + 1} does not fit the diff`);
        if (line.startsWith(' ')) result.push(line.slice(1));
        at += 1;
      }
    }
    patched.set(name, [...result, ...old.slice(at)].join('\n'));
  }
  return patched;
}
