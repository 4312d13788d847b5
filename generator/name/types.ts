/** TypeScript names of types: a function of the type's own id, save for twins (see below). */
import type { Model, Type, TypeId } from '../ir/model.js';
import { clark, parseClark } from '../support/qname.js';
import { capitalize, encodeName, encodeStep } from './identifier.js';
import { isReservedType } from './reserved.js';

const ELEMENT = 'element:';
const ATTRIBUTE = 'attribute:';

const MARKS = { [ELEMENT]: '$', [ATTRIBUTE]: '$$', '': '' } as const;

/** All records, all global simple types, and anonymous enumerations. */
export function hasName(type: Type): boolean {
  return type.kind === 'record' || type.name !== undefined || type.isEnumeration;
}

export function typeNames(model: Model): ReadonlyMap<TypeId, string> {
  const roots = rootsOf(model);
  const known = new Map<TypeId, string>();
  const names = new Map<TypeId, string>();
  for (const [id, type] of model.types) {
    if (!hasName(type)) continue;
    const root = rootOf(id);
    const name = known.get(root) ?? rootName(root, roots);
    known.set(root, name);
    names.set(id, name + pathOf(id, root));
  }
  return names;
}

/** Global types, and global elements and attributes as owners of anonymous types. */
function rootsOf(model: Model): ReadonlySet<TypeId> {
  return new Set([...model.types.keys()].map(rootOf));
}

/** What was done to the XML name until the type had this name, one step each. */
export function typeNameRules(id: TypeId, name: string): readonly string[] {
  const rules: string[] = [];
  const root = rootOf(id);
  let own = plainName(root, rules);
  if (name === `${own}$${pathOf(id, root)}`) {
    own += '$';
    rules.push(`'${lowerTwin(parts(root).local) ?? ''}' has the plain name: '${own}'`);
  }
  if (root !== id) rules.push(`anonymous type of '${id.slice(root.length + 1)}' in '${own}'`);
  return rules;
}

/** A namespace may have slashes too. */
function rootOf(id: TypeId): TypeId {
  const slash = id.indexOf('/', id.startsWith('{') ? id.lastIndexOf('}') : 0);
  return slash < 0 ? id : id.slice(0, slash);
}

function pathOf(id: TypeId, root: TypeId): string {
  if (id === root) return '';
  const steps = id.slice(root.length + 1).split('/');
  return steps.map(encodeStep).join('');
}

function rootName(root: TypeId, roots: ReadonlySet<TypeId>): string {
  const { namespace, kind, local } = parts(root);
  const twin = lowerTwin(local);
  const hasTwin = twin !== undefined && roots.has(clark(namespace, kind + twin));
  return plainName(root) + (hasTwin ? '$' : '');
}

function plainName(root: TypeId, rules?: string[]): string {
  const { kind, local } = parts(root);
  const encoded = encodeName(local);
  const name = MARKS[kind] + capitalize(encoded);
  rules?.push(`XML name '${local}'`);
  if (kind === ELEMENT) rules?.push("anonymous type of a global element: '$' first");
  if (kind === ATTRIBUTE) rules?.push("of a global attribute: '$$' first");
  if (encoded !== local) rules?.push(`characters that no identifier may have: '${encoded}'`);
  if (capitalize(encoded) !== encoded) rules?.push(`upper-case first letter: '${name}'`);
  if (!isReservedType(name)) return name;
  rules?.push(`reserved: '${name}$'`);
  return `${name}$`;
}

/** `foo` for `Foo`: both would be `Foo`, which the one in lower case gets. */
function lowerTwin(local: string): string | undefined {
  const [first = ''] = local;
  const twin = first.toLowerCase() + local.slice(first.length);
  return twin !== local && capitalize(twin) === local ? twin : undefined;
}

function parts(root: TypeId): { namespace: string; kind: keyof typeof MARKS; local: string } {
  const { namespace, local } = parseClark(root);
  const kind = local.startsWith(ELEMENT) ? ELEMENT : local.startsWith(ATTRIBUTE) ? ATTRIBUTE : '';
  return { namespace, kind, local: local.slice(kind.length) };
}
