/** A mock of an API, from its schemas and the simulator of its name. */
import { checkedEndpoint } from '../runtime/transport-url.js';
import { Diagnostics } from '../support/diagnostic.js';
import { answer } from './answer.js';
import { clockFor } from './clock.js';
import { exampleCall } from './example.js';
import { ForcedOutcomeError } from './forced.js';
import { forcibleIn } from './forcible.js';
import { Journal } from './journal.js';
import { listen } from './listen.js';
import type { Listening } from './listen.js';
import { MockError } from './model.js';
import type { Mock, MockOptions, MockRequest, MockResponse } from './model.js';
import { Outcomes } from './outcomes.js';
import { openServedApi } from './served-api.js';
import { openSimulation } from './open-simulation.js';
import { servedOperations } from './simulation.js';
import type { Start } from './simulation.js';
import type { Site } from './site.js';
import { transportTo } from './transport.js';

/**
 * A mock, ready to answer; nothing listens before `Mock.listen` is called.
 *
 * @throws MockError for options that contradict each other, and for schemas with errors
 * @throws ForcedOutcomeError
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const diagnostics = new Diagnostics();
  const mock = await openMock(options, diagnostics);
  if (mock !== undefined) return mock;
  const errors = diagnostics.all.filter(({ severity }) => severity === 'error');
  const lines = errors.map(({ code, message, at, help }) => {
    const place = at === undefined ? '' : `${at.file}:${at.line}:${at.column} `;
    return `${place}${code} ${message}${help === undefined ? '' : ` (${help})`}`;
  });
  throw new MockError(lines.join('\n'));
}

/**
 * The same for a command: undefined after an error of the schemas or the state was reported.
 *
 * @throws MockError for options that contradict each other
 * @throws ForcedOutcomeError
 */
export async function openMock(
  options: MockOptions,
  diagnostics: Diagnostics,
): Promise<Mock | undefined> {
  const proxy = proxyOf(options);
  const served = await openServedApi(options.schemas ?? ['./schemas'], options, diagnostics);
  if (served === undefined) return undefined;
  const clock = clockFor(options.clock);
  const simulated =
    proxy === undefined ? await openSimulation(served, options, clock, diagnostics) : undefined;
  if (diagnostics.hasErrors) return undefined;
  const { outcomes: given = [], onCall = () => {}, onDeviation = () => {} } = options;
  const site: Site = {
    served,
    ...(simulated && { simulation: simulated.simulation }),
    isStrict: options.strict === true,
    clock,
    outcomes: new Outcomes(forcibleIn(served)),
    journal: new Journal(),
    save: simulated?.save ?? (() => {}),
    ...(proxy !== undefined && { proxy }),
    onCall,
    onDeviation,
  };
  for (const outcome of given) site.outcomes.add(outcome);
  return mockOf(site, simulated?.start);
}

/** In front of a real endpoint nothing is simulated. */
function proxyOf(options: MockOptions): string | undefined {
  const { proxy, outcomes = [] } = options;
  if (proxy === undefined) return undefined;
  const given = [
    options.simulator && 'a simulator',
    options.state !== undefined && 'a state',
    options.stateFile !== undefined && 'a state file',
    options.strict === true && 'strictness',
    outcomes.length > 0 && 'a forced outcome',
  ].find(Boolean);
  if (given)
    throw new MockError(`proxy: the real endpoint answers, so that ${given} has no effect`);
  try {
    return checkedEndpoint(proxy);
  } catch {
    throw new MockError(
      'proxy: expected an https URL, or http to a loopback address, without user information',
    );
  }
}

function mockOf(site: Site, start: Start | undefined): Mock {
  const { served, simulation, clock, journal, outcomes, save } = site;
  const listening: Listening[] = [];
  const answering = (request: MockRequest): Promise<MockResponse> => answer(site, request);
  return {
    api: served.api.name,
    release: served.release,
    path: served.path,
    get operations() {
      return servedOperations(served, start);
    },
    notices: simulation?.notices ?? [],
    get example() {
      return exampleCall(served, simulation?.credentials);
    },
    get journal() {
      return journal.entries;
    },
    clock: { now: clock.now, advance: clock.advance },
    answer: answering,
    transport: transportTo(answering),
    force: (outcome) => {
      if (site.proxy !== undefined)
        throw new ForcedOutcomeError('with proxy the endpoint answers: nothing can be forced');
      outcomes.add(outcome);
    },
    state: () => structuredClone(simulation?.state()),
    listen: async (port = 0) => {
      const server = await listen(port, answering);
      listening.push(server);
      return { url: `${server.origin}${served.path}` };
    },
    close: async () => {
      await Promise.all(listening.splice(0).map((server) => server.close()));
      save('now');
    },
  };
}
