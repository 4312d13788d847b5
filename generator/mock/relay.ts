/** A call that a real endpoint answers, judged by the schemas in both directions. */
import type { Deviation, Judged } from './deviation.js';
import type { Dialog } from './dialog.js';
import { forward } from './forward.js';
import type { Forwarded } from './forward.js';
import { masked } from '../invoke/mask.js';
import type { MockRequest } from './model.js';
import { plainResponse } from './responses.js';
import { NOTHING } from './site.js';
import type { Answered, Note, Site } from './site.js';

/** `url` is that of the real endpoint. */
export async function relay(
  site: Site,
  url: string,
  request: MockRequest,
  dialog: Dialog,
): Promise<Answered> {
  const { headers = {} } = request;
  const body =
    typeof request.body === 'string' ? new TextEncoder().encode(request.body) : request.body;
  const sent = dialog.judgeRequest();
  report(site, sent.deviations, sent.operation);
  const note = noteOf(site, sent);
  let reply: Forwarded;
  try {
    reply = await forward(dialog.urlAt(url), { method: dialog.method, headers, body });
  } catch (error) {
    // The address in such a message is no secret, but a URL may have more than an address.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no whole answer';
    const reason = `the endpoint did not answer: ${code}`;
    const response = plainResponse(502, reason);
    return { response, note: { ...note, outcome: 'refused', status: 502, reason } };
  }
  const back = judgeReply(dialog, reply);
  report(site, back.deviations, sent.operation);
  const { status } = reply;
  const { errorId } = back;
  return {
    response: { ...reply, connection: 'kept' },
    note: { ...note, outcome: 'forwarded', status, ...(errorId && { errorId }) },
  };
}

function judgeReply(dialog: Dialog, reply: Forwarded): Pick<Judged, 'deviations' | 'errorId'> {
  const encoding = reply.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return dialog.judgeReply(reply);
  const message = `it is compressed (${encoding}) although identity was asked for: not judged`;
  const place = { path: [], source: '', line: 1, column: 1 };
  return { deviations: [{ direction: 'reply', code: 'encoding', message, ...place }] };
}

function report(
  { onDeviation }: Site,
  deviations: Judged['deviations'],
  operation: string | undefined,
): void {
  for (const found of deviations) {
    const deviation: Deviation = { ...found, ...(operation !== undefined && { operation }) };
    onDeviation(deviation);
  }
}

function noteOf(
  { served }: Site,
  { operation, credentials, request }: Judged,
): Omit<Note, 'outcome' | 'status' | 'reason'> {
  return {
    ...NOTHING,
    ...(operation !== undefined && { operation }),
    credentials: Object.keys(credentials).filter((name) => credentials[name] !== undefined),
    // A record stays a record.
    request: masked(request, served.secrets) as Readonly<Record<string, unknown>>,
  };
}
