/** Operations, declarations and places in the user's code, as Markdown. */
import type { SourceChange, Usage } from '../diff/model.js';
import { byId, type Digest } from './digest.js';
import { code, prose, table } from './markdown-text.js';
import type { Reader, ReportOptions } from './options.js';
import { declarations } from './source-groups.js';
import { directionVerdicts, worstFirst } from './verdicts.js';

export function operationRows(digest: Digest, reader: Reader): string {
  const changes = byId(digest.comparison);
  const rows = worstFirst(digest.operations, reader).map((operation) => {
    const { id, status } = operation;
    if (status !== 'changed') return [code(id), status, status];
    return [code(id), ...directionVerdicts(operation, changes)];
  });
  return table(['', 'request', 'response'], rows);
}

export function declarationBlocks(
  source: readonly SourceChange[],
  { isVerbose }: ReportOptions,
): readonly string[] {
  const groups = declarations(source).map(({ module, declaration, changes }) => {
    const shown = changes.filter(({ impact }) => isVerbose || impact !== 'safe');
    const rest = changes.length - shown.length;
    const lines = shown.map((change) => {
      const { impact, member, message, advice, before, after } = change;
      const types = [
        ...(isVerbose && before !== undefined ? [`was ${code(before)}`] : []),
        ...(isVerbose && after !== undefined ? [`is ${code(after)}`] : []),
      ];
      const name = member === undefined ? '' : `${code(member)} `;
      const text = [prose(message), ...types, prose(advice)].filter((part) => part !== '');
      return `- ${name}${impact}: ${text.join('; ')}`;
    });
    const items = [...lines, ...(rest === 0 ? [] : [`- ${rest} safe`])];
    return [`${code(declaration)} in ${code(`${module}.ts`)}`, '', ...items].join('\n');
  });
  return groups;
}

export function usageRows(usages: readonly Usage[]): string {
  return table(
    ['place', 'code', 'what to do'],
    usages.map(({ file, line, column, expression, advice }) => [
      code(`${file}:${line}:${column}`),
      code(expression),
      prose(advice),
    ]),
  );
}
