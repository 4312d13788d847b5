/**
 * Constants of a schema whose values are names with a namespace: the model has them as Clark names,
 * by the prefixes that the root element of their file binds.
 */
import type { ScalarValue, TypeRef } from '../ir/model.js';
import { clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import type { TypeId } from '../xsd/components.js';
import { builtinName, builtinScalar } from './builtins.js';
import type { Context } from './context.js';

/** A constant of a type whose values are `value`, with its white space normalized. */
export function expandedText(
  context: Context,
  value: ScalarValue,
  text: string,
  at: SourcePoint,
): string {
  if (kindOf(context, value) !== 'names') return text;
  const prefixes = context.bindings(at.file);
  return text.replace(/[^\t\n\r ]+/g, (name) => expanded(prefixes, name));
}

/** The declaration of an element or attribute with such constants. */
export function withExpanded<
  T extends { readonly default?: string; readonly fixed?: string; readonly at: SourcePoint },
>(context: Context, type: TypeRef, declaration: T): T {
  const { default: byDefault, fixed, at } = declaration;
  if (byDefault === undefined && fixed === undefined) return declaration;
  const expand = (text: string): string =>
    kindOfRef(context, type) === 'names' ? expandedText(context, QNAME, text, at) : text;
  return {
    ...declaration,
    ...(byDefault !== undefined && { default: expand(byDefault) }),
    ...(fixed !== undefined && { fixed: expand(fixed) }),
  };
}

const QNAME: ScalarValue = { kind: 'text', lexical: 'QName' };

/** A prefix that is not bound is the fault of the schema, which is told elsewhere. */
function expanded(prefixes: Readonly<Record<string, string>>, name: string): string {
  const colon = name.indexOf(':');
  const namespace = prefixes[colon < 0 ? '' : name.slice(0, colon)];
  return namespace === undefined ? name : clark(namespace, name.slice(colon + 1));
}

/** What a text of a type is: names with a namespace, words that may look like them, or neither. */
type Kind = 'names' | 'words' | 'others';

function kindOf(context: Context, value: ScalarValue): Kind {
  switch (value.kind) {
    case 'text':
      return NAMES.has(value.lexical) ? 'names' : WORDS.has(value.lexical) ? 'words' : 'others';
    case 'list':
      return kindOfRef(context, value.item);
    case 'union':
      return kindOfFirst(value.members.map((member) => kindOfRef(context, member)));
    default:
      return 'others';
  }
}

/** Of a union's members, the first that takes a text says what it is. */
function kindOfFirst(kinds: readonly Kind[]): Kind {
  return kinds.find((kind) => kind !== 'others') ?? 'others';
}

const NAMES: ReadonlySet<string> = new Set(['QName', 'NOTATION']);
const WORDS: ReadonlySet<string> = new Set(
  (
    'anySimpleType string normalizedString token anyURI language Name NCName NMTOKEN ID IDREF ' +
    'ENTITY'
  ).split(' '),
);

function kindOfRef(context: Context, ref: TypeRef): Kind {
  switch (ref.kind) {
    case 'anything':
      return 'others';
    case 'builtin':
      return kindOf(context, ref.scalar.value);
    case 'type':
      return kindOfType(context, ref.id);
  }
}

function kindOfType(context: Context, id: TypeId): Kind {
  const type = context.types.get(id);
  if (type?.kind === 'complex')
    return type.content.kind === 'simple' ? kindOfType(context, type.content.type) : 'others';
  const builtin = type === undefined ? builtinName(id) : type.builtin;
  if (builtin !== undefined) return kindOf(context, builtinScalar(builtin).value);
  if (type?.item !== undefined) return kindOfType(context, type.item);
  return kindOfFirst((type?.members ?? []).map((member) => kindOfType(context, member)));
}
