/** A resolved schema as a set of languages: what each type lets a document have. */
import { derivedRecords } from '../lower/derived.js';
import { leaves, simplify } from '../lower/particles.js';
import type { Node } from '../lower/particles.js';
import { substitutions } from '../lower/substitution.js';
import type { Clark } from '../support/qname.js';
import { clarkOf } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { builtinType } from '../xsd/builtins.js';
import type {
  AttributeUse,
  Derivation,
  Schema,
  TypeDefinition,
  TypeId,
  WildcardTerm,
} from '../xsd/components.js';

export interface SchemaSide {
  readonly schema: Schema;
  /** What a type lets an element have; simple and complex types alike. */
  readonly view: (id: TypeId) => TypeView;
  /** The type that declares an element or attribute that the given one has: itself or a base. */
  readonly declaring: (id: TypeId, element: Clark) => TypeId;
  /** Complex types that derive from a type, direct or not. */
  readonly derived: ReadonlyMap<TypeId, readonly TypeId[]>;
}

/** The language of an element of a type: its attributes and its content. */
export interface TypeView {
  readonly id: TypeId;
  readonly isComplex: boolean;
  readonly abstract: boolean;
  readonly attributes: ReadonlyMap<Clark, AttributeUse>;
  readonly attributeWildcard?: WildcardTerm;
  readonly content: ContentView;
  readonly block: readonly Derivation[];
  readonly documentation: string;
  readonly at: SourcePoint;
}

export type ContentView =
  | { readonly kind: 'text'; readonly type: TypeId }
  /** Undefined: only the empty content, without even white space if `isEmpty`. */
  | {
      readonly kind: 'elements';
      readonly node: Node | undefined;
      readonly mixed: boolean;
      readonly isEmpty: boolean;
    };

const NO_ATTRIBUTES: ReadonlyMap<Clark, AttributeUse> = new Map();

export function schemaSide(schema: Schema): SchemaSide {
  const substitutes = substitutions(schema).of;
  const views = new Map<TypeId, TypeView>();
  const children = new Map<TypeId, ReadonlySet<Clark>>();

  function make(type: TypeDefinition): TypeView {
    const { id, at } = type;
    const documentation = type.annotation?.documentation ?? '';
    if (type.kind === 'simple') {
      const content = { kind: 'text', type: id } as const;
      const none = { isComplex: false, abstract: false, attributes: NO_ATTRIBUTES, block: [] };
      return { id, ...none, content, documentation, at };
    }
    const { abstract, attributeWildcard, block, content } = type;
    return {
      id,
      isComplex: true,
      abstract,
      attributes: new Map(type.attributes.map((use) => [clarkOf(use.name), use])),
      ...(attributeWildcard && { attributeWildcard }),
      content:
        content.kind === 'simple'
          ? { kind: 'text', type: content.type }
          : content.kind === 'empty'
            ? { kind: 'elements', node: undefined, mixed: false, isEmpty: true }
            : {
                kind: 'elements',
                node: simplify(content.particle, substitutes, content.inherited),
                mixed: content.mixed,
                isEmpty: false,
              },
      block,
      documentation,
      at,
    };
  }

  function view(id: TypeId): TypeView {
    const known = views.get(id);
    if (known !== undefined) return known;
    const type = schema.types.get(id) ?? builtinType(id);
    if (type === undefined) throw new Error(`there is no type '${id}'`);
    const made = make(type);
    views.set(id, made);
    return made;
  }

  function childNames(id: TypeId): ReadonlySet<Clark> {
    const known = children.get(id);
    if (known !== undefined) return known;
    const { content } = view(id);
    const own = content.kind === 'elements' ? leaves(content.node) : [];
    const names = new Set(
      own.flatMap((leaf) => (leaf.kind === 'element' ? [clarkOf(leaf.element.name)] : [])),
    );
    children.set(id, names);
    return names;
  }

  function declaring(id: TypeId, element: Clark): TypeId {
    const type = schema.types.get(id);
    if (type?.kind !== 'complex' || type.derivation !== 'extension') return id;
    return childNames(type.base).has(element) ? declaring(type.base, element) : id;
  }

  return { schema, derived: derivedRecords(schema), view, declaring };
}
