/** A JSON file with the credentials of one account, or of several in a list. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { isFault, parseJson } from '../api/json.js';
import type { JsonNode } from '../api/json.js';
import type { CredentialName } from '../invoke/model.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import type { Context } from './command.js';
import { stop } from './stop.js';

/** No message shows anything of the file but names and places. */
export function readCredentialsFile(
  file: string,
  known: readonly CredentialName[],
  context: Context,
): readonly Readonly<Record<string, string>>[] {
  const fail = (message: string, help?: string): never =>
    stop(context.diagnostics, 'CMD908', `${file}: ${message}`, help);
  const json = parseJson(privateText(file, context), file);
  if (isFault(json)) return fail(`no JSON, at line ${json.at.line}, column ${json.at.column}`);
  const accounts = json.kind === 'array' ? json.items : [json];
  if (accounts.length === 0) return fail('the list has no account');
  return accounts.map((account, index) => {
    const where = json.kind === 'array' ? `account ${index + 1}: ` : '';
    if (account.kind !== 'object')
      return fail(`${where}expected an object with credentials, found ${account.kind}`);
    return Object.fromEntries(
      account.members.map(({ key, value }) => {
        const text = textOf(value);
        if (!known.some(({ name }) => name === key)) return fail(...unknownName(where, key, known));
        if (text === undefined || text === '')
          return fail(`${where}${key}: expected a text that is not empty`);
        return [key, text];
      }),
    );
  });
}

/** The rights are those of the file that is then read, whatever happens to its name meanwhile. */
function privateText(file: string, { diagnostics }: Context): string {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const mode = fstatSync(handle).mode & 0o777;
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const message = `${file}: others may read or change it (mode ${mode.toString(8).padStart(4, '0')})`;
      stop(diagnostics, 'CMD908', message, `chmod 600 ${file}`);
    }
    return readFileSync(handle, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return stop(diagnostics, 'CMD903', error.message);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function textOf(node: JsonNode): string | undefined {
  switch (node.kind) {
    case 'string':
      return node.value;
    case 'number':
      return node.text;
    default:
      return undefined;
  }
}

function unknownName(
  where: string,
  key: string,
  known: readonly CredentialName[],
): readonly [message: string, help: string] {
  const names = known.map(({ name }) => name);
  const guess = closest(key, names);
  const help = guess === undefined ? `known: ${names.join(', ')}` : `did you mean '${guess}'?`;
  return [`${where}there is no credential ${quote(key)}`, help];
}
