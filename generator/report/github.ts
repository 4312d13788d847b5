/** Annotations for a pull request on GitHub, which shows ten of each level and hides the rest. */
import type { Change, Comparison, Impact, Report } from '../diff/model.js';
import { RULES } from '../diff/rules.js';
import { workflowCommand, type AnnotationLevel } from '../support/github.js';
import { digest, impactOf, type Digest } from './digest.js';
import type { ReportOptions } from './options.js';
import { NOWHERE, reachSummary } from './reach.js';
import { summary } from './summary.js';
import { visible } from '../support/visible.js';
import { headline, pair, verdictLine, verdictsOf } from './wording.js';

const SHOWN = 10;

interface Annotation {
  readonly level: AnnotationLevel;
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
  readonly title: string;
  readonly message: string;
}

/** Breaking changes as errors, warnings as warnings; what is safe is counted in one notice. */
export function printGithub(report: Report, options: ReportOptions): string {
  const all = report.comparisons
    .toReversed()
    .flatMap((comparison) => annotations(comparison, options));
  return (['error', 'warning', 'notice'] as const)
    .flatMap((level) => {
      const own = all.filter((annotation) => annotation.level === level);
      return options.isVerbose ? own : withinLimit(own, level);
    })
    .map(({ level, at, title, message }) => {
      const place = at && { file: visible(at.file), line: at.line, col: at.column };
      return `${workflowCommand(level, { ...place, title: visible(title) }, message)}\n`;
    })
    .join('');
}

/** The tenth place says how many more there are. */
function withinLimit(own: readonly Annotation[], level: AnnotationLevel): readonly Annotation[] {
  if (own.length <= SHOWN) return own;
  const shown = own.slice(0, SHOWN - 1);
  const message = `and ${own.length - shown.length} more, which the other formats show`;
  return [...shown, { level, title: 'codegen diff', message }];
}

function annotations(comparison: Comparison, options: ReportOptions): readonly Annotation[] {
  const digested = digest(comparison, options.reader);
  return [
    ...usageAnnotations(comparison),
    ...[...digested.breaking, ...digested.warning].map((change) =>
      changeAnnotation(change, digested, options),
    ),
    { level: 'notice', title: pair(comparison), message: summary(digested) },
  ];
}

const LEVELS: Readonly<Record<Impact, AnnotationLevel>> = {
  breaking: 'error',
  warning: 'warning',
  safe: 'notice',
};

function changeAnnotation(
  change: Change,
  { reach }: Digest,
  { reader, isVerbose }: ReportOptions,
): Annotation {
  const at = change.after ?? change.before;
  const verdicts = verdictsOf(change, reader, isVerbose)
    .filter(({ verdict }) => verdict.impact !== 'safe')
    .map(({ name, verdict }) => `${name} ${verdictLine(verdict)}`);
  const lines = [
    `${visible(change.subject)}: ${headline(change)}`,
    ...verdicts,
    reachSummary(reach.get(change.id) ?? NOWHERE),
    `id ${change.id}`,
  ];
  return {
    level: LEVELS[impactOf(change, reader)],
    ...(at === undefined ? {} : { at }),
    title: RULES[change.rule].title,
    message: lines.filter((line) => line !== '').join('\n'),
  };
}

/** Where the user's own code stops to compile, or means something else. */
function usageAnnotations({ usages, source }: Comparison): readonly Annotation[] {
  const impacts = new Map(source.map(({ id, impact }) => [id, impact]));
  return (usages ?? []).map(({ file, line, column, expression, change, advice }) => ({
    level: LEVELS[impacts.get(change) ?? 'warning'],
    at: { file, line, column },
    title: 'uses what changed',
    message: visible(advice === '' ? expression : `${expression}: ${advice}`),
  }));
}
