/**
 * The JSON Schema of the JSON twin of a message: the same facets, the same required members and no
 * others, made from the generator's model. Types are written out in place, as one would by hand.
 */
import { typeNamed, webexModel } from '../model.mjs';

/** What XML allows in a text, which belongs to the value space of xs:string. */
const XML_TEXT = String.raw`^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]*$`;

/** The same without that rule, which no JSON Schema written by hand would have. */
export function withAnyText(schema) {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    return key === 'pattern' && value === XML_TEXT ? undefined : value;
  });
}

/** Of a message whose body is the response, by its local name. */
export function messageSchema(response) {
  return schemaOfRecord(typeNamed('messageType'), {
    types: webexModel().types,
    body: typeNamed(response),
  });
}

function schemaOfRecord(type, context) {
  // Where the type stands that a response derives from there is the response, as `$type` says.
  const isBody = type.derived.includes(context.body.id);
  const { content, derived, name } = isBody ? context.body : type;
  const properties = {};
  if (isBody || derived.length > 0) properties.$type = { const: name };
  const required = isBody ? ['$type'] : [];
  if (content.kind !== 'members' && content.kind !== 'empty') unsupported(type, content.kind);
  for (const member of content.members ?? []) {
    properties[member.name] = schemaOfMember(member, context);
    if (member.required) required.push(member.name);
  }
  return { type: 'object', properties, required, additionalProperties: false };
}

function schemaOfMember({ name, type, min, max, nillable }, context) {
  if (nillable || type.kind === 'anything') unsupported(type, `the member ${name}`);
  const schema = schemaOf(type, context);
  if (max === 1) return schema;
  return {
    type: 'array',
    items: schema,
    ...(min > 0 && { minItems: min }),
    ...(max !== 'unbounded' && { maxItems: max }),
  };
}

function schemaOf(reference, context) {
  if (reference.kind === 'builtin') return schemaOfScalar(reference.scalar);
  const type = context.types.get(reference.id);
  return type.kind === 'scalar' ? schemaOfScalar(type.scalar) : schemaOfRecord(type, context);
}

function schemaOfScalar({ value, facets }) {
  switch (value.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      // Beyond these bounds a number is refused, since it would not be exact.
      return {
        type: 'integer',
        minimum: Math.max(Number(value.min ?? -Infinity), Number.MIN_SAFE_INTEGER),
        maximum: Math.min(Number(value.max ?? Infinity), Number.MAX_SAFE_INTEGER),
      };
    case 'bigint':
      return { type: 'string', pattern: '^-?[0-9]+$' };
    case 'text': {
      const { values, minLength, maxLength } = facets;
      if (values) return { type: 'string', enum: values.map((member) => member.value) };
      return { type: 'string', pattern: XML_TEXT, ...definedOf({ minLength, maxLength }) };
    }
    default:
      return unsupported(value, value.kind);
  }
}

function definedOf(keywords) {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

function unsupported(type, what) {
  throw new Error(`no JSON Schema for ${what} of ${type.name ?? type.kind}`);
}
