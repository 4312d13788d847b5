/** A report for the terminal: the worst first, each change once. */
import type { Comparison, Report } from '../diff/model.js';
import { digest } from './digest.js';
import type { ReportOptions } from './options.js';
import { painter, type Paint } from './paint.js';
import { footing, leftOut, summary } from './summary.js';
import { changeSections } from './text-changes.js';
import { operationTable } from './text-operations.js';
import { sourceSection, usageSection } from './text-source.js';
import { pair } from './wording.js';

export function printText(report: Report, options: ReportOptions): string {
  const paint = painter(options.hasColor);
  const newestFirst = report.comparisons.toReversed();
  if (newestFirst.length === 0) return 'no change\n';
  const parts = newestFirst.map((comparison) => comparisonLines(comparison, options, paint));
  if (newestFirst.length > 1) parts.unshift(overview(newestFirst, options, paint));
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** One line for each comparison, so that the long story below can be skipped. */
function overview(
  comparisons: readonly Comparison[],
  { reader }: ReportOptions,
  paint: Paint,
): readonly string[] {
  const pairs = comparisons.map((comparison) => pair(comparison));
  const width = Math.max(...pairs.map((text) => text.length));
  return comparisons.map((comparison, index) => {
    const name = (pairs[index] ?? '').padEnd(width);
    return `${paint('bold', name)}  ${summary(digest(comparison, reader))}`;
  });
}

function comparisonLines(
  comparison: Comparison,
  options: ReportOptions,
  paint: Paint,
): readonly string[] {
  const digested = digest(comparison, options.reader);
  const head = `${paint('bold', `${pair(comparison)}:`)} ${summary(digested)}`;
  if (digested.isUnchanged) return [head];
  const sections = [
    ...changeSections(digested, options, paint),
    operationTable(digested, options, paint),
    sourceSection(comparison, options, paint),
    usageSection(comparison, paint),
  ].filter((lines) => lines.length > 0);
  const rest = leftOut(digested);
  return [
    head,
    paint('dim', footing(digested, options.reader)),
    ...sections.flatMap((lines) => ['', ...lines]),
    ...(rest.length === 0 || options.isVerbose
      ? []
      : ['', paint('dim', `Not counted: ${rest.join(', ')}.`)]),
  ];
}
