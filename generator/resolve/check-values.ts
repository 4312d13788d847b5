/** Default and fixed values (Part 1, cos-valid-default, a-props-correct, au-props-correct). */
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import { ANY_TYPE, isBuiltinFrom } from '../xsd/builtins.js';
import type { AttributeDeclaration, AttributeUse, TypeId } from '../xsd/components.js';
import { typeOf, type Context } from './context.js';
import { simpleProblem } from './values.js';

export interface Valued {
  readonly type: TypeId;
  readonly default?: string;
  readonly fixed?: string;
  readonly at: SourcePoint;
}

export function checkAttributeValue(
  context: Context,
  attribute: AttributeDeclaration | AttributeUse,
): void {
  checkNotation(context, attribute);
  if (typeOf(context, attribute.type)?.kind === 'complex') {
    const message = `the type of attribute ${quote(attribute.name.local)} is complex, not simple`;
    context.diagnostics.error('RES406', attribute.at, message, { constraint: 'a-props-correct' });
  }
  checkValue(context, attribute, 'a-props-correct');
}

/** The type of a value must be simple here; those of complex types are looked into by the caller. */
export function checkValue(context: Context, valued: Valued, constraint: string): void {
  const text = valued.fixed ?? valued.default;
  const type = text === undefined ? undefined : typeOf(context, valued.type);
  if (text === undefined || type?.kind !== 'simple') return;
  const what = valued.fixed === undefined ? 'default' : 'fixed value';
  if (type.builtin !== undefined && isBuiltinFrom(type.builtin, 'ID')) {
    const message = `${what} ${quote(text)} of type xs:ID: an ID cannot have one`;
    context.diagnostics.error('RES421', valued.at, message, { constraint });
    return;
  }
  const problem = simpleProblem(context, type, text);
  if (problem === undefined) return;
  context.diagnostics.error('RES411', valued.at, `${what}: ${problem}`, { constraint });
}

/** Part 2, section 3.2.19: xs:NOTATION itself is not to be used, only restrictions of it. */
export function checkNotation(context: Context, { type, at }: Valued): void {
  const definition = typeOf(context, type);
  if (definition?.kind !== 'simple' || definition.builtin !== 'NOTATION') return;
  if (definition.facets.enumeration !== undefined) return;
  const message = 'xs:NOTATION cannot be used itself, only a restriction that lists names';
  const constraint = 'enumeration-required-notation';
  context.diagnostics.error('RES410', at, message, { constraint });
}

/** What a default of an element of this type has to fit; undefined where none is possible. */
export function valueType(context: Context, id: TypeId): TypeId | 'text' | undefined {
  if (id === ANY_TYPE) return 'text';
  const type = typeOf(context, id);
  if (type === undefined || type.kind === 'simple') return id;
  switch (type.content.kind) {
    case 'simple':
      return type.content.type;
    case 'elements':
      return type.content.mixed ? 'text' : undefined;
    case 'empty':
      return undefined;
  }
}
