/** Groups over several processes: a crash or a hang costs its own group and nothing else. */
import { fork, type ChildProcess } from 'node:child_process';
import { isVerdict, type Group, type Result } from './suite.js';
import type { Answer, Task } from './worker.js';

const TIMEOUT_MS = 30_000;
/** Imported modules are never freed: a process is replaced after so many groups. */
const GROUPS_PER_PROCESS = 1000;

/** `worker` is the program that is started with `--worker`; `done` gets the place of each group. */
export async function runAll(
  worker: string,
  suite: string,
  groups: readonly Group[],
  jobs: number,
  done: (index: number, results: readonly Result[]) => void,
): Promise<void> {
  const queue = groups.entries();
  const lane = async (): Promise<void> => {
    let child: ChildProcess | undefined;
    let left = 0;
    for (const [index, group] of queue) {
      if (child === undefined || left-- === 0) {
        child?.kill();
        child = await started(worker);
        left = GROUPS_PER_PROCESS;
      }
      const outcome = await asked(child, { suite, group });
      done(index, 'results' in outcome ? outcome.results : failed(group, outcome));
      // A process that has answered goes on, even if with an error.
      if ('timeout' in outcome || !child.connected) {
        child.kill('SIGKILL');
        child = undefined;
      }
    }
    child?.kill();
  };
  await Promise.all(Array.from({ length: jobs }, lane));
}

async function started(worker: string): Promise<ChildProcess> {
  const child = fork(worker, ['--worker']);
  await new Promise((ready) => child.once('message', ready));
  return child;
}

type Outcome = Answer | { readonly timeout: true };

function asked(child: ChildProcess, task: Task): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle({ timeout: true }), TIMEOUT_MS);
    child.once('message', (answer: Answer) => settle(answer));
    child.once('exit', (code, signal) => settle({ crash: `the process ended: ${code ?? signal}` }));
    child.send(task);
  });
}

/** All tests of a group that gave no results. */
function failed(group: Group, outcome: Outcome): readonly Result[] {
  const actual = 'timeout' in outcome ? 'timeout' : 'crash';
  const reason = 'crash' in outcome ? outcome.crash : `no answer in ${TIMEOUT_MS / 1000} s`;
  const { set, group: name, schema, instances } = group;
  const key = { set, group: name };
  const rest = { actual, ok: false, roundTrip: null, reason, ms: 0 } as const;
  return [
    ...(schema === null ? [] : [{ kind: 'schema' as const, ...schema }]),
    ...instances.map((test) => ({ kind: 'instance' as const, ...test })),
  ].flatMap(({ kind, name, expected }) =>
    isVerdict(expected) ? [{ kind, ...key, name, expected, ...rest }] : [],
  );
}
