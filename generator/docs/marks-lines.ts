/** What a comparison says of each thing of the new release, as the lines of its mark. */
import type { Change, OperationDiff } from '../diff/model.js';
import type { FindTargets, Target } from './marks-targets.js';

export type LinesOf = (target: Target) => readonly string[];

/**
 * Documentation is left to the marks themselves, member by member; so are renamed elements, whose
 * subject is the old name.
 */
export function changeLines(changes: readonly Change[], find: FindTargets): LinesOf {
  const lines = new Map<string, string[]>();
  for (const { rule, subject, message, after } of changes) {
    if (rule === 'documentation-changed') continue;
    for (const target of find(subject, after)) {
      const key = keyOf(target);
      lines.set(key, [...(lines.get(key) ?? []), message]);
    }
  }
  return (target) => lines.get(keyOf(target)) ?? [];
}

function keyOf(target: Target): string {
  switch (target.kind) {
    case 'operation':
      return `operation ${target.id}`;
    case 'element':
      return `element ${target.name}`;
    // Which values came and went is a change of their type.
    case 'value':
    case 'type':
      return `type ${target.type}`;
    case 'member':
      return `member ${target.type} ${target.name}`;
  }
}

export const DOCUMENTATION = 'documentation changed';

/** How many changes an operation or a document gets to, in either direction. */
export function reachedLines(
  { kind, request, response }: OperationDiff,
  isDocumentation: (id: string) => boolean,
): readonly string[] {
  const directions = [
    { reached: request.changes, where: 'in the request' },
    { reached: response.changes, where: 'in the response' },
  ];
  // What is said of a document holds whether it is read or written.
  const told = kind === 'element' ? [{ reached: request.changes, where: 'below it' }] : directions;
  const counts = told.flatMap(({ reached, where }) => {
    const count = reached.filter(({ id }) => !isDocumentation(id)).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? 'change' : 'changes'} ${where}`];
  });
  const hasDocumentation = told.some(({ reached }) =>
    reached.some(({ id }) => isDocumentation(id)),
  );
  return hasDocumentation ? [...counts, DOCUMENTATION] : counts;
}
