/** The lines of an operation's description: what its client needs to write and read it. */
import type { Model, TypeId } from '../ir/model.js';
import { fileAndLine } from '../support/source.js';
import { parseClark } from '../support/qname.js';
import { basesOf } from './codec-types.js';
import { stringLiteral } from './escape.js';
import { ARRAY, listed, textLine } from './operations-layout.js';
import type { OperationName } from './operations-names.js';

export interface DescriptorLines {
  readonly headLines: readonly string[];
  readonly requestLines: readonly string[];
  readonly responseLines: readonly string[];
}

/** Where the members of the two types stand. */
const INDENT = '    ';

/** `codecs` is the name that the module of codecs is imported as. */
export function descriptorLines(
  model: Model,
  { operation, request, response }: OperationName,
  codecs: string,
): DescriptorLines {
  return {
    headLines: [
      ...line('id', operation.id, '  '),
      ...line('source', fileAndLine(operation.at), '  '),
    ],
    requestLines: [
      ...line('name', operation.request),
      ...outputLines(model, operation.request),
      ...textLine('prefixes', `${codecs}.${request}Prefixes`, INDENT),
      ...baseLines(model, operation.request),
      ...line('wireType', operation.wireType),
      ...textLine('shape', `${codecs}.${request}Shape`, INDENT),
    ],
    responseLines: [
      ...line('name', operation.response),
      ...baseLines(model, operation.response),
      ...textLine('read', `${codecs}.read${response}`, INDENT),
    ],
  };
}

function line(key: string, text: string, indent = INDENT): readonly string[] {
  return textLine(key, stringLiteral(text), indent);
}

/** What a schema-true document calls the type. */
function outputLines(model: Model, id: TypeId): readonly string[] {
  const { namespace, local } = parseClark(id);
  const prefix = Object.entries(model.prefixes).find(([, uri]) => uri === namespace)?.[0] ?? '';
  return [...line('prefix', prefix), ...line('local', local)];
}

/** The types that it derives from, nearest first. */
function baseLines(model: Model, id: TypeId): readonly string[] {
  const type = model.types.get(id);
  const bases = type?.kind === 'record' ? basesOf(model, type).map(stringLiteral) : [];
  const text = listed('bases: ', bases, ',', INDENT, ARRAY);
  // The template indents every line, the first of them by what the others have already.
  return text.split('\n').map((part, index) => (index === 0 ? part : part.slice(INDENT.length)));
}
