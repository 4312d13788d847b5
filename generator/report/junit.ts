/**
 * JUnit's XML: a test case for each direction of each operation, because that is what a build asks:
 * does the client still work? Cases fail by what is breaking for the chosen reader.
 */
import type { Change, Comparison, Report, Verdict } from '../diff/model.js';
import { byId, standingOf } from './digest.js';
import type { ReportOptions } from './options.js';
import { visible, visibleLines } from '../support/visible.js';
import { headline, pair, place, verdictLine, witnessLine } from './wording.js';
import { escapeMarkup } from '../support/xml-text.js';

export function printJunit(report: Report, options: ReportOptions): string {
  const suites = report.comparisons.toReversed().map((comparison) => {
    const cases = casesOf(comparison, options);
    return {
      name: pair(comparison),
      cases,
      failures: cases.filter(({ failures }) => failures.length > 0),
    };
  });
  const total = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  const failed = suites.reduce((sum, { failures }) => sum + failures.length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'codegen diff', tests: total, failures: failed })}>`,
    ...suites.flatMap(({ name, cases, failures }) => [
      `  <testsuite${attributes({ name, tests: cases.length, failures: failures.length })}>`,
      ...cases.flatMap(caseLines),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Case {
  readonly group: string;
  readonly name: string;
  readonly failures: readonly Failure[];
  /** What needs a look and fails nothing. */
  readonly warnings: readonly string[];
}

interface Failure {
  readonly summary: string;
  readonly lines: readonly string[];
}

/** The change that a proof is of, by the name of the case that has it. */
type Proven = Map<string, string>;

function casesOf(comparison: Comparison, options: ReportOptions): readonly Case[] {
  // A proof stands where its change is met first: forty operations may share it.
  const proven: Proven = new Map();
  const changes = byId(comparison);
  const met = new Set<string>();
  const cases = comparison.operations.flatMap((operation) =>
    DIRECTIONS.map((direction) => {
      const ids = new Set(operation[direction].changes.map(({ id }) => id));
      for (const id of ids) met.add(id);
      const own = [...ids].flatMap((id) => changes.get(id) ?? []);
      const name = `${visible(operation.id)} ${direction}`;
      return caseOf(name, own, [direction], { comparison, options, proven });
    }),
  );
  const others = comparison.changes
    .filter((change) => !met.has(change.id) && standingOf(change, options.reader) === 'breaking')
    .map((change) =>
      caseOf(visible(change.subject), [change], DIRECTIONS, { comparison, options, proven }),
    );
  return [...cases, ...others];
}

const DIRECTIONS = ['request', 'response'] as const;

interface Setting {
  readonly comparison: Comparison;
  readonly options: ReportOptions;
  readonly proven: Proven;
}

function caseOf(
  name: string,
  changes: readonly Change[],
  directions: readonly (typeof DIRECTIONS)[number][],
  setting: Setting,
): Case {
  const { reader } = setting.options;
  const findings = changes
    .filter((change) => ['breaking', 'warning'].includes(standingOf(change, reader)))
    .flatMap((change) =>
      directions.map((direction) => {
        return { change, verdict: direction === 'request' ? change.request : change[reader] };
      }),
    );
  return {
    group: setting.comparison.api,
    name,
    failures: findings
      .filter(({ verdict }) => verdict.impact === 'breaking')
      .map(({ change, verdict }) => failureOf(name, change, verdict, setting)),
    warnings: findings
      .filter(({ verdict }) => verdict.impact === 'warning')
      .map(({ change, verdict }) => findingLine(change, verdict)),
  };
}

function findingLine(change: Change, verdict: Verdict): string {
  return `${visible(change.subject)}: ${headline(change)}; ${verdictLine(verdict)} [${change.rule} ${change.id}]`;
}

function failureOf(
  name: string,
  change: Change,
  verdict: Verdict,
  { comparison, proven }: Setting,
): Failure {
  const { before, after } = change;
  const places = [
    ...(before === undefined ? [] : [`old ${place(before)}`]),
    ...(after === undefined ? [] : [`new ${place(after)}`]),
  ];
  return {
    summary: `${visible(change.subject)}: ${headline(change)}`,
    lines: [
      findingLine(change, verdict),
      ...places,
      ...proofLines(name, verdict, comparison, proven),
    ],
  };
}

function proofLines(
  name: string,
  { witness, unproven }: Verdict,
  comparison: Comparison,
  proven: Proven,
): readonly string[] {
  if (witness === undefined) return unproven === undefined ? [] : [visible(unproven)];
  const first = proven.get(witness.document);
  if (first !== undefined) return [`a document that proves it stands at ${first}`];
  proven.set(witness.document, name);
  return [witnessLine(witness, comparison), ...visibleLines(witness.document)];
}

function caseLines({ group, name, failures, warnings }: Case): readonly string[] {
  const open = `    <testcase${attributes({ classname: visible(group), name })}`;
  if (failures.length + warnings.length === 0) return [`${open}/>`];
  return [
    `${open}>`,
    ...failureLines(failures),
    ...(warnings.length === 0
      ? []
      : [`      <system-out>${escapeMarkup(warnings.join('\n'))}</system-out>`]),
    '    </testcase>',
  ];
}

/** One element however many there are: most readers of such files show no second one. */
function failureLines(failures: readonly Failure[]): readonly string[] {
  const [first, ...rest] = failures;
  if (first === undefined) return [];
  const message = rest.length === 0 ? first.summary : `${first.summary}, and ${rest.length} more`;
  const text = failures.map(({ lines }) => lines.join('\n')).join('\n\n');
  return [
    `      <failure${attributes({ type: 'breaking', message })}>${escapeMarkup(text)}</failure>`,
  ];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join('');
}
