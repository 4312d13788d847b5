/** Pages of types. */
import { showType } from '../diff/subject.js';
import { flat } from '../emit/layout.js';
import { scalarType } from '../emit/type-view.js';
import type { Type } from '../ir/model.js';
import { ANY_SIMPLE_TYPE, ANY_TYPE, builtinType } from '../xsd/builtins.js';
import type { SimpleType, TypeDefinition, TypeId } from '../xsd/components.js';
import { opens } from './gather-diagram.js';
import { facetLines, textType } from './gather-facets.js';
import { memberRows } from './gather-members.js';
import { withRemovedValues } from './gather-removed.js';
import { definitionOf, described, typeLink } from './gather-shelf.js';
import type { Shelf } from './gather-shelf.js';
import type { Uses } from './gather-uses.js';
import type { Base, TypePage, ValueRow, Undated } from './model.js';

export function typePages(shelf: Shelf, uses: Uses): readonly Undated<TypePage>[] {
  const derived = derivedTypes(shelf);
  return [...shelf.set.model.types.values()].flatMap((type) => {
    const key = shelf.addresses.types.get(type.id);
    return key === undefined ? [] : [typePage(shelf, uses, derived, type, key)];
  });
}

function typePage(
  shelf: Shelf,
  uses: Uses,
  derived: ReadonlyMap<TypeId, readonly TypeId[]>,
  type: Type,
  key: string,
): Undated<TypePage> {
  const { id } = type;
  const { extras, set } = shelf;
  const definition = definitionOf(shelf, id);
  const diagram = opens(shelf, id);
  const mark = extras.marks?.type(set, id);
  return {
    kind: kindOf(definition),
    key,
    name: showType(shelf.show, id),
    ...described(definition),
    ...(mark && { mark }),
    source: shelf.source(type.at),
    namespace: type.namespace,
    anonymous: definition.name === undefined,
    abstract: definition.kind === 'complex' && definition.abstract,
    bases: basesOf(shelf, definition),
    derived: (derived.get(id) ?? []).map((each) => typeLink(shelf, each)),
    ...(diagram !== undefined && { diagram }),
    members: memberRows(shelf, id),
    facets: facetLines(shelf, id),
    values: valueRows(shelf, id),
    typescript: typescriptOf(shelf, type),
    samples: extras.usage.type(set, type),
    usedBy: uses.ofType(id),
  };
}

function kindOf(type: TypeDefinition): TypePage['kind'] {
  if (type.kind === 'complex') return 'record';
  return type.facets.enumeration === undefined ? 'simple' : 'enumeration';
}

/** Direct ones, in schema order. */
function derivedTypes({ addresses, set }: Shelf): ReadonlyMap<TypeId, readonly TypeId[]> {
  const derived = new Map<TypeId, TypeId[]>();
  for (const { id, base } of set.schema.types.values()) {
    if (!addresses.types.has(id) || !addresses.types.has(base)) continue;
    const list = derived.get(base);
    if (list) list.push(id);
    else derived.set(base, [id]);
  }
  return derived;
}

/** Down to the first built-in type. */
function basesOf(shelf: Shelf, type: TypeDefinition): readonly Base[] {
  const bases: Base[] = [];
  for (let at = type; builtinType(at.id) === undefined; at = definitionOf(shelf, at.base)) {
    if (at.base === ANY_TYPE) break;
    if (at.base === ANY_SIMPLE_TYPE && at.kind === 'simple')
      return [...bases, ...partsOf(shelf, at)];
    const derivation = at.kind === 'complex' ? at.derivation : 'restriction';
    bases.push({ ...typeLink(shelf, at.base), derivation });
  }
  return bases;
}

function partsOf(shelf: Shelf, type: SimpleType): readonly Base[] {
  switch (type.variety) {
    case 'atomic':
      return [{ ...typeLink(shelf, ANY_SIMPLE_TYPE), derivation: 'restriction' }];
    case 'list':
      return type.item === undefined ? [] : [{ ...typeLink(shelf, type.item), derivation: 'list' }];
    case 'union':
      return (type.members ?? []).map((id) => ({ ...typeLink(shelf, id), derivation: 'union' }));
  }
}

/** What is listed twice counts once. */
function valueRows(shelf: Shelf, id: TypeId): readonly ValueRow[] {
  const rows = new Map<string, ValueRow>();
  for (const component of textType(shelf, id)?.facets.enumeration ?? []) {
    const { value } = component;
    const mark = shelf.extras.marks?.value(shelf.set, id, value);
    if (!rows.has(value))
      rows.set(value, { value, ...described(component), ...(mark && { mark }) });
  }
  return withRemovedValues(shelf, id, [...rows.values()]);
}

/** With several schema sets each has a folder of its own. */
function typescriptOf({ set, scope }: Shelf, type: Type): TypePage['typescript'] {
  const name = set.names.type.get(type.id);
  const file = set.names.moduleFile.get(type.namespace);
  if (name === undefined || file === undefined) {
    const text = type.kind === 'scalar' ? flat(scalarType(scope(type.namespace), type.scalar)) : '';
    return { name: text ?? '', module: '' };
  }
  const folder = set.name === '' ? '' : `${set.name}/`;
  return { name, module: `${folder}${file}.js` };
}
