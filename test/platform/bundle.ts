/** The emitted client and the scenario, bundled once to plain JavaScript for all platforms. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { generate } from '../../generator/generate.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { ROOT } from '../support/open.js';

const SCENARIO = join(ROOT, 'test/platform/scenario.ts');

const ENTRY = `
import { createClient } from './client.js';
import * as user from './operations/user.js';
import { decode, encode } from './runtime/document.js';
import { decodeRows } from './runtime/rows.js';
import { BodyContentTypeCodec, messageElement } from './service.codec.js';
import { types } from './types.codec.js';
import { scenario } from ${JSON.stringify(SCENARIO)};
const emitted = { createClient, user, decode, encode, decodeRows, BodyContentTypeCodec, messageElement, types };
export const run = (endpoint) => scenario(emitted, endpoint);
`;

/** A module that exports `run(endpoint)`. */
export async function bundleScenario(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'platform-'));
  try {
    const diagnostics = new Diagnostics();
    const options = { schemas: [join(ROOT, 'schemas')], api: 'webex', operations: ['user.*'] };
    if (generate({ ...options, out }, diagnostics) === undefined)
      throw new Error(JSON.stringify(diagnostics.all));
    const { outputFiles } = await build({
      stdin: { contents: ENTRY, resolveDir: join(out, 'webex'), loader: 'ts' },
      bundle: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      charset: 'utf8',
      logLevel: 'silent',
      write: false,
    });
    return outputFiles[0]?.text ?? '';
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
