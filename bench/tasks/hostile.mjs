/** In a process of its own: what one hostile document costs to read, or to refuse. */
import { readFileSync } from 'node:fs';
import { openProgram } from '../program.mjs';

/** Calls that V8 learns from, then those that count. */
const WARM_UP = 1;
const CALLS = 3;

/** Microseconds of CPU for the cheapest call, the process's peak memory in MB, and what the reader said. */
export async function run({ folder, file }) {
  const program = await openProgram(folder, 'Response');
  const bytes = readFileSync(file);
  let outcome = '';
  const taken = [];
  for (let call = 0; call < WARM_UP + CALLS; call += 1) {
    const before = process.cpuUsage();
    outcome = outcomeOf(() => program.decode(bytes, 'tolerant'));
    const { user, system } = process.cpuUsage(before);
    taken.push(user + system);
  }
  const memory = process.resourceUsage().maxRSS / 1024;
  return { outcome, micros: Math.min(...taken.slice(WARM_UP)), memory };
}

function outcomeOf(call) {
  try {
    call();
    return 'accepted';
  } catch (error) {
    if (error.name !== 'XmlError') throw error;
    return error.code;
  }
}
