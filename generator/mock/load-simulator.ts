/** Finds the simulator of an API by its name: the generator itself knows none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from '../output/runtime.js';
import type { Simulator } from './simulator.js';

/** Undefined for an API that has none. */
export async function loadSimulator(api: string): Promise<Simulator | undefined> {
  const folder = packageFolder();
  // From the sources it is a source file too; the built command has it beside itself.
  const file = import.meta.url.endsWith('.ts')
    ? join(folder, 'simulators', api, 'index.ts')
    : join(folder, 'dist', 'simulators', `${api}.mjs`);
  if (!existsSync(file)) return undefined;
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href);
  const simulate =
    typeof module === 'object' && module !== null && 'simulate' in module
      ? module.simulate
      : undefined;
  if (typeof simulate !== 'function') throw new Error(`${file} exports no function 'simulate'`);
  // The type of a function cannot be asked for; our own packages keep to the seam.
  return simulate as Simulator;
}
