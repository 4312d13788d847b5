import type { ResourceCode } from '../execute/client.js';
import type { ResourceOperation } from '../ir/model.js';
import type { Request } from '../request/model.js';
import { RequestDocumentError } from './model.js';
import { present } from './present.js';

/** @throws RequestDocumentError, and XmlError for what is no XML */
export function readResource(
  { decode, elements, types }: ResourceCode,
  { id, body }: ResourceOperation,
  document: Uint8Array,
): Request {
  const codec = body === undefined ? undefined : elements[body];
  if (codec === undefined) throw new RequestDocumentError(`${id} takes no document`);
  const { value, issues } = decode(codec, document, { types, mode: 'tolerant' });
  const faults = issues.filter(({ code }) => code !== 'required');
  if (faults.length > 0)
    throw new RequestDocumentError(`the document holds no valid request of ${id}`, faults);
  return present(value) as Request; // The body is a record.
}
