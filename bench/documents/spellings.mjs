/** The same data spelled otherwise, as proxies, gateways and newer servers do it. */

/** Every element on a line of its own, indented; not for mixed content. */
export function pretty(xml) {
  let depth = 0;
  let before = 'declaration';
  let out = '';
  for (const [token] of xml.matchAll(/<[^>]+>|[^<\n]+/g)) {
    const kind = kindOf(token);
    if (kind === 'end') depth -= 1;
    const isOnNewLine = kind === 'end' ? before === 'end' : kind !== 'text';
    out += isOnNewLine && out !== '' ? `\n${'  '.repeat(depth)}${token}` : token;
    if (kind === 'start') depth += 1;
    before = kind === 'empty' ? 'end' : kind;
  }
  return `${out}\n`;
}

function kindOf(token) {
  if (!token.startsWith('<')) return 'text';
  if (token.startsWith('<?')) return 'declaration';
  if (token.startsWith('</')) return 'end';
  return token.endsWith('/>') ? 'empty' : 'start';
}

/** Prefixes that no client chose, as software with numbered prefixes writes them. */
export function otherPrefixes(xml) {
  const names = [...xml.matchAll(/ xmlns:(\w+)=/g)].map(([, name]) => name);
  const renamed = new Map(
    names.filter((name) => name !== 'xsi').map((name, i) => [name, `ns${i}`]),
  );
  return xml.replace(/(<\/?| xmlns:|type=")(\w+)(?=[:=])/g, (all, start, name) => {
    return renamed.has(name) ? start + renamed.get(name) : all;
  });
}

/** One element more at the end of every row, as a newer server sends it. */
export function unknownInRows(xml, row) {
  const [prefix] = row.split(':');
  return xml.replaceAll(`</${row}>`, `<${prefix}:addedLater>true</${prefix}:addedLater></${row}>`);
}
