/** One run of the generator, and what is said about it. */
import { generateAll } from '../generate.js';
import type { Generated, GenerateOptions } from '../generate.js';
import type { Memory } from '../support/memory.js';
import type { Context } from './command.js';
import { namedFolder } from './schemas.js';

export function generateOnce(
  options: GenerateOptions,
  { diagnostics, reporter }: Context,
  memoryOf?: (api: string) => Memory,
): readonly Generated[] | undefined {
  const start = performance.now();
  reporter.folder = namedFolder(options.schemas);
  const generated = generateAll(options, diagnostics, memoryOf);
  const [first, ...others] = generated ?? [];
  if (first === undefined) return undefined;
  const milliseconds = Math.round(performance.now() - start);
  const lines = [first, ...others].map((each) => summary(each, options.out));
  const result = others.length === 0 ? first : { generated };
  reporter.summarize(`${lines.join('\n')}; ${milliseconds} ms`, result);
  return generated;
}

/** `generated/acme 10.0: 54 files written, 12 unchanged, 0 removed; 812 types, 112 operations` */
function summary(generated: Generated, out: string): string {
  const { api, release, written, removed, unchanged, types, operations } = generated;
  const files = [
    `${count(written.length, 'file')} written`,
    `${unchanged} unchanged`,
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ].join(', ');
  const contents = `${count(types, 'type')}, ${count(operations, 'operation')}`;
  const head = `${out.replace(/\/+$/, '')}/${api}${release === '' ? '' : ` (${release})`}`;
  return `${head}: ${files}; ${contents}`;
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
