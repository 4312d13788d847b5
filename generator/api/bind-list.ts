/** Lists that can be read in parts: their types have the members that api.json names. */
import type { EnvelopeOperation, Type, TypeId } from '../ir/model.js';
import { membersOf } from './members.js';
import type { Paging } from './model.js';

/** The member of the response with the rows; undefined where the list comes as a whole. */
export function rowsOf(
  { control, start, count, matching }: Paging,
  { request, response }: EnvelopeOperation,
  types: ReadonlyMap<TypeId, Type>,
): string | undefined {
  const asks = membersOf(types.get(request)).find(({ name }) => name === control);
  const asked = asks?.type.kind === 'type' ? membersOf(types.get(asks.type.id)) : [];
  const has = (wanted: string): boolean => asked.some(({ name }) => name === wanted);
  const answers = membersOf(types.get(response));
  if (!has(start) || !has(count) || !answers.some(({ name }) => name === matching))
    return undefined;
  const lists = answers.filter(({ max }) => max === 'unbounded' || max > 1);
  return lists.length === 1 ? lists[0]?.name : undefined;
}
