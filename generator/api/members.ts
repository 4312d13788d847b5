import type { Member, Type } from '../ir/model.js';

/** The members of a record whose elements are plain properties; none of anything else. */
export function membersOf(type: Type | undefined): readonly Member[] {
  return type?.kind === 'record' && type.content.kind === 'members' ? type.content.members : [];
}
