/** A call that a real endpoint answers, judged by the schemas in both directions. */
import type { Deviation } from './deviation.js';
import { judge } from './deviation.js';
import type { Judged } from './deviation.js';
import { forward } from './forward.js';
import type { Forwarded } from './forward.js';
import { masked } from './mask.js';
import type { MockRequest } from './model.js';
import { membersAt } from './read-request.js';
import { charsetOf, plainResponse } from './responses.js';
import { NOTHING } from './site.js';
import type { Answered, Note, Site } from './site.js';

export async function relay(site: Site, url: string, request: MockRequest): Promise<Answered> {
  const { served } = site;
  const { headers = {} } = request;
  const body =
    typeof request.body === 'string' ? new TextEncoder().encode(request.body) : request.body;
  const sent = judge(served, 'request', body, charsetOf(headers));
  report(site, sent.deviations, sent.operation);
  const note = noteOf(site, sent);
  let reply: Forwarded;
  try {
    reply = await forward(url, { headers, body });
  } catch (error) {
    // The address in such a message is no secret, but a URL may have more than an address.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no whole answer';
    const reason = `the endpoint did not answer: ${code}`;
    const response = plainResponse(502, reason);
    return { response, note: { ...note, outcome: 'refused', status: 502, reason } };
  }
  const back = judgeReply(site, reply);
  report(site, back.deviations, sent.operation);
  const { status } = reply;
  const errorId = errorIdOf(site, back.value);
  return {
    response: { ...reply, connection: 'kept' },
    note: { ...note, outcome: 'forwarded', status, ...(errorId && { errorId }) },
  };
}

function judgeReply({ served }: Site, { headers, body }: Forwarded): Judged {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return judge(served, 'reply', body, charsetOf(headers));
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
  { operation, value }: Judged,
): Omit<Note, 'outcome' | 'status' | 'reason'> {
  const { envelope, secrets } = served;
  const credentials = membersAt(value, envelope.credentials) ?? {};
  const request = membersAt(value, envelope.payload) ?? {};
  return {
    ...NOTHING,
    ...(operation !== undefined && { operation }),
    credentials: Object.keys(credentials).filter((name) => credentials[name] !== undefined),
    // A record stays a record.
    request: masked(request, secrets) as Readonly<Record<string, unknown>>,
  };
}

function errorIdOf({ served }: Site, value: unknown): string | undefined {
  const { status } = served.api.envelope;
  const found = membersAt(value, served.envelope.status)?.[status.errorId];
  return typeof found === 'string' ? found : undefined;
}
