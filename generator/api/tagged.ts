import { choice, wrong } from './decoder.js';
import type { Decoder } from './decoder.js';
import { decodeMembers, shapes } from './fields.js';
import type { Decoded, Fields } from './fields.js';
import { keyed } from './keyed.js';

interface Variant<F extends Fields> {
  readonly description: string;
  readonly fields: F;
}

type Tagged<Tag extends string, V extends Readonly<Record<string, Variant<Fields>>>> = {
  [K in keyof V & string]: { readonly [T in Tag]: K } & Decoded<V[K]['fields']>;
}[keyof V & string];

/** Objects of several kinds, told apart by the value of one key. */
export function tagged<
  const Tag extends string,
  const V extends Readonly<Record<string, Variant<Fields>>>,
>(tag: Tag, variants: V): Decoder<Tagged<Tag, V>> {
  const values = Object.keys(variants);
  const kind = choice(values);
  return {
    shape: {
      kind: 'tagged',
      tag,
      variants: Object.entries(variants).map(([value, variant]) => ({
        value,
        description: variant.description,
        fields: shapes(variant.fields),
      })),
    },
    decode: (node, diagnostics) => {
      if (node.kind !== 'object') return wrong(diagnostics, node, 'an object');
      const members = keyed(node.members, diagnostics);
      const member = members.find(({ key }) => key === tag);
      if (member === undefined) {
        diagnostics.error('API503', node.at, `missing key '${tag}'`);
        return undefined;
      }
      const value = kind.decode(member.value, diagnostics);
      const variant = value === undefined ? undefined : variants[value];
      if (variant === undefined) return undefined;
      const rest = decodeMembers(variant.fields, node, members, diagnostics, [tag]);
      // The variant was chosen by the tag, which no mapped type can follow.
      return rest && ({ [tag]: value, ...rest } as Tagged<Tag, V>);
    },
  };
}
