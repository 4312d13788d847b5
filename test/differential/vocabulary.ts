/** Words of a schema, for changes that stay near what it allows. */
import type {
  Item,
  Member,
  Model,
  RecordType,
  Scalar,
  ScalarFacets,
} from '../../generator/ir/model.js';
import { clark, XSD } from '../../generator/support/qname.js';

export interface Vocabulary {
  /** Clark names. */
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly types: readonly string[];
  readonly texts: readonly string[];
  /** What empty elements stand for. */
  readonly defaults: readonly string[];
}

const BUILTINS = 'anyType anySimpleType string token int integer decimal boolean date ID QName';

export function vocabularyOf(model: Model): Vocabulary {
  const types = [...model.types.values()];
  const records = types.filter((type) => type.kind === 'record');
  const scalars = types.filter((type) => type.kind === 'scalar');
  const declared = records.flatMap(declaredIn);
  return {
    elements: distinct([...model.elements.keys(), ...declared.map(nameOf)]),
    attributes: distinct([
      ...records.flatMap((type) => type.attributes.map(nameOf)),
      '{http://www.w3.org/XML/1998/namespace}lang',
    ]),
    types: distinct([
      ...types.flatMap(({ name }) => name ?? []),
      ...BUILTINS.split(' ').map((local) => clark(XSD, local)),
    ]),
    texts: distinct(
      scalars.flatMap(({ scalar }) => [...boundsOf(scalar), ...around(scalar.facets)]),
    ),
    defaults: [...model.elements.values(), ...declared].flatMap(
      (element) => element.fixed ?? element.default ?? [],
    ),
  };
}

function declaredIn({ content }: RecordType): readonly (Member | Item)[] {
  switch (content.kind) {
    case 'members':
      return content.members;
    case 'ordered':
      return content.items;
    case 'empty':
    case 'value':
      return [];
  }
}

function nameOf(part: { readonly namespace: string; readonly name: string }): string {
  return clark(part.namespace, part.name);
}

function boundsOf({ value }: Scalar): readonly string[] {
  if (value.kind !== 'integer' && value.kind !== 'bigint') return [];
  return [value.min, value.max].flatMap((bound) =>
    bound === null ? [] : [bound, `${BigInt(bound) - 1n}`, `${BigInt(bound) + 1n}`],
  );
}

function around(facets: ScalarFacets): readonly string[] {
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  const bounds = [minInclusive, maxInclusive, minExclusive, maxExclusive].flatMap((bound) =>
    bound === undefined ? [] : [bound, `${bound}.0`, `${bound}1`, `-${bound}`],
  );
  const lengths = [facets.length, facets.minLength, facets.maxLength].flatMap((length) =>
    length === undefined || length > 1000
      ? []
      : ['x'.repeat(length), 'x'.repeat(length + 1), '😀'.repeat(length), '1'.repeat(length)],
  );
  return [...bounds, ...lengths, ...(facets.values ?? []).map(({ value }) => value)];
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
