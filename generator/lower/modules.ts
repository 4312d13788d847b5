/** One module for each target namespace, in the order of the namespaces. */
import type { Module } from '../ir/model.js';
import { byCodeUnit } from '../support/compare.js';
import { parseClark } from '../support/qname.js';
import type { Schema, TypeDefinition, TypeId } from '../xsd/components.js';

export function modulesOf(
  schema: Schema,
  prefixOf: ReadonlyMap<string, string>,
): readonly Module[] {
  const typesOf = grouped(inOrder(schema));
  const elementsOf = grouped(schema.elements.keys());
  const namespaces = new Set(schema.files.map((file) => file.targetNamespace));
  return [...namespaces].toSorted(byCodeUnit).map((namespace) => {
    const files = schema.files.filter((file) => file.targetNamespace === namespace);
    const texts = files.map((file) => file.annotation?.documentation ?? '');
    const documentation = texts.filter((text) => text !== '').join('\n\n');
    return {
      namespace,
      prefix: prefixOf.get(namespace) ?? '',
      files: [...new Set(files.map((file) => file.path))].toSorted(byCodeUnit),
      ...(documentation !== '' && { documentation }),
      types: typesOf.get(namespace) ?? [],
      elements: elementsOf.get(namespace) ?? [],
    };
  });
}

function grouped(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const { namespace } = parseClark(name);
    const group = groups.get(namespace);
    if (group) group.push(name);
    else groups.set(namespace, [name]);
  }
  return groups;
}

/** An anonymous type follows the type that holds it. */
function inOrder(schema: Schema): readonly TypeId[] {
  const held = new Map<TypeId, TypeId[]>();
  const roots: TypeId[] = [];
  for (const type of schema.types.values()) {
    const owner = ownerOf(schema, type);
    const siblings = owner === undefined ? roots : held.get(owner);
    if (siblings) siblings.push(type.id);
    else if (owner !== undefined) held.set(owner, [type.id]);
  }
  const order: TypeId[] = [];
  const add = (id: TypeId): void => {
    order.push(id);
    for (const child of held.get(id) ?? []) add(child);
  };
  for (const id of roots) add(id);
  return order;
}

/** Undefined for a global type, and for one that belongs to a global element or attribute. */
function ownerOf(schema: Schema, { id, owner }: TypeDefinition): TypeId | undefined {
  return owner !== undefined && owner !== id && schema.types.has(owner) ? owner : undefined;
}
