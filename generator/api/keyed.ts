import type { Diagnostics } from '../support/diagnostic.js';
import { quote } from '../support/text.js';
import type { JsonMember } from './json.js';

/** The members of an object, each key once; a repeated key is reported where it stands again. */
export function keyed(
  members: readonly JsonMember[],
  diagnostics: Diagnostics,
): readonly JsonMember[] {
  const first = new Map<string, JsonMember>();
  for (const member of members) {
    const earlier = first.get(member.key);
    if (earlier === undefined) first.set(member.key, member);
    else
      diagnostics.error('API505', member.at, `the key ${quote(member.key)} stands here again`, {
        notes: [{ message: 'first here', at: earlier.at }],
      });
  }
  return [...first.values()];
}
