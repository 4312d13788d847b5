/** A report as a comment on a pull request: breaking changes open, the rest folded. */
import type { Comparison, Report } from '../diff/model.js';
import { digest } from './digest.js';
import { changeBlock, changeLine, groupBlocks } from './markdown-changes.js';
import { COMMENT_LIMIT, fit, folded, type Section } from './markdown-fit.js';
import { prose, table } from './markdown-text.js';
import { declarationBlocks, operationRows, usageRows } from './markdown-tables.js';
import type { ReportOptions } from './options.js';
import { NOTHING_USED, sourceCounts } from './source-groups.js';
import { directionCounts, footing, leftOut, nounOf, summary } from './summary.js';
import { pair } from './wording.js';
import { upperFirst } from '../support/text.js';

export function printMarkdown(report: Report, options: ReportOptions): string {
  const newestFirst = report.comparisons.toReversed();
  if (newestFirst.length === 0) return 'No change.\n';
  const sections = newestFirst.flatMap((comparison) => sectionsOf(comparison, options));
  const overview = newestFirst.map(
    (comparison) =>
      `- **${prose(pair(comparison, '→'))}**: ${prose(summary(digest(comparison, options.reader)))}`,
  );
  const head: readonly Section[] =
    newestFirst.length === 1
      ? []
      : [{ open: '## Changes of the API', blocks: [overview.join('\n')] }];
  return fit([...head, ...sections], options.isVerbose ? Infinity : COMMENT_LIMIT);
}

function sectionsOf(comparison: Comparison, options: ReportOptions): readonly Section[] {
  const digested = digest(comparison, options.reader);
  const heading = `## ${prose(pair(comparison, '→'))}`;
  if (digested.isUnchanged) return [{ open: heading, blocks: ['No change.'] }];
  const { breaking, warning, safe, allowed, unreachable, documentation } = digested;
  const { source, usages } = comparison;
  const rest = leftOut(digested);
  const head: Section = {
    open: heading,
    blocks: [
      `**${prose(summary(digested))}**`,
      table(['', 'breaking', 'warnings', 'safe'], directionCounts(digested)),
      `${upperFirst(footing(digested, options.reader))}.${rest.length === 0 ? '' : ` Not counted: ${rest.join(', ')}.`}`,
    ],
  };
  const inFull = (changes: typeof breaking): readonly string[] =>
    groupBlocks(changes, digested, (change) => changeBlock(change, digested, options));
  const inShort = (changes: typeof breaking): readonly string[] =>
    groupBlocks(changes, digested, changeLine);
  const optional = [
    // A table is one block: it comes where there is certainly room for it.
    when(digested.operations, () =>
      folded(`${upperFirst(nounOf(comparison))}s: ${digested.operations.length}`, [
        operationRows(digested, options.reader),
      ]),
    ),
    when(breaking, () => ({ open: '### Breaking', blocks: inFull(breaking) })),
    usages === undefined
      ? []
      : [
          {
            open: '### In your code',
            blocks: [usages.length === 0 ? `${NOTHING_USED}.` : usageRows(usages)],
          },
        ],
    when(warning, () => folded(`Warnings: ${warning.length}`, inFull(warning))),
    when(safe, () =>
      folded(`Safe: ${safe.length}`, options.isVerbose ? inFull(safe) : inShort(safe)),
    ),
    when(allowed, () => folded(`Allowed: ${allowed.length}`, inShort(allowed))),
    when(options.isVerbose ? unreachable : [], () =>
      folded(`Out of reach: ${unreachable.length}`, inShort(unreachable)),
    ),
    when(options.isVerbose ? documentation : [], () =>
      folded(`Documentation: ${documentation.length}`, inShort(documentation)),
    ),
    when(source, () =>
      folded(`In TypeScript: ${sourceCounts(source)}`, declarationBlocks(source, options)),
    ),
  ];
  return [head, ...optional.flat()];
}

function when(list: readonly unknown[], section: () => Section): readonly Section[] {
  return list.length === 0 ? [] : [section()];
}
