/** A client of one release against the simulated site of another: it reads every reply. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { envelopeOperations } from '../../generator/ir/operations.js';
import { serviceNames } from '../../generator/api/services.js';
import { compile } from '../../generator/compile.js';
import type { CompiledSet } from '../../generator/compile.js';
import { operationNames } from '../../generator/emit/operations-names.js';
import { bundle } from '../../generator/execute/bundle.js';
import { filesOf } from '../../generator/files.js';
import { createMock } from '../../generator/index.js';
import type { Mock } from '../../generator/index.js';
import { openSchemas } from '../../generator/load/workspace.js';
import type { AnyCallError } from '../../generator/runtime/errors.js';
import type { Reply } from '../../generator/runtime/reply.js';
import { sampleOperation } from '../../generator/sample/message.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

type Call = (request: object) => Promise<Reply<object>>;

interface Client {
  readonly [service: string]: Readonly<Record<string, Call>>;
}

interface WholeClient {
  readonly set: CompiledSet;
  readonly connect: (mock: Mock) => Client;
}

/** Everything that is generated from a release, bundled in memory. */
async function wholeClient(name: string): Promise<WholeClient> {
  const diagnostics = new Diagnostics();
  const folder = openSchemas(['schemas'], diagnostics).apis.find((api) => api.name === 'webex');
  const release = folder?.releases.find((candidate) => candidate.name === name);
  if (folder === undefined || release === undefined) throw new Error('no schemas');
  const compilation = compile(folder, release, undefined, diagnostics);
  const [set] = compilation.sets;
  if (set === undefined) throw new Error(JSON.stringify(diagnostics.all));
  const files = [...filesOf(compilation, undefined)].filter(({ path }) => path.endsWith('.ts'));
  const services = [...new Set(set.model.operations.map(({ service }) => service))].map(
    (service) => serviceNames(service).file,
  );
  const entry = {
    path: 'entry.ts',
    text: [
      "export { createClient } from './client.js';",
      ...services.map((file) => `export * as ${file} from './operations/${file}.js';`),
    ].join('\n'),
  };
  const text = await bundle([...files, entry], entry.path);
  const address = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
  const { createClient, ...modules } = (await import(address)) as {
    // What the entry exports.
    readonly createClient: (options: object, services: object) => Client;
  };
  const credentials = { siteName: 'acme', webExID: 'admin@acme.com', password: 'P@ssword123' };
  return {
    set,
    connect: ({ transport }) => createClient({ ...credentials, transport }, modules),
  };
}

const RELEASES = ['9.0', '10.0'];
const clients = new Map<string, WholeClient>();
const mocks = new Map<string, Mock>();

beforeAll(async () => {
  for (const release of RELEASES) {
    clients.set(release, await wholeClient(release));
    mocks.set(release, await createMock({ schemas: ['schemas'], api: 'webex', release }));
  }
}, 120_000);
afterAll(async () => {
  for (const mock of mocks.values()) await mock.close();
});

describe.each([
  ['9.0', '10.0'],
  ['10.0', '9.0'],
  ['10.0', '10.0'],
])('a client of %s and a site of %s', (own, other) => {
  test('every reply is read', async () => {
    const client = clients.get(own);
    const mock = mocks.get(other);
    if (client === undefined || mock === undefined) throw new Error('not opened');
    const { model, names } = client.set;
    const calls = client.connect(mock);
    const offered = new Set(mock.operations.map(({ id }) => id));
    const failed: string[] = [];
    let read = 0;
    for (const service of new Set(model.operations.map((operation) => operation.service))) {
      const operations = envelopeOperations(model).filter(
        (operation) => operation.service === service,
      );
      for (const { operation, stub } of operationNames(operations, names)) {
        const call = calls[serviceNames(service).file]?.[stub];
        const sample = sampleOperation(model, operation, false);
        // The user that the sample names is the one who calls.
        const request = operation.name === 'InactivateUser' ? { webexID: 'hostid' } : sample;
        try {
          await call?.(request);
          read++;
        } catch (error) {
          // What the site has against a request made of samples it says in words of the API.
          const { kind, message } = error as AnyCallError;
          if (kind !== 'api' || !offered.has(operation.id))
            failed.push(`${operation.id}: ${message}`);
        }
      }
    }
    const unknown = model.operations.filter(({ id }) => !offered.has(id));
    expect(failed).toHaveLength(unknown.length);
    expect(failed.filter((line) => !unknown.some(({ id }) => line.startsWith(`${id}:`)))).toEqual(
      [],
    );
    expect(read).toBeGreaterThan(100);
  });

  test('the usual work is done', async () => {
    const client = clients.get(own);
    const mock = mocks.get(other);
    if (client === undefined || mock === undefined) throw new Error('not opened');
    const { user } = client.connect(mock);
    const webExId = `jane-${own}`;
    const jane = { firstName: 'Jane', lastName: 'Doe', webExId, email: `${webExId}@acme.com` };
    await user?.['createUser']?.({ ...jane, password: 'Secret123' });
    await user?.['setUser']?.({ webExId, personalMeetingRoom: { hostPIN: '0427' } });
    const { value, issues } = (await user?.['getUser']?.({ webExId })) ?? {};
    expect(value).toMatchObject({ firstName: 'Jane', personalMeetingRoom: { hostPIN: '0427' } });
    // What the client's release does not know becomes an issue, nothing worse.
    const codes = new Set(issues?.map(({ code }) => code));
    expect([...codes]).toEqual(own === '9.0' && codes.size > 0 ? ['unknown-element'] : []);
    await user?.['delUser']?.({ webExId: [webExId] });
    await expect(user?.['getUser']?.({ webExId })).rejects.toMatchObject({ errorId: '030001' });
  });
});
