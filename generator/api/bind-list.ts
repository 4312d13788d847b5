/** Lists that can be read in parts: their types have the members that api.json names. */
import type { Member, Operation, Type, TypeId } from '../ir/model.js';
import type { Paging } from './model.js';

/** The member of the response with the rows; undefined where the list comes as a whole. */
export function rowsOf(
  { control, start, count, matching }: Paging,
  { request, response }: Operation,
  types: ReadonlyMap<TypeId, Type>,
): string | undefined {
  const asks = membersOf(types, request).find(({ name }) => name === control);
  const asked = asks?.type.kind === 'type' ? membersOf(types, asks.type.id) : [];
  const has = (wanted: string): boolean => asked.some(({ name }) => name === wanted);
  const answers = membersOf(types, response);
  if (!has(start) || !has(count) || !answers.some(({ name }) => name === matching))
    return undefined;
  const lists = answers.filter(({ max }) => max === 'unbounded' || max > 1);
  return lists.length === 1 ? lists[0]?.name : undefined;
}

function membersOf(types: ReadonlyMap<TypeId, Type>, id: TypeId): readonly Member[] {
  const type = types.get(id);
  return type?.kind === 'record' && type.content.kind === 'members' ? type.content.members : [];
}
