/** Codecs of many schemas in one process: the runtime is bundled once, and imported by all. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Model } from '../ir/model.js';
import type { Names } from '../name/name.js';
import type { OutputFile } from '../output/files.js';
import { runtimeFiles } from '../output/runtime.js';
import { bundle, bundleEach } from './bundle.js';
import { codecsEntry, type Codecs } from './execute.js';

const ENTRY = 'entry.ts';

export interface SharedRuntime {
  readonly execute: (model: Model, names: Names, emitted: readonly OutputFile[]) => Promise<Codecs>;
  readonly close: () => void;
}

export async function shareRuntime(): Promise<SharedRuntime> {
  const folder = mkdtempSync(join(tmpdir(), 'codegen-runtime-'));
  for (const { path, text } of await bundleEach(runtimeFiles())) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const base = pathToFileURL(`${folder}/`).href;
  return {
    async execute(model, names, emitted) {
      const files = [...emitted, { path: ENTRY, text: codecsEntry(model, names) }];
      const code = await bundle(files, ENTRY, base);
      const address = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
      // The entry module exports just this.
      return (await import(address)) as Codecs;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
