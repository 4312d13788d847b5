/** Calls of an API whose operations go into one envelope, with the credentials beside them. */
import type { AnyOperation, ApiDescription } from './api.js';
import type { Access } from './client-access.js';
import type { Job, Outgoing } from './client-call.js';
import { judgeReply } from './client-reply.js';
import { isRepeatable } from './client-retry.js';
import type { Clock } from './clock.js';
import { encodeRequest } from './envelope.js';
import { isApiError } from './errors.js';
import { redaction } from './errors-redact.js';

/** What an attempt sends, and the credentials in it. */
interface Enveloped<Credentials> extends Outgoing {
  readonly credentials: Credentials;
}

/** A job for each call of such a client; `given` are the credentials that it was made with. */
export type Jobs<Credentials> = <Response extends object>(
  operation: AnyOperation,
  request: object,
) => Job<Enveloped<Credentials>, Response>;

export function jobsOf<Message, Credentials extends object>(
  api: ApiDescription<Message, Credentials>,
  url: string,
  given: Credentials,
  access: Access<Credentials>,
  clock: Clock,
): Jobs<Credentials> {
  return (operation, request) => {
    const encoded = (credentials: Credentials): Enveloped<Credentials> => ({
      credentials,
      request: {
        url,
        headers: { 'content-type': api.contentType },
        body: encodeRequest(api, operation, credentials, request),
      },
      redact: redaction([given, credentials], request, api.codec.secrets),
    });
    return {
      operation,
      isRepeatable: () => isRepeatable(operation, request),
      prepare: async (signal, before) => {
        // A call that began without a ticket goes on without one.
        if (before?.credentials === given) return before;
        const current = access.now(operation);
        if (current !== undefined)
          return before?.credentials === current ? before : encoded(current);
        // The request is judged before anything is sent, the request for a ticket included.
        if (before === undefined) encoded(given);
        return encoded(await access.fetch(signal));
      },
      judge: (answer, { redact }) => judgeReply(api, operation, answer, redact, clock.now()),
      refused: (failure, { credentials }) =>
        isApiError(failure) && access.refused(operation, credentials, failure.known?.retry),
    };
  };
}
