/** SARIF 2.1.0 (OASIS), for code scanning. */
import type { Change, Comparison, Impact, Report, Verdict } from '../diff/model.js';
import { RULES, type RuleName } from '../diff/rules.js';
import type { SourcePoint } from '../support/source.js';
import { digest, impactOf, type Digest } from './digest.js';
import type { ReportOptions } from './options.js';
import { NOWHERE, reachSummary } from './reach.js';
import { ruleHelp, ruleNames } from './rule-guide.js';
import { visible, visibleLines } from '../support/visible.js';
import { headline, pair, verdictLine, verdictsOf } from './wording.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** One run with a result for each change; changes of documentation alone on request. */
export function printSarif(report: Report, options: ReportOptions): string {
  const digests = report.comparisons
    .toReversed()
    .map((comparison) => digest(comparison, options.reader));
  const changes = digests.flatMap((digested) =>
    shownChanges(digested, options).map((change) => ({ change, digested })),
  );
  const used = new Set(changes.map(({ change }) => change.rule));
  const rules = ruleNames().filter((name) => used.has(name));
  const [name = '', version = ''] = report.tool.split(' ');
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name,
            ...(version === '' ? {} : { version }),
            rules: [...rules.map(ruleOf), USES],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...changes.map(({ change, digested }) => resultOf(change, rules, digested, options)),
          ...digests.flatMap(({ comparison }) => usageResults(comparison, rules.length)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function shownChanges(digested: Digest, { isVerbose }: ReportOptions): readonly Change[] {
  const { breaking, warning, safe, allowed, unreachable, documentation } = digested;
  const always = [...breaking, ...warning, ...safe, ...allowed];
  return isVerbose ? [...always, ...unreachable, ...documentation] : always;
}

function ruleOf(name: RuleName): object {
  return {
    id: name,
    shortDescription: { text: RULES[name].title },
    help: { text: ruleHelp(name) },
    properties: { row: RULES[name].row },
  };
}

const LEVELS: Readonly<Record<Impact, string>> = {
  breaking: 'error',
  warning: 'warning',
  safe: 'note',
};

function resultOf(
  change: Change,
  rules: readonly RuleName[],
  { comparison, reach }: Digest,
  options: ReportOptions,
): object {
  const { id, rule, subject, before, after, request, strict, tolerant, isReachable, allowed } =
    change;
  const [at, old] = after === undefined ? [before, undefined] : [after, before];
  const verdicts = verdictsOf(change, options.reader, true).map(
    ({ name, verdict }) => `${name}: ${verdictLine(verdict)}`,
  );
  const text = [
    `${pair(comparison)}: ${visible(subject)}: ${headline(change)}`,
    ...verdicts,
    reachSummary(reach.get(id) ?? NOWHERE),
  ];
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: isReachable ? LEVELS[impactOf(change, options.reader)] : 'note',
    message: { text: messageText(text.filter((line) => line !== '').join('\n')) },
    ...(at === undefined ? {} : { locations: [locationOf(at)] }),
    ...(old === undefined
      ? {}
      : {
          relatedLocations: [
            { id: 0, ...locationOf(old), message: { text: 'in the old release' } },
          ],
        }),
    partialFingerprints: { 'changeId/v1': id },
    ...(allowed === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: visible(allowed.reason) }] }),
    properties: {
      subject: visible(subject),
      isReachable,
      request: verdictProperties(request),
      strict: verdictProperties(strict),
      tolerant: verdictProperties(tolerant),
    },
  };
}

function verdictProperties({ impact, reason, witness, unproven }: Verdict): object {
  return {
    impact,
    reason: visible(reason),
    ...(witness === undefined
      ? {}
      : {
          witness: visibleLines(witness.document).join('\n'),
          validIn: witness.validIn,
          refusal: visible(witness.refusal),
        }),
    ...(unproven === undefined ? {} : { unproven: visible(unproven) }),
  };
}

const USES = {
  id: 'uses-what-changed',
  shortDescription: { text: 'code uses what changed' },
  help: { text: 'Code of the given project uses a generated declaration that changes.' },
};

/** Places of the user's own code; they have no rule of the table. */
function usageResults({ usages, source }: Comparison, ruleIndex: number): readonly object[] {
  const impacts = new Map(source.map(({ id, impact }) => [id, impact]));
  return (usages ?? []).map((usage) => ({
    ruleId: USES.id,
    ruleIndex,
    level: LEVELS[impacts.get(usage.change) ?? 'warning'],
    message: { text: messageText(visible(`${usage.expression}: ${usage.advice}`)) },
    locations: [locationOf(usage)],
    partialFingerprints: { 'changeId/v1': usage.change },
  }));
}

function locationOf({ file, line, column }: SourcePoint): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file) },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** A relative reference (RFC 3986): a colon in its first segment would make a scheme of that. */
function relativeUri(file: string): string {
  // What is no character has no bytes that could be escaped.
  return file
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** Braces would be placeholders (3.11.5), a bracket before a parenthesis a link (3.11.6). */
function messageText(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}
