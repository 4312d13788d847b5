/** TypeScript names of types: a function of the type's own id, save for twins (see below). */
import type { Model, Type, TypeId } from '../ir/model.js';
import { parseClark } from '../support/qname.js';
import { capitalize, encodeName, encodeStep } from './identifier.js';
import { isReservedType } from './reserved.js';

export interface NamedType {
  readonly name: string;
  /** What was done to the XML name, one step each. */
  readonly rules: readonly string[];
}

const ELEMENT = 'element:';
const ATTRIBUTE = 'attribute:';

/** All records, all global simple types, and anonymous enumerations. */
export function hasName(type: Type): boolean {
  return type.kind === 'record' || type.name !== undefined || type.isEnumeration;
}

export function typeNames(model: Model): ReadonlyMap<TypeId, NamedType> {
  const roots = rootNames(model);
  const names = new Map<TypeId, NamedType>();
  for (const [id, type] of model.types) {
    if (!hasName(type)) continue;
    const [root = '', ...steps] = stepsOf(id);
    const named = roots.get(rootKey(parseClark(id).namespace, root)) ?? { name: root, rules: [] };
    names.set(id, steps.length === 0 ? named : nested(named, steps));
  }
  return names;
}

function nested(root: NamedType, steps: readonly string[]): NamedType {
  const path = steps.map(encodeStep).join('');
  return {
    name: root.name + path,
    rules: [...root.rules, `anonymous type of '${steps.join('/')}' in '${root.name}'`],
  };
}

function stepsOf(id: TypeId): readonly string[] {
  return parseClark(id).local.split('/');
}

function rootKey(namespace: string, root: string): string {
  return `${namespace} ${root}`;
}

/** Names of global types, and of global elements and attributes as owners of anonymous types. */
function rootNames(model: Model): ReadonlyMap<string, NamedType> {
  const roots = new Map<string, { namespace: string; root: string }>();
  for (const id of model.types.keys()) {
    const { namespace } = parseClark(id);
    const [root = ''] = stepsOf(id);
    roots.set(rootKey(namespace, root), { namespace, root });
  }
  const named = new Map<string, NamedType>();
  for (const [key, { namespace, root }] of roots) {
    const { mark, local, rules } = kindOf(root);
    const encoded = encodeName(local);
    let name = mark + capitalize(encoded);
    const steps = [...rules];
    if (encoded !== local) steps.push(`characters that no identifier may have: '${encoded}'`);
    if (capitalize(encoded) !== encoded) steps.push(`upper-case first letter: '${name}'`);
    if (isReservedType(name)) {
      name += '$';
      steps.push(`reserved: '${name}'`);
    }
    const twin = lowerTwin(local);
    if (twin !== undefined && roots.has(rootKey(namespace, kindPrefix(root) + twin))) {
      name += '$';
      steps.push(`'${twin}' has the plain name: '${name}'`);
    }
    named.set(key, { name, rules: steps });
  }
  return named;
}

/** `foo` for `Foo`: both would be `Foo`, which the one in lower case gets. */
function lowerTwin(local: string): string | undefined {
  const [first = ''] = local;
  const twin = first.toLowerCase() + local.slice(first.length);
  return twin !== local && capitalize(twin) === local ? twin : undefined;
}

function kindPrefix(root: string): string {
  if (root.startsWith(ELEMENT)) return ELEMENT;
  return root.startsWith(ATTRIBUTE) ? ATTRIBUTE : '';
}

function kindOf(root: string): { mark: string; local: string; rules: readonly string[] } {
  const local = root.slice(kindPrefix(root).length);
  const rules = [`XML name '${local}'`];
  switch (kindPrefix(root)) {
    case ELEMENT:
      return {
        mark: '$',
        local,
        rules: [...rules, "anonymous type of a global element: '$' first"],
      };
    case ATTRIBUTE:
      return { mark: '$$', local, rules: [...rules, "of a global attribute: '$$' first"] };
    default:
      return { mark: '', local, rules };
  }
}
