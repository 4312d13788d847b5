/** What changes in the generated code, and where the user's own code uses it. */
import type { Comparison, SourceChange } from '../diff/model.js';
import type { ReportOptions } from './options.js';
import { IMPACT_COLORS, type Paint } from './paint.js';
import { declarations, NOTHING_USED, sourceCounts, type Declaration } from './source-groups.js';
import { visible } from '../support/visible.js';
import { count } from './wording.js';

export function sourceSection(
  { source }: Comparison,
  options: ReportOptions,
  paint: Paint,
): readonly string[] {
  if (source.length === 0) return [];
  const groups = declarations(source);
  const shown = groups.filter(({ impact }) => options.isVerbose || impact !== 'safe');
  const hidden = groups.length - shown.length;
  return [
    paint('bold', `In TypeScript: ${sourceCounts(source)}`),
    ...shown.flatMap((group) => declarationLines(group, options, paint)),
    ...(hidden === 0
      ? []
      : [paint('dim', `  ${count(hidden, 'declaration')} with safe changes alone`)]),
  ];
}

function declarationLines(
  { module, declaration, changes }: Declaration,
  { isVerbose }: ReportOptions,
  paint: Paint,
): readonly string[] {
  const shown = changes.filter(({ impact }) => isVerbose || impact !== 'safe');
  return [
    `  ${paint('cyan', visible(declaration))} ${paint('dim', `in ${visible(module)}.ts`)}`,
    ...shown.flatMap((change) => changeLines(change, isVerbose, paint)),
    ...(shown.length === changes.length
      ? []
      : [paint('dim', `    and ${changes.length - shown.length} safe`)]),
  ];
}

function changeLines(change: SourceChange, isVerbose: boolean, paint: Paint): readonly string[] {
  const { impact, member, message, advice, before, after, role } = change;
  const name = member === undefined ? '' : `${paint('bold', visible(member))}  `;
  return [
    `    ${name}${paint(IMPACT_COLORS[impact], impact)}: ${visible(message)}  ${paint('dim', `[${change.id}]`)}`,
    ...(isVerbose && before !== undefined ? [`      - ${visible(before)}`] : []),
    ...(isVerbose && after !== undefined ? [`      + ${visible(after)}`] : []),
    ...(isVerbose ? [`      ${ROLES[role]}`] : []),
    ...(advice === '' ? [] : [`      ${visible(advice)}`]),
  ];
}

const ROLES: Readonly<Record<SourceChange['role'], string>> = {
  sent: 'programs write such values',
  received: 'programs read such values',
  both: 'programs write and read such values',
  unused: 'no operation gets there',
};

export function usageSection({ usages }: Comparison, paint: Paint): readonly string[] {
  if (usages === undefined) return [];
  const head = paint('bold', `In your code: ${usages.length}`);
  if (usages.length === 0) return [head, `  ${NOTHING_USED}`];
  return [
    head,
    ...usages.flatMap(({ file, line, column, expression, advice }) => [
      `  ${paint('cyan', visible(`${file}:${line}:${column}`))}  ${visible(expression)}`,
      ...(advice === '' ? [] : [`    ${visible(advice)}`]),
    ]),
  ];
}
