/** One run of the generator, and what is said about it. */
import { generate } from '../generate.js';
import type { Generated, GenerateOptions } from '../generate.js';
import type { Memory } from '../support/memory.js';
import type { Context } from './command.js';
import { namedFolder } from './schemas.js';

export function generateOnce(
  options: GenerateOptions,
  { diagnostics, reporter }: Context,
  memory?: Memory,
): Generated | undefined {
  const start = performance.now();
  reporter.folder = namedFolder(options.schemas);
  const generated = generate(options, diagnostics, memory);
  if (generated === undefined) return undefined;
  const milliseconds = Math.round(performance.now() - start);
  reporter.summarize(summary(generated, options.out, milliseconds), generated);
  return generated;
}

/** `generated/acme 10.0: 54 files written, 12 unchanged, 0 removed; 812 types, 112 operations; 640 ms` */
function summary(generated: Generated, out: string, milliseconds: number): string {
  const { api, release, written, removed, unchanged, types, operations } = generated;
  const files = [
    `${count(written.length, 'file')} written`,
    `${unchanged} unchanged`,
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ].join(', ');
  const contents = `${count(types, 'type')}, ${count(operations, 'operation')}`;
  const head = `${out.replace(/\/+$/, '')}/${api}${release === '' ? '' : ` (${release})`}`;
  return `${head}: ${files}; ${contents}; ${milliseconds} ms`;
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
