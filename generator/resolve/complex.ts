/** Complex types: content and attributes with those of the base (Part 1, section 3.4.2). */
import { XSD } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import { ANY_TYPE, anyType } from '../xsd/builtins.js';
import type {
  ComplexType,
  Content,
  SimpleType,
  TypeDefinition,
  TypeId,
} from '../xsd/components.js';
import type { ComplexContent, ComplexDeclaration, SimpleContent } from '../xsd/declarations.js';
import {
  extendAttributes,
  ownAttributes,
  restrictAttributes,
  type OwnAttributes,
} from './attributes.js';
import { isEmptiable } from './check-content.js';
import { complexContent } from './content.js';
import { typeIdOf, typeOf, type AttributeSet, type Context } from './context.js';
import { ownerId, type TypeEntry } from './identify.js';
import { restrictSimpleType } from './simple.js';

/**
 * The type, and the simple type of its content where it has one of its own. `isCircular` cuts the
 * type off from its base, which in the end is the type itself.
 */
export function resolveComplexType(
  context: Context,
  entry: TypeEntry,
  declaration: ComplexDeclaration,
  isCircular: boolean,
): readonly TypeDefinition[] {
  const { id, owner } = entry;
  const { name, annotation } = declaration;
  const known = isCircular ? undefined : baseOf(context, declaration.content);
  const content = known === undefined ? withoutBase(declaration.content) : declaration.content;
  const base = known ?? anyType;
  checkFinal(context, base, content);
  const own = ownAttributes(context, content.attributes);
  const attributes = attributesOf(context, base, content, own);
  const inner: SimpleType[] = [];
  const type: ComplexType = {
    kind: 'complex',
    id,
    ...(name && { name }),
    ...(owner !== undefined && { owner }),
    base: base.id,
    derivation: content.derivation,
    abstract: declaration.abstract,
    block: declaration.block,
    final: declaration.final,
    attributes: attributes.uses,
    ...(attributes.wildcard && { attributeWildcard: attributes.wildcard }),
    content:
      content.kind === 'complexContent'
        ? complexContent(context, base, content)
        : simpleContent(context, id, base, content, inner),
    at: declaration.at,
    ...(annotation && { annotation }),
  };
  return [type, ...inner];
}

/** A base that is circular or not defined is left out, so that this is all that is reported. */
function withoutBase({ attributes, at, ...rest }: ComplexContent | SimpleContent): ComplexContent {
  const base = { kind: 'reference', namespace: XSD, local: 'anyType', at } as const;
  const own = rest.kind === 'complexContent' ? rest : { mixed: false };
  return { ...own, kind: 'complexContent', derivation: 'restriction', base, attributes, at };
}

/** Undefined, after a diagnostic, for a type that is nowhere. */
function baseOf(
  context: Context,
  { base }: ComplexContent | SimpleContent,
): TypeDefinition | undefined {
  const id = typeIdOf(context, base);
  if (id === undefined) return undefined;
  return typeOf(context, id) ?? (id === ANY_TYPE ? anyType : undefined);
}

function checkFinal(
  context: Context,
  base: TypeDefinition,
  { derivation, at }: ComplexContent | SimpleContent,
): void {
  if (!base.final.includes(derivation)) return;
  const message = `${quote(base.id)} is final: it must not be a base for ${derivation}`;
  const notes = [{ message: 'declared final here', at: base.at }];
  const constraint = derivation === 'extension' ? 'cos-ct-extends' : 'derivation-ok-restriction';
  context.diagnostics.error('RES405', at, message, { notes, constraint });
}

function attributesOf(
  context: Context,
  base: TypeDefinition,
  { derivation }: ComplexContent | SimpleContent,
  own: OwnAttributes,
): AttributeSet {
  const complex = base.kind === 'complex' ? base : undefined;
  if (derivation === 'extension') return extendAttributes(context, complex, own);
  return complex === undefined ? own : restrictAttributes(complex, own);
}

/** Part 1, section 3.4.2, "complex type with simple content": the content type, `inner` if new. */
function simpleContent(
  context: Context,
  id: TypeId,
  base: TypeDefinition,
  content: SimpleContent,
  inner: SimpleType[],
): Content {
  if (base.kind === 'simple') {
    if (content.derivation === 'restriction') {
      wrongBase(context, content.at, `a simple type ${quote(base.id)} can only be extended here`);
    }
    return { kind: 'simple', type: base.id };
  }
  const inline = content.type && typeIdOf(context, content.type);
  const inBase = base.content.kind === 'simple' ? base.content.type : undefined;
  if (content.derivation === 'extension') {
    if (inBase !== undefined) return { kind: 'simple', type: inBase };
    wrongBase(context, content.at, `the base ${quote(base.id)} has no simple content to extend`);
    return base.content;
  }
  // src-ct.2: mixed content that may be empty can be restricted to a simple type, which is given.
  const isMixed =
    base.content.kind === 'elements' && base.content.mixed && isEmptiable(base.content.particle);
  if (inBase === undefined && !(isMixed && inline !== undefined)) {
    wrongBase(context, content.at, `the base ${quote(base.id)} has no simple content to restrict`);
    return inline === undefined ? base.content : { kind: 'simple', type: inline };
  }
  const narrowed = inline ?? inBase;
  if (narrowed === undefined) return base.content;
  if (content.facets.length === 0) return { kind: 'simple', type: narrowed };
  const typeId = ownerId.content(id);
  const restricted = restrictSimpleType(context, narrowed, content.facets, content.at);
  inner.push({
    ...restricted,
    id: typeId,
    owner: id,
    base: narrowed,
    final: [],
    at: content.at,
  });
  return { kind: 'simple', type: typeId };
}

function wrongBase(context: Context, at: SourcePoint, message: string): void {
  context.diagnostics.error('RES406', at, message, { constraint: 'src-ct' });
}
