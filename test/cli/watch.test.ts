import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ACME, codegen, emptyFolder } from './run.js';

test('codegen --watch follows the schemas, survives errors, and ends when told', async () => {
  const cwd = emptyFolder();
  cpSync(ACME, join(cwd, 'schemas'), { recursive: true });
  const child = spawn(process.execPath, [resolve('dist/codegen.mjs'), '--watch'], { cwd });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const seen = async (pattern: RegExp): Promise<void> => {
    const end = Date.now() + 20_000;
    while (!pattern.test(output)) {
      if (Date.now() > end) throw new Error(`no ${String(pattern)} in: ${output}`);
      await new Promise((done) => setTimeout(done, 20));
    }
    output = '';
  };
  try {
    await seen(/files written.*\nwatching/);
    const schema = join(cwd, 'schemas/acme/2.0/shop.xsd');
    const text = readFileSync(schema, 'utf8');
    writeFileSync(schema, text.replace('name="gift"', 'name="present"'));
    await seen(/ {2}shop\.ts\n[\s\S]*acme \(2\.0\): \d files written/);
    writeFileSync(schema, text.replace('</xs:schema>', ''));
    await seen(/^schemas\/acme\/2\.0\/shop\.xsd:\d+:\d+ [A-Z]+\d+ /m);
    writeFileSync(schema, text);
    await seen(/acme \(2\.0\): \d files written/);
    expect(codegen(['check'], { cwd }).code).toBe(0);
  } finally {
    child.kill('SIGINT');
  }
  expect(await ended).toBe(0);
  expect(output).toBe('');
});
