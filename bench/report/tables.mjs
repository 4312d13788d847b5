/** Results as Markdown, in the form in which prettier leaves it. */
import { amount, duration, times, verdict } from './format.mjs';

/** Columns but the first are aligned right. */
export function table(head, rows) {
  const widths = head.map((_, column) => {
    return Math.max(3, ...[head, ...rows].map((row) => row[column].length));
  });
  const rule = widths.map((width, column) => {
    return column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`;
  });
  const padded = (row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
  return [padded(head), rule, ...rows.map(padded)].map((row) => `| ${row.join(' | ')} |`);
}

/** A section: what was measured, the targets, and on what machine. */
export function sectionTables({ cases, figures, machine }) {
  const parts = cases ? [casesTable(cases), targetsTable(cases)] : [figuresTable(figures)];
  return [...parts, [machine]].map((lines) => lines.join('\n')).join('\n\n');
}

/** A row for each document, a column for each candidate. */
function casesTable(cases) {
  const names = [...new Set(cases.flatMap(({ rows }) => rows.map(({ candidate }) => candidate)))];
  const rows = cases.map(({ title, bytes, rows }) => [
    title,
    bytes.toLocaleString('en'),
    ...names.map((name) => {
      const row = rows.find(({ candidate }) => candidate === name);
      return row ? `${duration(row.micros)}, ${times(row.ratio)}` : '';
    }),
  ]);
  return table(['CPU time of a call', 'bytes', ...names], rows);
}

function targetsTable(cases) {
  const rows = cases.flatMap(({ title, base, verdicts }) =>
    verdicts.map((one) => [
      `${one.candidate}: ${title}`,
      one.than ? `>= ${one.least}x as fast as ${one.than}` : `<= ${one.most}x ${base}`,
      times(one.value),
      verdict(one),
    ]),
  );
  return table(['target', 'asked', 'measured', ''], rows);
}

function figuresTable(figures) {
  const rows = figures.map(({ what, value, unit, least, greatest, ...target }) => [
    what,
    amount(value, unit) + (least ? ` (${least.toFixed(0)}-${greatest.toFixed(0)})` : ''),
    asked(target, unit),
    verdict({ value, ...target }),
  ]);
  return table(['figure', 'measured', 'target', ''], rows);
}

export function asked({ below, most }, unit) {
  const end = unit === 'x' ? 'x' : ` ${unit}`;
  if (below !== undefined) return `< ${below}${end}`;
  return most === undefined ? '' : `<= ${most}${end}`;
}
