/** Fresh processes, one after the other: what V8 learned in one is no good in the next. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const child = join(import.meta.dirname, 'child.mjs');

/** What the task returned in that many processes. */
export function inProcesses(times, task, input, flags = []) {
  return Array.from({ length: times }, () => inProcess(task, input, flags));
}

export function inProcess(task, input, flags = []) {
  const words = [...flags, child, task, JSON.stringify(input)];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${task}: exit code ${status}\n${stderr}`);
  return JSON.parse(stdout);
}
