/** Change marks: what differs from an older release, by the components of the new one. */
import type { Compilation, CompiledSet } from '../compile.js';
import type { Mark } from '../diagram/model.js';
import type { Comparison, OperationDiff } from '../diff/model.js';
import { componentShower, pairedSets } from '../diff/paired-sets.js';
import type { DocumentElement, Operation, TypeId } from '../ir/model.js';
import type { Clark } from '../support/qname.js';
import { fileAndLine } from '../support/source.js';
import type { Marks, Removed } from './extras.js';
import { changeLines, DOCUMENTATION, reachedLines } from './marks-lines.js';
import { membersIn } from './marks-members.js';
import { removedFrom } from './marks-removed.js';
import { targetsIn } from './marks-targets.js';
import { retyped, typeMarks } from './marks-type.js';
import type { SchemaTypes } from './marks-type.js';

/**
 * New is what the old release does not have; what is in something new is not marked by itself. A
 * type is changed when it, its own members or its values are; an operation when anything is that it
 * gets to. `comparison` is that of the two releases, with or without witnesses.
 */
export function marksOf(comparison: Comparison, old: Compilation, now: Compilation): Marks {
  const pairs = pairedSets(old, now).map(
    ([before, after]) => [after.name, setMarks(comparison, before, after)] as const,
  );
  // A set of the old release that has no other counterpart comes behind.
  const bySet = new Map(pairs.toReversed());
  return {
    operation: (set, operation) => bySet.get(set.name)?.operation(operation),
    element: (set, name) => bySet.get(set.name)?.element(name),
    type: (set, type) => bySet.get(set.name)?.type(type),
    member: (set, type, name) => bySet.get(set.name)?.member(type, name),
    value: (set, type, value) => bySet.get(set.name)?.value(type, value),
    removed: (set, type) => bySet.get(set.name)?.removed(type) ?? [],
  };
}

/** The marks of one schema set. */
interface SetMarks {
  readonly operation: (operation: Operation) => Mark | undefined;
  readonly element: (name: Clark) => Mark | undefined;
  readonly type: (type: TypeId) => Mark | undefined;
  readonly member: (type: TypeId, name: string) => Mark | undefined;
  readonly value: (type: TypeId, value: string) => Mark | undefined;
  readonly removed: (type: TypeId) => readonly Removed[];
}

function setMarks(comparison: Comparison, old: CompiledSet, now: CompiledSet): SetMarks {
  const { changes, operations, to } = comparison;
  const release = to.label;
  const show = componentShower(old, now);
  const [before, after] = [typesOf(old), typesOf(now)];
  const subjects = changes.map(({ subject }) => subject);
  const linesOf = changeLines(changes, targetsIn(now, after.membersOf, show, subjects));
  const compared = { old: before, now: after, release, changes, linesOf, show };
  const types = typeMarks(compared);
  const documentary = new Set(
    changes.filter(({ rule }) => rule === 'documentation-changed').map(({ id }) => id),
  );
  const diffs = new Map(operations.map((diff) => [placedId(diff.id, diff), diff]));
  const reached = (id: string, component: Operation | DocumentElement): readonly string[] => {
    const diff = diffs.get(placedId(id, { after: component.at }));
    return diff === undefined ? [] : reachedLines(diff, (change) => documentary.has(change));
  };
  const marked = (isNew: boolean, lines: readonly string[]): Mark | undefined => {
    if (isNew) return { kind: 'new', release, lines: [] };
    return lines.length === 0
      ? undefined
      : { kind: 'changed', release, lines: [...new Set(lines)] };
  };
  const known = new Set(old.model.operations.map(({ id }) => id));
  return {
    operation: (operation) => {
      const { id } = operation;
      const own = linesOf({ kind: 'operation', id });
      return marked(!known.has(id), [...own, ...reached(id, operation)]);
    },
    element: (name) => {
      const element = now.model.elements.get(name);
      const [was, is] = [old.schema.elements.get(name), now.schema.elements.get(name)];
      if (element === undefined || is === undefined) return undefined;
      const isSame = was?.annotation?.documentation === is.annotation?.documentation;
      return marked(was === undefined, [
        ...linesOf({ kind: 'element', name }),
        ...(was === undefined ? [] : retyped(compared, was.type, is.type)),
        ...(after.schema.types.get(is.type)?.name === undefined
          ? (types.type(is.type)?.lines ?? [])
          : []),
        ...reached(show(is.name), element),
        ...(isSame ? [] : [DOCUMENTATION]),
      ]);
    },
    ...types,
    removed: (type) => removedFrom(compared, types, type),
  };
}

function typesOf({ schema }: CompiledSet): SchemaTypes {
  return { schema, membersOf: membersIn(schema) };
}

/** Several sets may have operations of one id. */
function placedId(id: string, { after }: Pick<OperationDiff, 'after'>): string {
  return `${id} ${after === undefined ? '' : fileAndLine(after)}`;
}
