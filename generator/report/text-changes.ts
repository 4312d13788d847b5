/** The changes in sections by what they come to, in groups by who meets them. */
import type { Change, Comparison } from '../diff/model.js';
import { grouped, type Digest, type Group, type Standing } from './digest.js';
import type { ReportOptions } from './options.js';
import { IMPACT_COLORS, type Paint } from './paint.js';
import { visible, visibleLines } from '../support/visible.js';
import {
  allowance,
  headline,
  place,
  ruleTitle,
  toProve,
  verdictLine,
  verdictsOf,
  witnessLine,
  type NamedVerdict,
} from './wording.js';
import { wrap } from './wrap.js';

/** Sections of lines, the worst first. */
export function changeSections(
  digest: Digest,
  options: ReportOptions,
  paint: Paint,
): readonly (readonly string[])[] {
  const always = ['breaking', 'warning', 'safe', 'allowed'] as const;
  const shown: readonly Standing[] = options.isVerbose
    ? [...always, 'unreachable', 'documentation']
    : always;
  return shown.map((standing) => section(standing, digest, options, paint));
}

const HEADINGS: Readonly<Record<Standing, string>> = {
  breaking: 'Breaking',
  warning: 'Warnings',
  safe: 'Safe',
  allowed: 'Allowed',
  unreachable: 'Out of reach of every operation and root element',
  documentation: 'Documentation',
};

function section(
  standing: Standing,
  digest: Digest,
  options: ReportOptions,
  paint: Paint,
): readonly string[] {
  const changes = digest[standing];
  if (changes.length === 0) return [];
  const color =
    standing === 'breaking' || standing === 'warning' ? IMPACT_COLORS[standing] : 'bold';
  const isInFull = options.isVerbose || standing === 'breaking' || standing === 'warning';
  return [
    paint(color, `${HEADINGS[standing]}: ${changes.length}`),
    ...grouped(changes, digest, options.isVerbose ? Infinity : undefined).flatMap(
      (group, index) => [
        ...(isInFull || index === 0 ? [''] : []),
        ...groupHeading(group, options, paint),
        ...(isInFull
          ? group.changes.flatMap((change, place) => [
              ...(place === 0 ? [] : ['']),
              ...inFull(change, digest, options, paint),
            ])
          : inShort(group.changes, paint)),
      ],
    ),
  ];
}

function groupHeading({ name }: Group, options: ReportOptions, paint: Paint): readonly string[] {
  if (name === '') return [];
  return wrap(name, '  ', options.columns).map((line) => paint('cyan', line));
}

/** A subject longer than this pushes its own line only. */
const SUBJECT_WIDTH = 64;

function inShort(changes: readonly Change[], paint: Paint): readonly string[] {
  const subjects = changes.map(({ subject }) => visible(subject));
  const width = Math.min(SUBJECT_WIDTH, Math.max(...subjects.map((text) => text.length)));
  return changes.map((change, index) => {
    const subject = (subjects[index] ?? '').padEnd(width);
    const at = change.after ?? change.before;
    const where = at === undefined ? '' : `  ${paint('dim', place(at))}`;
    const { allowed } = change;
    const end = allowed === undefined ? where : `  [${change.id}]  ${allowance(allowed)}`;
    return `    ${subject}  ${headline(change)}${end}`;
  });
}

function inFull(
  change: Change,
  { comparison, reach }: Digest,
  options: ReportOptions,
  paint: Paint,
): readonly string[] {
  const verdicts = verdictsOf(change, options.reader, options.isVerbose);
  const path = reach.get(change.id)?.path ?? '';
  const title = ruleTitle(change);
  const facts: readonly (readonly [label: string, text: string])[] = [
    ...(title === '' ? [] : [['rule', title] as const]),
    ...(change.before === undefined ? [] : [['old', place(change.before)] as const]),
    ...(change.after === undefined ? [] : [['new', place(change.after)] as const]),
    ...(path === '' ? [] : [['at', path] as const]),
    ...verdicts.map(
      ({ name, verdict }) =>
        [name, paint(IMPACT_COLORS[verdict.impact], verdictLine(verdict))] as const,
    ),
    ...(change.allowed === undefined ? [] : [['allowed', allowance(change.allowed)] as const]),
  ];
  const width = Math.max(...facts.map(([label]) => label.length));
  return [
    `    ${paint('bold', visible(change.subject))}  ${headline(change)}  ${paint('dim', `[${change.id}]`)}`,
    ...facts.map(([label, text]) => `      ${label.padEnd(width)}  ${text}`),
    ...toProve(change, verdicts, options.isVerbose).flatMap((verdict) =>
      proof(verdict, comparison, paint),
    ),
  ];
}

function proof(
  { name, verdict }: NamedVerdict,
  comparison: Comparison,
  paint: Paint,
): readonly string[] {
  const { witness, unproven } = verdict;
  if (witness !== undefined) {
    return [
      `      ${name} ${witnessLine(witness, comparison)}`,
      ...visibleLines(witness.document).map((line) => `        ${paint('dim', line)}`),
    ];
  }
  return unproven === undefined ? [] : [`      ${name} without a witness: ${visible(unproven)}`];
}
