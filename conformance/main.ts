/** `npm run conformance`: schemas and documents of a suite, judged by the emitted code. */
import { createWriteStream, existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compare, missesOf, readMisses, writeMisses, type Miss } from './expectations.js';
import { runAll } from './pool.js';
import { readManifest, type Group, type Result } from './suite.js';
import { table } from './table.js';
import { work } from './worker.js';

const USAGE = `usage: npm run conformance -- --suite DIR --manifest FILE --out RESULTS.jsonl [--jobs N]

  --suite DIR      the unpacked suite
  --manifest FILE  its groups, one a line: {set, group, schema, instances}
  --out FILE       where the results go, a line for each test
  --jobs N         processes at once (default: one for each processor)
  --known FILE     the list of known misses (default: conformance/known-misses.jsonl)
  --update         write that list anew from what this run missed

Ends with 0 when nothing but what is listed went wrong, 1 when something else did or a listed
miss went right, 2 when it could not run.`;

interface Settings {
  readonly suite: string;
  readonly groups: readonly Group[];
  readonly out: string;
  readonly jobs: number;
  readonly known: string;
  readonly update: boolean;
}

/** What to run, or why it cannot. */
function settingsOf(args: readonly string[]): Settings | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        suite: { type: 'string' },
        manifest: { type: 'string' },
        out: { type: 'string' },
        jobs: { type: 'string', default: String(availableParallelism()) },
        known: { type: 'string', default: 'conformance/known-misses.jsonl' },
        update: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const { suite, manifest, out, known, update, help } = values;
    if (help || suite === undefined || manifest === undefined || out === undefined) return USAGE;
    if (!existsSync(suite)) return `the folder ${suite} does not exist: unpack the suite there`;
    if (!existsSync(manifest)) return `the manifest ${manifest} does not exist`;
    const jobs = Number(values.jobs);
    if (!Number.isInteger(jobs) || jobs < 1) return `--jobs ${values.jobs}: expected 1 or more`;
    const groups = readManifest(manifest);
    return { suite: resolve(suite), groups, out, jobs, known, update };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function run({ suite, groups, out, jobs, known, update }: Settings): Promise<number> {
  const all: (readonly Result[])[] = [];
  await runAll(fileURLToPath(import.meta.url), suite, groups, jobs, (index, results) => {
    all[index] = results;
  });
  const results = all.flat();
  await written(out, results);
  console.log(table(results));
  if (update) {
    writeMisses(known, reasoned(results, readMisses(known)));
    return 0;
  }
  const { regressions, passes } = compare(results, readMisses(known));
  tell('went wrong and is not listed', regressions);
  tell('is listed as a miss and went right: take it off the list', passes);
  return regressions.length + passes.length === 0 ? 0 : 1;
}

/** Reasons that somebody wrote stay. */
function reasoned(results: readonly Result[], known: readonly Miss[]): readonly Miss[] {
  return missesOf(results).map((miss) => {
    const { reason = miss.reason } =
      known.find(
        ({ kind, set, group, name }) =>
          kind === miss.kind && set === miss.set && group === miss.group && name === miss.name,
      ) ?? {};
    return { ...miss, reason };
  });
}

function written(out: string, results: readonly Result[]): Promise<void> {
  return new Promise((done, failed) => {
    const file = createWriteStream(out);
    file.once('error', failed);
    for (const result of results) file.write(`${JSON.stringify(result)}\n`);
    file.end(() => done());
  });
}

const SHOWN = 50;

function tell(what: string, misses: readonly Miss[]): void {
  for (const { kind, set, group, name, reason } of misses.slice(0, SHOWN))
    console.log(`${kind} ${set} ${group} ${name} ${what}: ${reason.split('\n')[0]}`);
  if (misses.length > SHOWN) console.log(`and ${misses.length - SHOWN} more`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--worker') await work();
else {
  const settings = settingsOf(first === undefined ? [] : [first, ...rest]);
  if (typeof settings === 'string') {
    console.error(settings);
    process.exitCode = 2;
  } else process.exitCode = await run(settings);
}
