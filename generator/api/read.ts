/** api.json: from bytes to the typed model. */
import type { Diagnostics } from '../support/diagnostic.js';
import type { SourcePoint } from '../support/source.js';
import { checkApi } from './consistency.js';
import { definition } from './definition.js';
import type { ApiFile } from './file.js';
import { isFault, parseJson } from './json.js';
import type { JsonNode } from './json.js';

/** `name` is that of the API's folder. Undefined, with diagnostics, when anything is wrong. */
export function readApi(
  bytes: Uint8Array,
  file: string,
  name: string,
  diagnostics: Diagnostics,
): ApiFile | undefined {
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    diagnostics.error('API501', { file, line: 1, column: 1 }, 'expected text in UTF-8');
    return undefined;
  }
  const root = parseJson(text, file);
  if (isFault(root)) {
    diagnostics.error('API501', root.at, root.message);
    return undefined;
  }
  const errors = countErrors(diagnostics);
  const content = definition.decode(root, diagnostics);
  if (content === undefined || countErrors(diagnostics) > errors) return undefined;
  const { $schema: _, ...rest } = content;
  const result: ApiFile = { api: { name, ...rest }, at: (path) => placeOf(root, path) };
  checkApi(result, diagnostics);
  return countErrors(diagnostics) > errors ? undefined : result;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function countErrors(diagnostics: Diagnostics): number {
  return diagnostics.all.filter(({ severity }) => severity === 'error').length;
}

/** The place of what a path of keys and indexes leads to, or of the innermost part that exists. */
export function placeOf(root: JsonNode, path: readonly (string | number)[]): SourcePoint {
  let node = root;
  let at = root.at;
  for (const step of path) {
    if (node.kind === 'object') {
      const member = node.members.find(({ key }) => key === step);
      if (member === undefined) return at;
      ({ at, value: node } = member);
    } else if (node.kind === 'array' && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined) return at;
      node = item;
      at = item.at;
    } else return at;
  }
  return at;
}
