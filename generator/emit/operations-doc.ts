/** The comment above an operation's function. */
import type { EnvelopeApi } from '../api/model.js';
import { traitsOf } from '../api/traits.js';
import type { Model, EnvelopeOperation } from '../ir/model.js';
import { fileAndLine } from '../support/source.js';
import { parseClark } from '../support/qname.js';
import { commentText } from './escape.js';
import { jsdoc } from './jsdoc.js';

const THROWS = [
  '@throws InvalidRequestError with every issue, before anything is sent',
  '@throws ApiError when the server says that the call failed',
];

export function operationDoc(model: Model, api: EnvelopeApi, operation: EnvelopeOperation): string {
  const { documentation, at, id } = operation;
  const { namespace, local } = parseClark(operation.request);
  const prefix = Object.entries(model.prefixes).find(([, uri]) => uri === namespace)?.[0];
  const name = prefix === undefined ? local : `${prefix}:${local}`;
  const lines = jsdoc({
    documentation: documentation ?? `The operation \`${commentText(id)}\`.`,
    sentences: sentencesOf(api, operation),
    see: `${fileAndLine(at)} \`${name}\``,
  });
  // There are always several lines, so that the last one only closes the comment.
  return [...lines.slice(0, -1), ...THROWS.map((line) => ` * ${line}`), ' */'].join('\n');
}

function sentencesOf(api: EnvelopeApi, { id }: EnvelopeOperation): readonly string[] {
  const { anonymous, isList } = traitsOf(api, id);
  const isEmptyError = Object.values(api.errors).some(({ emptyList }) => emptyList === true);
  return [
    ...(anonymous ? ['Needs no authentication.'] : []),
    ...(isList && isEmptyError
      ? ['Gives an empty list where the server reports that nothing was found.']
      : []),
  ];
}
