/** The emitted codecs as a program has them: bundled from `generated/webex`, imported from a file. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './runs.mjs';

const SOURCE = [
  "export { decode, encode, validate } from './runtime/document.js';",
  "export { messageElement } from './service.codec.js';",
  "export { types } from './types.codec.js';",
].join('\n');

/** Writes the bundle into the folder, where `openProgram` finds it. */
export async function bundleProgram(folder) {
  await build({
    stdin: { contents: SOURCE, resolveDir: join(root, 'generated', 'webex'), loader: 'ts' },
    outfile: fileIn(folder),
    bundle: true,
    format: 'esm',
    target: 'node20',
    platform: 'node',
    logLevel: 'error',
  });
}

/** The public functions for messages whose body is of the response type, by its local name. */
export async function openProgram(folder, response) {
  const { decode, encode, validate, messageElement, types } = await import(
    pathToFileURL(fileIn(folder)).href
  );
  const known = types.filter(({ name }) => name.endsWith(`}${response}`));
  return {
    decode: (bytes, mode) => decode(messageElement, bytes, { mode, types: known }),
    encode: (value) => encode(messageElement, value, { types: known }),
    validate: (value) => validate(messageElement, value, { types: known }),
  };
}

function fileIn(folder) {
  return join(folder, 'program.mjs');
}
