/** A simulator's state on the disk: it may hold passwords, so that it is its owner's alone. */
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isFault, parseJson } from '../api/json.js';
import { plain } from '../execute/json.js';
import type { Diagnostics } from '../support/diagnostic.js';

/** Undefined where there is no file yet, and after an error was reported. */
export function readState(file: string, diagnostics: Diagnostics): unknown {
  if (!existsSync(file)) return undefined;
  const path = resolve(file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    diagnostics.error('MOCK952', { file: path, line: 1, column: 1 }, reason);
    return undefined;
  }
  const json = parseJson(text, path);
  if (!isFault(json)) return plain(json);
  diagnostics.error('MOCK952', json.at, `it is no JSON: ${json.message}`);
  return undefined;
}

/** Writes JSON in one step: whoever reads finds the old state or the new one. */
export function writeState(file: string, json: string): void {
  // A link stays a link.
  const path = existsSync(file) ? realpathSync(file) : resolve(file);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    rmSync(temporary, { force: true });
    writeFileSync(temporary, json, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
