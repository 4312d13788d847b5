/** What decoders accept, as data: the JSON Schema is printed from it. */

export type Shape =
  | { readonly kind: 'string'; readonly format?: Format }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly min: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly item: Shape; readonly min: number }
  | { readonly kind: 'map'; readonly key: Format; readonly value: Shape }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, FieldShape>> }
  | { readonly kind: 'tagged'; readonly tag: string; readonly variants: readonly VariantShape[] };

/** What a text must look like. */
export interface Format {
  /** With its article, as in "expected a prefix". */
  readonly name: string;
  /** Anchored, and linear. */
  readonly pattern: RegExp;
}

export interface FieldShape {
  readonly shape: Shape;
  readonly required: boolean;
  readonly description: string;
}

export interface VariantShape {
  readonly value: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, FieldShape>>;
}
