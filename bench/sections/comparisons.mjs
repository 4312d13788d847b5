/** Runs the cases of a section: each document in processes of its own, candidates taking turns. */
import { isOurs } from '../candidates/ours.mjs';
import { store, storeSchema } from '../documents/store.mjs';
import { inProcess, inProcesses } from '../harness/processes.mjs';
import { median } from '../harness/statistics.mjs';

/** After the first one, which has all candidates: for what targets are about. */
const MORE_PROCESSES = 2;

export async function comparisons(folder, all) {
  const cases = [];
  for (const one of all) {
    console.error(`${one.task}: ${one.title}`);
    cases.push(await compare(folder, one));
  }
  return { cases };
}

/** Figures of a case: microseconds of CPU per call, times those of the base, and verdicts. */
async function compare(folder, { title, base, targets, ...given }) {
  const document = await store(folder, given.document);
  if (given.task === 'judge') storeSchema(folder, document.response);
  const runs = runsOf({ ...given, folder, document }, base);
  const rows = given.candidates.map((candidate) => ({
    candidate,
    micros: median(roundsOf(runs, candidate).map(median)),
    ratio: median(roundsOf(runs, candidate, base).map(median)),
  }));
  const verdicts = targets.map((target) => measured(target, rows));
  return { title, base, bytes: document.bytes, rows, verdicts };
}

/** Of each process what each candidate took in each round, by name. */
function runsOf({ task, ...input }, base) {
  const named = (candidates, rounds) => new Map(candidates.map((name, i) => [name, rounds[i]]));
  const { candidates } = input;
  const first = named(candidates, inProcess(task, input));
  const few = candidates.filter((name) => isOurs(name) || name === base);
  const more = inProcesses(MORE_PROCESSES, task, { ...input, candidates: few });
  return [first, ...more.map((rounds) => named(few, rounds))];
}

/**
 * Of each process that has the candidate: microseconds, or times those of the base, round by round,
 * since the machine's speed drifts. Slow candidates sit out the later rounds.
 */
function roundsOf(runs, candidate, base) {
  return runs.flatMap((run) => {
    const taken = run.get(candidate);
    const against = run.get(base);
    if (taken === undefined) return [];
    return [against ? taken.map((micros, round) => micros / against[round]) : taken];
  });
}

/** What is to be compared with the limits of a target. */
function measured(target, rows) {
  const ratioOf = (name) => rows.find(({ candidate }) => candidate === name).ratio;
  const ratio = ratioOf(target.candidate);
  return { ...target, value: target.than === undefined ? ratio : ratioOf(target.than) / ratio };
}
