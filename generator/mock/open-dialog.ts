import type { Dialog } from './dialog.js';
import { openEnvelopeDialog } from './envelope-dialog.js';
import type { MockRequest, MockResponse } from './model.js';
import { openResourceDialog } from './resource-dialog.js';
import type { ServedApi } from './served-api.js';

/** A response for a request that is no call of the API. */
export function openDialog(served: ServedApi, request: MockRequest): Dialog | MockResponse {
  switch (served.profile) {
    case 'envelope':
      return openEnvelopeDialog(served, request);
    case 'resource':
      return openResourceDialog(served, request);
  }
}

export function isDialog(opened: Dialog | MockResponse): opened is Dialog {
  return 'read' in opened;
}
