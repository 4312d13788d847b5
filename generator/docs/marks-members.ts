/** The elements and attributes of a type in one release, as marks need them. */
import { occurrencesOf } from '../language/occurs.js';
import { schemaSide } from '../language/side.js';
import { clarkOf } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import type { Schema, TypeId } from '../xsd/components.js';

export interface SchemaMember {
  readonly kind: 'element' | 'attribute';
  readonly name: string;
  readonly namespace: string;
  readonly type: TypeId;
  readonly required: boolean;
  readonly min: number;
  readonly max: number | 'unbounded';
  readonly documentation: string;
  /** The type that declares it: its own one or a base. */
  readonly owner: TypeId;
  /** Of a reference its own place and that of what it refers to. */
  readonly places: readonly SourcePoint[];
}

/** By name, `@name` for attributes, inherited ones first in each kind. */
export type SchemaMembers = ReadonlyMap<string, SchemaMember>;

const NONE: SchemaMembers = new Map();

/** None for a type that the schema does not have. */
export function membersIn(schema: Schema): (type: TypeId) => SchemaMembers {
  const side = schemaSide(schema);
  const known = new Map<TypeId, SchemaMembers>();

  function read(id: TypeId): SchemaMembers {
    const { attributes, content } = side.view(id);
    const members = new Map<string, SchemaMember>();
    for (const use of attributes.values()) {
      members.set(`@${use.name.local}`, {
        kind: 'attribute',
        name: use.name.local,
        namespace: use.name.namespace,
        type: use.type,
        required: use.required,
        min: use.required ? 1 : 0,
        max: 1,
        documentation: use.annotation?.documentation ?? '',
        owner: use.inheritedFrom ?? id,
        places: [use.at],
      });
    }
    if (content.kind === 'text') return members;
    for (const { min: least, leaf } of occurrencesOf(content.node).values()) {
      const { element, min, max, at } = leaf;
      const { name, type, annotation } = element;
      // Of two namespaces with one name, the first stands for both.
      if (members.has(name.local)) continue;
      members.set(name.local, {
        kind: 'element',
        name: name.local,
        namespace: name.namespace,
        type,
        required: least > 0,
        min,
        max,
        documentation: annotation?.documentation ?? '',
        owner: side.declaring(id, clarkOf(name)),
        places: [at, element.at],
      });
    }
    return members;
  }

  return (id) => {
    if (!schema.types.has(id)) return NONE;
    const members = known.get(id) ?? read(id);
    known.set(id, members);
    return members;
  };
}
