/** Ten times the rows must not cost much more than ten times as much. */
import { list } from '../documents/documents.mjs';
import { store } from '../documents/store.mjs';
import { inProcesses } from '../harness/processes.mjs';
import { median } from '../harness/statistics.mjs';

const ROWS = [1000, 10_000, 100_000];
const PROCESSES = 3;
const MOST = 11;

export async function scaling(folder) {
  const documents = [];
  for (const rows of ROWS) documents.push(await store(folder, list('users', rows)));
  const figures = ['decode', 'encode', 'validate', 'JSON.parse'].flatMap((what) => {
    const runs = inProcesses(PROCESSES, 'scale', { folder, documents, what });
    return ROWS.slice(1).map((rows, index) => {
      const value = median(runs.map((rounds) => growth(rounds[index], rounds[index + 1])));
      const target = what === 'JSON.parse' ? {} : { most: MOST };
      const from = ROWS[index].toLocaleString('en');
      return {
        what: `${what}: ${from} to ${rows.toLocaleString('en')} rows`,
        value,
        unit: 'x',
        ...target,
      };
    });
  });
  return { figures };
}

/** Slow candidates sit out the later rounds. */
function growth(fewer, more) {
  return median(more.map((taken, round) => taken / fewer[round]));
}
