/** The module that says how the lists of an API are read in parts. */
import { rowsOf } from '../api/bind-list.js';
import type { EnvelopeApi } from '../api/model.js';
import type { Model } from '../ir/model.js';
import { envelopeOperations } from '../ir/operations.js';
import { commentText, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';
import { textLine } from './operations-layout.js';
import { render } from './templates.js';

/** None for an API without such lists. */
export function emitPaging(model: Model, api: EnvelopeApi, origin: Origin): readonly EmittedFile[] {
  const { paging } = api.operations;
  const hasLists = envelopeOperations(model).some(
    (operation) => paging && rowsOf(paging, operation, model.types) !== undefined,
  );
  if (paging === undefined || !hasLists) return [];
  const { pageSize, ...names } = paging;
  const lines = Object.entries(names).flatMap(([key, name]) =>
    textLine(key, stringLiteral(name), '    '),
  );
  const view = {
    header: header(origin, ['api.json']),
    title: commentText(api.title),
    lines: [...lines, `pageSize: ${pageSize},`],
  };
  return [{ path: 'paging.ts', text: render('paging', view) }];
}
