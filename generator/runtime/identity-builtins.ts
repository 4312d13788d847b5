/** The built-in simple types, which xsi:type may name. */
import { builtinTypes } from './builtin-types.js';
import { atomic, listOf, type Lazy, type Role, type SimpleNode } from './identity-node.js';
import { clark } from './names.js';
import { xs } from './namespaces.js';

const LISTS: Readonly<Record<string, string>> = {
  NMTOKENS: 'NMTOKEN',
  IDREFS: 'IDREF',
  ENTITIES: 'ENTITY',
};

/** By `{namespace}local`. */
export function builtinNodes(): Readonly<Record<string, Lazy<SimpleNode>>> {
  const nodes = new Map<string, SimpleNode>();
  for (const { name, local, bases, scalar } of builtinTypes()) {
    if (scalar === undefined) continue;
    const item = nodes.get(clark(xs, LISTS[local] ?? ''));
    // Above the primitive type there are xs:anySimpleType and xs:anyType.
    const primitive = [name, ...bases].at(-3) ?? name;
    const role = ROLES.find((each) => each === local);
    nodes.set(
      name,
      item === undefined
        ? atomic(scalar, primitive.slice(primitive.indexOf('}') + 1), role)
        : listOf(scalar, item),
    );
  }
  return Object.fromEntries([...nodes].map(([name, node]) => [name, () => node]));
}

const ROLES: readonly Role[] = ['ID', 'IDREF', 'ENTITY'];
