/** What a type of the old release had and that of the new one does not, in the order it had there. */
import type { Mark } from '../diagram/model.js';
import { showType } from '../diff/subject.js';
import type { TypeId } from '../ir/model.js';
import type { Removed } from './extras.js';
import { valuesIn } from './marks-type.js';
import type { ComparedTypes, TypeMarks } from './marks-type.js';

export function removedFrom(
  compared: ComparedTypes,
  { formerName }: Pick<TypeMarks, 'formerName'>,
  type: TypeId,
): readonly Removed[] {
  const { old, now, release, show } = compared;
  if (!now.schema.types.has(type)) return [];
  const mark: Mark = { kind: 'removed', release, lines: [] };
  const removed: Removed[] = [];
  const after = now.membersOf(type);
  const renamed = new Map<string, string>();
  for (const [name, member] of after) {
    const former = formerName(member);
    if (former !== undefined) renamed.set(former, name);
  }
  const last: Record<'element' | 'attribute', string | undefined> = {
    element: undefined,
    attribute: undefined,
  };
  for (const [key, member] of old.membersOf(type)) {
    const { kind, name, namespace, required, min, max, documentation, owner } = member;
    const still = after.get(renamed.get(key) ?? key);
    if (still !== undefined) {
      last[kind] = still.name;
      continue;
    }
    const before = last[kind];
    removed.push({
      kind,
      name,
      namespace,
      required,
      min,
      max,
      type: showType(show, member.type),
      ...(documentation !== '' && { documentation }),
      ...(before !== undefined && { after: before }),
      ...(owner !== type && { inherited: true }),
      mark,
    });
  }
  return [...removed, ...removedValues(compared, type, mark)];
}

function removedValues({ old, now }: ComparedTypes, type: TypeId, mark: Mark): readonly Removed[] {
  const [was, is] = [valuesIn(old.schema, type), valuesIn(now.schema, type)];
  if (was === undefined || is === undefined) return [];
  const kept = new Set(is.map(({ value }) => value));
  let after: string | undefined;
  return was.flatMap(({ value, annotation }): readonly Removed[] => {
    if (kept.has(value)) {
      after = value;
      return [];
    }
    const { documentation = '' } = annotation ?? {};
    const told = documentation !== '' && { documentation };
    return [{ kind: 'value', value, ...told, ...(after !== undefined && { after }), mark }];
  });
}
