/** Starts a simulator in the surroundings that a mock gives it. */
import { sampleOperation } from '../sample/message.js';
import type { Clock } from './clock.js';
import type { ServedOperation } from './model.js';
import { randomFrom } from './random.js';
import type { ServedApi } from './served-api.js';
import type { Simulation, Simulator } from './simulator.js';

export interface Start {
  readonly served: ServedApi;
  readonly simulator: Simulator;
  readonly clock: Clock;
  readonly seed: number;
  readonly state: unknown;
}

/** @throws StateError */
export function startSimulation({ served, simulator, clock, seed, state }: Start): Simulation {
  const { model, release } = served;
  return simulator({
    release,
    now: clock.now,
    random: randomFrom(seed),
    // Two simulations must not share what they change.
    state: structuredClone(state),
    sample: (id) => {
      const operation = model.operations.find((each) => each.id === id);
      if (operation === undefined) throw new Error(`release ${release} has no operation ${id}`);
      return sampleOperation(model, operation, true);
    },
  });
}

/** Asked of a simulation of its own, so that nothing happens to the real one. */
export function servedOperations(
  { model }: ServedApi,
  start: Start | undefined,
): readonly ServedOperation[] {
  const trial = start && startSimulation(start);
  return model.operations.map(({ id, request }) => ({
    id,
    isSimulated: trial !== undefined && isSimulated(trial, id, request),
  }));
}

function isSimulated(trial: Simulation, operation: string, $type: string): boolean {
  const { credentials } = trial;
  try {
    return trial.answer({ operation, credentials, request: { $type }, issues: [] }) !== undefined;
  } catch {
    return true;
  }
}
