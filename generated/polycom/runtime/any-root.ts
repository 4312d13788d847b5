import type { AnyElement } from './any.js';
import type { Codec } from './codec.js';
import { OPEN } from './field.js';
import { xs } from './namespaces.js';
import { anyPart } from './part-any.js';
import { anything } from './wild.js';

const NO_SECRETS: ReadonlySet<string> = /* @__PURE__ */ new Set<string>();

/**
 * The codec of a document whose root element no schema declares but whose xsi:type names a global
 * type: it is valid if it is by that type, which only a reader with globals knows (XML Schema Part 1,
 * section 5.2).
 */
export function anyRoot(
  namespace: string,
  local: string,
  secrets: ReadonlySet<string> = NO_SECRETS,
): Codec<AnyElement> {
  const name = namespace === '' ? local : `{${namespace}}${local}`;
  return {
    name,
    root: [namespace, local],
    type: `{${xs}}anyType`,
    prefixes: {},
    read: (r) => anything(r, name, ''),
    part: () => anyPart(''),
    bits: OPEN,
    secrets,
  };
}
