/** Starts a simulator in the surroundings that a mock gives it. */
import type { Operation } from '../ir/model.js';
import type { Clock } from './clock.js';
import type { ServedOperation } from './model.js';
import { randomFrom } from './random.js';
import { sampleResponse } from './sample-response.js';
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
  const { release } = served;
  return simulator({
    release,
    now: clock.now,
    random: randomFrom(seed),
    // Two simulations must not share what they change.
    state: structuredClone(state),
    sample: (operation) => sampleResponse(served, operation),
  });
}

/** Asked of a simulation of its own, so that nothing happens to the real one. */
export function servedOperations(
  { model }: ServedApi,
  start: Start | undefined,
): readonly ServedOperation[] {
  const trial = start && startSimulation(start);
  return model.operations.map((operation) => ({
    id: operation.id,
    isSimulated: trial !== undefined && isSimulated(trial, operation),
  }));
}

function isSimulated(trial: Simulation, operation: Operation): boolean {
  const { credentials } = trial;
  const request = operation.kind === 'envelope' ? { $type: operation.request } : {};
  try {
    return (
      trial.answer({ operation: operation.id, credentials, request, issues: [] }) !== undefined
    );
  } catch {
    return true;
  }
}
