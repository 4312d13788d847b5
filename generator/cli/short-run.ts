/** Tells V8 that this process soon ends. */
import { setFlagsFromString } from 'node:v8';

/**
 * Most functions of a single run are called too seldom for optimized code to pay: Node 20 spends a
 * third of the CPU time on making it. What runs fifteen times as long still gets it. Later versions
 * have no such flag, and a compiler between the two.
 */
export function expectShortRun(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');
}
