/** A few lines of counts for each comparison, as `git diff --stat` has them. */
import type { Change, Comparison, Report } from '../diff/model.js';
import { digest, standingOf, type Digest } from './digest.js';
import { COLUMNS, type ReportOptions } from './options.js';
import { IMPACT_COLORS, painter, type Paint } from './paint.js';
import { NOTHING_USED, sourceCounts } from './source-groups.js';
import { footing, leftOut, summary } from './summary.js';
import { visible } from '../support/visible.js';
import { count, pair } from './wording.js';

export function printStat(report: Report, options: ReportOptions): string {
  const paint = painter(options.hasColor);
  const newestFirst = report.comparisons.toReversed();
  if (newestFirst.length === 0) return 'no change\n';
  return newestFirst
    .map((comparison) => `${statLines(comparison, options, paint).join('\n')}\n`)
    .join('\n');
}

function statLines(
  comparison: Comparison,
  options: ReportOptions,
  paint: Paint,
): readonly string[] {
  const digested = digest(comparison, options.reader);
  const head = `${paint('bold', `${pair(comparison)}:`)} ${summary(digested)}`;
  if (digested.isUnchanged) return [head];
  const { source, usages } = comparison;
  const rest = leftOut(digested);
  return [
    head,
    ...table(statRows(digested, options), options, paint),
    ...(rest.length === 0 ? [] : [` not counted: ${rest.join(', ')}`]),
    ...(source.length === 0 ? [] : [` in TypeScript: ${sourceCounts(source)}`]),
    ...(usages === undefined
      ? []
      : [
          ` ${usages.length === 0 ? NOTHING_USED : `in your code: ${count(usages.length, 'place')}`}`,
        ]),
    ` ${footing(digested, options.reader)}`,
  ];
}

/** How many changes the operations of a group get to. */
export interface StatRow {
  readonly group: string;
  readonly operations: number;
  readonly breaking: number;
  readonly warning: number;
  readonly safe: number;
}

export const ELSEWHERE = '(elsewhere)';

/** Groups of operations are what stands before the dot of their ids; in the order of the release. */
export function statRows(
  { comparison, reach, operations }: Digest,
  { reader }: ReportOptions,
): readonly StatRow[] {
  const groups = new Map<string, { operations: number; ids: Set<string> }>();
  for (const { id, kind, request, response } of operations) {
    const name = kind === 'envelope' ? 'envelope' : (/^[^.:]+/.exec(id)?.[0] ?? id);
    const group = groups.get(name) ?? { operations: 0, ids: new Set<string>() };
    groups.set(name, group);
    group.operations++;
    for (const reached of [...request.changes, ...response.changes]) group.ids.add(reached.id);
  }
  const rest = comparison.changes.filter(({ id }) => !reach.has(id)).map(({ id }) => id);
  groups.set(ELSEWHERE, { operations: 0, ids: new Set(rest) });
  const rows = [...groups].map(([group, { operations, ids }]): StatRow => {
    const counts = countsOf(
      comparison.changes.filter(({ id }) => ids.has(id)),
      reader,
    );
    return { group, operations, ...counts };
  });
  return rows.filter(({ breaking, warning, safe }) => breaking + warning + safe > 0);
}

function countsOf(
  changes: readonly Change[],
  reader: ReportOptions['reader'],
): Pick<StatRow, 'breaking' | 'warning' | 'safe'> {
  const counts = { breaking: 0, warning: 0, safe: 0 };
  for (const change of changes) {
    const standing = standingOf(change, reader);
    if (standing in counts) counts[standing as keyof typeof counts]++;
  }
  return counts;
}

const MARKS = { breaking: '!', warning: '~', safe: '+' } as const;

function table(
  rows: readonly StatRow[],
  { columns = COLUMNS }: ReportOptions,
  paint: Paint,
): readonly string[] {
  const names = rows.map(({ group }) => visible(group));
  const totals = rows.map(({ breaking, warning, safe }) => breaking + warning + safe);
  const nameWidth = Math.max(0, ...names.map((name) => name.length));
  const most = Math.max(1, ...totals);
  const room = Math.max(10, Math.min(60, columns - nameWidth - String(most).length - 5));
  // Every kind that occurs keeps a mark, however many others there are.
  const scaled = (amount: number): number =>
    most <= room ? amount : Math.ceil((amount * room) / most);
  return rows.map((row, index) => {
    const bar = (['breaking', 'warning', 'safe'] as const)
      .filter((impact) => row[impact] > 0)
      .map((impact) => paint(IMPACT_COLORS[impact], MARKS[impact].repeat(scaled(row[impact]))));
    const name = (names[index] ?? '').padEnd(nameWidth);
    return ` ${name} | ${String(totals[index]).padStart(String(most).length)} ${bar.join('')}`;
  });
}
