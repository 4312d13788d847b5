import { serversOf } from './envelope-reply.js';
import type { Forcible } from './outcomes.js';
import type { ServedApi } from './served-api.js';

/** What an outcome may name in this API. */
export function forcibleIn(served: ServedApi): Forcible {
  const operations = served.model.operations.map(({ id }) => id);
  if (served.profile === 'resource')
    return { operations, servers: undefined, namesServer: false, failsByStatus: true };
  return {
    operations,
    servers: serversOf(served),
    namesServer: served.api.envelope.status.server !== undefined,
    failsByStatus: false,
  };
}
