import { describe, expect, test } from 'vitest';
import { field, fetchTransport } from '../../generator/runtime/transport.js';
import { makeCertificates, NO_OPENSSL } from '../support/certificates.js';
import { hostileCases } from '../support/hostile-cases.js';
import { outcomeOf, expectOutcome, requestTo, runCase } from '../support/hostile-run.js';
import { reply } from '../support/hostile-scripts.js';
import { hostile } from '../support/hostile-server.js';
import { tlsCases } from '../support/hostile-tls.js';

const certificates = makeCertificates();

describe('fetchTransport', () => {
  test.each(hostileCases)('$name', async (one) => {
    // Node's fetch makes a new connection in place of one that it gave up.
    await runCase(fetchTransport, one, (one.fetch ?? one).outcome, false);
  });

  test.for(tlsCases)('$name', async ({ server: options, code }, { skip }) => {
    if (certificates === undefined) return skip(NO_OPENSSL);
    const server = await hostile({ answers: [reply('')] }, options(certificates));
    try {
      const outcome = await outcomeOf(fetchTransport(requestTo(server.url)));
      expectOutcome(outcome, { code, stage: 'connect' });
      expect(server.requests).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test('a server that is not there', async () => {
    const server = await hostile({});
    await server.close();
    const error: unknown = await fetchTransport(requestTo(server.url)).catch((reason) => reason);
    expect(field(error, 'stage')).toBe('connect');
  });
});
