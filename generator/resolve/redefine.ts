/**
 * Redefinition: the new definition takes the name, and the old one stands in it where the new one
 * refers to itself, without a name (Part 1, section 4.2.2, src-redefine).
 */
import type { Diagnostics } from '../support/diagnostic.js';
import { clarkOf, type QName } from '../support/qname.js';
import { quote } from '../support/text.js';
import type {
  AttributeGroupDeclaration,
  ComplexDeclaration,
  GroupDeclaration,
  ModelGroup,
  Named,
  ParticleDeclaration,
  SimpleDeclaration,
  TypeDeclaration,
  TypeUse,
} from '../xsd/declarations.js';

export function redefined<
  T extends Named<TypeDeclaration> | GroupDeclaration | AttributeGroupDeclaration,
>(definition: T, original: T, diagnostics: Diagnostics): T {
  const result = build(definition, original, diagnostics);
  if (result === undefined) {
    const name = quote(clarkOf(definition.name));
    const message = `the redefinition of ${definition.kind} ${name} is not built on ${name} itself`;
    diagnostics.error('RES415', definition.at, message, { constraint: 'src-redefine' });
    return definition;
  }
  // `build` keeps the kind, which the compiler cannot follow through the union.
  return result as T;
}

type Redefined = Named<TypeDeclaration> | GroupDeclaration | AttributeGroupDeclaration;

function build(
  definition: Redefined,
  original: Redefined,
  diagnostics: Diagnostics,
): Redefined | undefined {
  switch (definition.kind) {
    case 'simple':
      return original.kind === 'simple' ? simple(definition, original) : undefined;
    case 'complex':
      return original.kind === 'complex' || original.kind === 'simple'
        ? complex(definition, original)
        : undefined;
    case 'group':
      return original.kind === 'group' ? group(definition, original, diagnostics) : undefined;
    case 'attributeGroup':
      return original.kind === 'attributeGroup' ? attributeGroup(definition, original) : undefined;
  }
}

function simple(
  definition: Named<SimpleDeclaration>,
  original: Named<SimpleDeclaration>,
): Named<SimpleDeclaration> | undefined {
  const { derivation } = definition;
  if (derivation.kind !== 'restriction' || !isSelf(derivation.base, definition.name)) {
    return undefined;
  }
  const { name: _, ...base } = original;
  return { ...definition, derivation: { ...derivation, base } };
}

function complex(
  definition: Named<ComplexDeclaration>,
  original: Named<TypeDeclaration>,
): Named<ComplexDeclaration> | undefined {
  const { content } = definition;
  if (!isSelf(content.base, definition.name)) return undefined;
  const { name: _, ...base } = original;
  return { ...definition, content: { ...content, base } };
}

function isSelf(use: TypeUse, name: QName): boolean {
  return use.kind === 'reference' && sameName(use, name);
}

function sameName(a: QName, b: QName): boolean {
  return a.local === b.local && a.namespace === b.namespace;
}

/** Without a reference to itself the new group replaces the old one, which it has to restrict. */
function group(
  definition: GroupDeclaration,
  original: GroupDeclaration,
  diagnostics: Diagnostics,
): GroupDeclaration {
  let uses = 0;
  const substitute = (particle: ParticleDeclaration): ParticleDeclaration => {
    const { term } = particle;
    switch (term.kind) {
      case 'groupReference': {
        if (!sameName(term.name, definition.name)) return particle;
        uses++;
        if (uses > 1 || particle.min !== 1 || particle.max !== 1) {
          const message = 'a redefined group refers to itself once, and exactly one time';
          diagnostics.error('RES415', particle.at, message, { constraint: 'src-redefine' });
        }
        return { ...particle, term: original.content };
      }
      case 'sequence':
      case 'choice':
      case 'all':
        return { ...particle, term: inside(term) };
      default:
        return particle;
    }
  };
  const inside = (model: ModelGroup): ModelGroup => ({
    ...model,
    particles: model.particles.map(substitute),
  });
  const content = inside(definition.content);
  return uses === 0 ? definition : { ...definition, content };
}

function attributeGroup(
  definition: AttributeGroupDeclaration,
  original: AttributeGroupDeclaration,
): AttributeGroupDeclaration {
  const { items, wildcard } = definition.attributes;
  const isOwn = (item: (typeof items)[number]): boolean =>
    item.kind === 'attributeGroupReference' && sameName(item.name, definition.name);
  if (!items.some(isOwn)) return definition;
  const all = items.flatMap((item) => (isOwn(item) ? original.attributes.items : [item]));
  const any = wildcard ?? original.attributes.wildcard;
  return { ...definition, attributes: { items: all, ...(any && { wildcard: any }) } };
}
