/** The simulation of a mock, and where its state is kept between runs. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostics } from '../support/diagnostic.js';
import type { Clock } from './clock.js';
import { loadSimulator } from './load-simulator.js';
import type { MockOptions } from './model.js';
import type { ServedApi } from './served-api.js';
import { startSimulation } from './simulation.js';
import type { Start } from './simulation.js';
import type { Simulation } from './simulator.js';
import { readState, writeState } from './state-file.js';

export interface OpenSimulation {
  readonly simulation: Simulation;
  readonly start: Start;
  readonly save: Save;
}

/**
 * Writes the state where it has changed: `soon` after each call, but a large one not every time.
 * Throws where that is not possible.
 */
export type Save = (when: 'soon' | 'now') => void;

/** Undefined without a simulator, and after an error was reported. */
export async function openSimulation(
  served: ServedApi,
  { simulator, seed = 1, state, stateFile }: MockOptions,
  clock: Clock,
  diagnostics: Diagnostics,
): Promise<OpenSimulation | undefined> {
  const file = stateFile === undefined ? undefined : resolve(stateFile);
  const fail = (message: string): void => {
    const at = file === undefined ? undefined : { file, line: 1, column: 1 };
    diagnostics.error('MOCK952', at, message);
  };
  const { name } = served.api;
  const found = simulator === null ? undefined : (simulator ?? (await loadSimulator(name)));
  if (found === undefined) {
    if (file !== undefined) fail(`there is no simulator of '${name}', and so no state to keep`);
    return undefined;
  }
  const kept = file === undefined ? undefined : readState(file, diagnostics);
  if (diagnostics.hasErrors) return undefined;
  const start = { served, simulator: found, clock, seed, state: kept ?? state };
  try {
    const simulation = startSimulation(start);
    return { simulation, start, save: saving(simulation, file) };
  } catch (error) {
    if (!isAboutState(error)) throw error;
    fail(error.message);
    return undefined;
  }
}

/** A large state is written seldom: it pauses so many times as long as writing took. */
const PAUSE = 10;
/** Writing that takes no longer, in milliseconds, needs no pause. */
const QUICK_MS = 10;

/** The built simulators bring their own copy of StateError; the system's errors come from writing. */
function isAboutState(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'StateError' || 'syscall' in error);
}

/** A file that is not there is made at once, so that what is wrong with it is told at the start. */
function saving(simulation: Simulation, file: string | undefined): Save {
  if (file === undefined) return () => {};
  const printed = (): string => `${JSON.stringify(simulation.state(), null, 2)}\n`;
  let written = existsSync(file) ? printed() : '';
  let pause: NodeJS.Timeout | undefined;
  let isDue = false;
  const save: Save = (when) => {
    isDue = when === 'soon' && pause !== undefined;
    if (isDue) return;
    clearTimeout(pause);
    pause = undefined;
    const start = performance.now();
    const json = printed();
    if (json !== written) writeState(file, json);
    written = json;
    const took = performance.now() - start;
    if (took > QUICK_MS) pause = setTimeout(resume, took * PAUSE).unref();
  };
  const resume = (): void => {
    pause = undefined;
    try {
      if (isDue) save('now');
    } catch {
      // The next call, or the end, tries again and tells.
    }
  };
  save('now');
  return save;
}
