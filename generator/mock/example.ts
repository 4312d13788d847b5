/** A request that somebody who starts can send as it is. */
import { envelopeExample } from './envelope-example.js';
import type { ExampleCall } from './model.js';
import { resourceExample } from './resource-example.js';
import type { ServedApi } from './served-api.js';

/** `credentials` are some that work; without a simulator any do. */
export function exampleCall(
  served: ServedApi,
  credentials: Readonly<Record<string, string>> | undefined,
): ExampleCall {
  switch (served.profile) {
    case 'envelope':
      return envelopeExample(served, credentials);
    case 'resource':
      return resourceExample(served, credentials);
  }
}
