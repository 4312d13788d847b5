/** Simple types and their texts as messages call them. */
import { itemOf } from '../language/simple-judge.js';
import type { Typed } from '../language/simple-judge.js';
import { quote } from '../support/text.js';
import { XSD } from '../support/qname.js';

/** In double quotes, fit for a message of one line. */
export function shown(text: string): string {
  return `"${quote(text).slice(1, -1)}"`;
}

/** What a type is at bottom: `xs:int`, `a list of xs:int`, `a union`. */
export function kindName(of: Typed): string {
  switch (of.type.variety) {
    case 'atomic':
      return `xs:${of.type.builtin ?? 'anySimpleType'}`;
    case 'list': {
      const item = itemOf(of);
      return `a list of ${item === undefined ? 'anything' : typeName(item)}`;
    }
    case 'union':
      return 'a union';
  }
}

/** By its own name where it has one. */
export function typeName(of: Typed): string {
  const { name } = of.type;
  if (name === undefined) return kindName(of);
  return name.namespace === XSD ? `xs:${name.local}` : name.local;
}
