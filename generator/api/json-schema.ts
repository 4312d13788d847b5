/** The JSON Schema of api.json for editors, printed from the decoders so that the two agree. */
import { definition } from './definition.js';
import type { FieldShape, Format, Shape, VariantShape } from './shape.js';

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

export function apiJsonSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'api.json',
    description:
      'What the schemas of an API cannot say: where it is, how its messages are built, how its operations behave.',
    ...schemaOf(definition.shape),
  };
}

export function schemaOf(shape: Shape): Readonly<Record<string, Json>> {
  switch (shape.kind) {
    case 'string':
      return {
        type: 'string',
        ...(shape.format ? { pattern: pattern(shape.format) } : { minLength: 1 }),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', minimum: shape.min };
    case 'choice':
      return { enum: shape.values };
    case 'list':
      return {
        type: 'array',
        items: schemaOf(shape.item),
        ...(shape.min > 0 && { minItems: shape.min }),
      };
    case 'map':
      return {
        type: 'object',
        propertyNames: { pattern: pattern(shape.key) },
        additionalProperties: schemaOf(shape.value),
      };
    case 'object':
      return objectSchema(shape.fields, {}, []);
    case 'tagged':
      return {
        type: 'object',
        required: [shape.tag],
        oneOf: shape.variants.map((variant) => variantSchema(shape.tag, variant)),
      };
  }
}

function variantSchema(tag: string, variant: VariantShape): Json {
  const first = { [tag]: { const: variant.value, description: variant.description } };
  return objectSchema(variant.fields, first, [tag]);
}

function objectSchema(
  fields: Readonly<Record<string, FieldShape>>,
  first: Readonly<Record<string, Json>>,
  always: readonly string[],
): Readonly<Record<string, Json>> {
  const entries = Object.entries(fields);
  const needed = [...always, ...entries.filter(([, field]) => field.required).map(([key]) => key)];
  const properties = entries.map(([key, field]): [string, Json] => [
    key,
    { description: field.description, ...schemaOf(field.shape) },
  ]);
  return {
    type: 'object',
    properties: { ...first, ...Object.fromEntries(properties) },
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
}

function pattern(format: Format): string {
  return format.pattern.source;
}
