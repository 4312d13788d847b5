/** Types repeat what they inherit: a long chain of them is far larger than the schema that says it. */
import type { Type } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';

/** Several times what the largest public schemas have, and what still compiles. */
const MAX_MEMBERS = 300_000;

export function checkSize(types: Iterable<Type>, diagnostics: Diagnostics): void {
  let size = 0;
  for (const type of types) {
    size += sizeOf(type);
    if (size <= MAX_MEMBERS) continue;
    const message = `with what they inherit all types have more than ${MAX_MEMBERS} members`;
    diagnostics.error('LOW510', type.at, message);
    return;
  }
}

function sizeOf(type: Type): number {
  if (type.kind === 'scalar') return 0;
  const { attributes, content } = type;
  switch (content.kind) {
    case 'empty':
    case 'value':
      return attributes.length;
    case 'members':
      return attributes.length + content.members.length;
    case 'ordered':
      return attributes.length + content.items.length;
  }
}
