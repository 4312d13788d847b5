/**
 * Positions relative to the release's folder: emitted code must not depend on whether a user
 * named that folder or one above it.
 */
import type {
  Content,
  IdentityConstraint,
  Model,
  RecordType,
  ScalarType,
  Type,
  TypeRef,
} from '../ir/model.js';
import type { Memo } from '../support/memo.js';
import type { SourcePoint } from '../support/source.js';

type Placed = { readonly at: SourcePoint };

type Typed = Placed & {
  readonly type: TypeRef;
  readonly constraints?: readonly IdentityConstraint[];
};

/** `prefix` is what the release's files have in front of their path, such as `api/10.0/`. */
export function relocate(model: Model, prefix: string, memo: Memo): Model {
  if (prefix === '') return model;

  function moved<T extends Placed>(value: T): T {
    const { file } = value.at;
    if (!file.startsWith(prefix)) return value;
    return { ...value, at: { ...value.at, file: file.slice(prefix.length) } };
  }

  function typed<T extends Typed>(value: T): T {
    const { type, constraints } = value;
    const own =
      constraints === undefined ? value : { ...value, constraints: constraints.map(moved) };
    // A built-in has positions where it stands for a type whose values are listed.
    return moved(type.kind === 'builtin' && hasValues(type) ? { ...own, type: listed(type) } : own);
  }

  function listed<R extends { readonly scalar: ScalarType['scalar'] }>(value: R): R {
    const { scalar } = value;
    const values = scalar.facets.values?.map(moved);
    return {
      ...value,
      scalar: { ...scalar, facets: { ...scalar.facets, ...(values && { values }) } },
    };
  }

  function contentOf(content: Content): Content {
    switch (content.kind) {
      case 'empty':
        return content;
      case 'value': {
        const { type } = content;
        return type.kind === 'builtin' && hasValues(type)
          ? { ...content, type: listed(type) }
          : content;
      }
      case 'members':
        return { ...content, members: content.members.map(typed) };
      case 'ordered':
        return { ...content, items: content.items.map(typed) };
    }
  }

  function movedType(type: Type): Type {
    return type.kind === 'scalar'
      ? moved(hasValues(type) ? listed(type) : type)
      : movedRecord(type);
  }

  function movedRecord(type: RecordType): RecordType {
    const { attributes, content } = type;
    return moved({ ...type, attributes: attributes.map(typed), content: contentOf(content) });
  }

  return {
    ...model,
    types: mapped(model.types, (type, id) =>
      memo.make('relocated type', id, [type, prefix], () => movedType(type)),
    ),
    elements: mapped(model.elements, (element, name) =>
      memo.make('relocated element', name, [element, prefix], () => typed(element)),
    ),
    attributes: mapped(model.attributes, (attribute, name) =>
      memo.make('relocated attribute', name, [attribute, prefix], () => typed(attribute)),
    ),
    operations: model.operations.map(moved),
  };
}

function hasValues({ scalar }: { readonly scalar: ScalarType['scalar'] }): boolean {
  return scalar.facets.values !== undefined;
}

function mapped<V>(
  map: ReadonlyMap<string, V>,
  change: (value: V, key: string) => V,
): ReadonlyMap<string, V> {
  return new Map([...map].map(([key, value]): [string, V] => [key, change(value, key)]));
}
