/** Rows that ended badly are tried again. */
import type { Journal } from './model.js';

/**
 * Begins a new generation: rows that failed are open, those left unknown are to be settled again,
 * as after a crash. One entry says so for all, so that no crash leaves half of it. Gives how many
 * rows that concerns; where there are none, nothing is written.
 */
export async function reopenFailed(journal: Journal, now: number): Promise<number> {
  let count = 0;
  for (const state of journal.states.values())
    if (state.kind === 'final' && state.state !== 'succeeded') count++;
  if (count > 0) await journal.append({ kind: 'reopened', at: now });
  return count;
}
