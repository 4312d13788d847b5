/** A process that runs groups one after another; the pool replaces it when it dies or hangs. */
import { shareRuntime } from '../generator/execute/shared-runtime.js';
import { runGroup } from './group.js';
import type { Group, Result } from './suite.js';

export interface Task {
  readonly suite: string;
  readonly group: Group;
}

export type Answer = { readonly results: readonly Result[] } | { readonly crash: string };

export async function work(): Promise<void> {
  const runtime = await shareRuntime();
  process.on('exit', runtime.close);
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(0));
  process.on('message', (task: Task) => {
    runGroup(task.suite, task.group, runtime).then(
      (results) => process.send?.({ results } satisfies Answer),
      (error: unknown) => {
        const crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
        process.send?.({ crash } satisfies Answer);
      },
    );
  });
  process.send?.('ready');
}
