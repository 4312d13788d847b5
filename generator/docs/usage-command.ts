/** An operation as a command for the shell: `codegen call`, with what its request needs. */
import type { Api } from '../api/model.js';
import { memberNames } from '../api/selector.js';
import type { Compilation, CompiledSet } from '../compile.js';
import { toJson } from '../execute/json.js';
import type { Operation } from '../ir/model.js';
import { advisor } from '../request/advise.js';
import { fieldsOf } from '../request/fields.js';
import { requestForm } from '../request/form.js';
import type { Request } from '../request/model.js';
import { requestsOf } from './usage-request.js';
import type { Requests } from './usage-request.js';
import { settingsOf } from './usage-settings.js';

/** More members than these are easier to read as JSON. */
const MOST_SETTINGS = 6;
/** Up to so many, members that are not needed are shown too. */
const FEW_SETTINGS = 3;
const WIDTH = 80;

/** The members one by one where they are few, else as JSON on standard input. */
export function commandLine(
  { folder, release }: Compilation,
  api: Api,
  set: CompiledSet,
  operation: Operation,
): string {
  const { model } = set;
  const form = requestForm(model, api, operation);
  const fields = fieldsOf(model, form, new Set(memberNames(api.secrets)));
  const advise = advisor(model, api, form);
  const isWise = (request: Request): boolean => advise(request).length === 0;
  const secrets = new Set(fields.filter(({ secret }) => secret).map(({ path }) => path));
  const requests = requestsOf(set, operation, form);
  const { least, full } = requests;

  const isNewest = folder.releases.at(-1)?.name === release.name;
  const words = [
    'codegen',
    'call',
    folder.name,
    operation.id,
    ...(isNewest ? [] : ['--release', release.name]),
  ].map(shellWord);
  const more = withChoices(requests, secrets);
  const shown = isWise(more) ? settingsOf(model, fields, more) : undefined;
  const settings = shown ?? settingsOf(model, fields, least);
  const isTelling = settings !== undefined && (settings.length > 1 || !hasRecords(full, least));
  return isTelling && settings.length <= MOST_SETTINGS
    ? laidOut(words, settings)
    : heredoc(words, isWise(full) ? full : least);
}

/** What is needed, and a few members more; no secret is given that need not be. */
function withChoices({ least, full, choices }: Requests, secrets: ReadonlySet<string>): Request {
  const missing = Math.max(0, FEW_SETTINGS - Object.keys(least).length);
  const free = choices.filter((name) => full[name] !== undefined && !secrets.has(name));
  const more = free.filter((name) => least[name] === undefined).slice(0, missing);
  return { ...least, ...Object.fromEntries(more.map((name) => [name, full[name]])) };
}

/** What it is about may stand in records alone, none of which is needed. */
function hasRecords(full: Request, least: Request): boolean {
  const isEmpty = Object.keys(least).length === 0;
  return isEmpty && Object.values(full).some((value) => typeof value === 'object');
}

function laidOut(words: readonly string[], settings: readonly string[]): string {
  const pairs = settings.map((setting) => `--set ${shellWord(setting)}`);
  const line = [...words, ...pairs].join(' ');
  const isShort = line.length <= WIDTH || pairs.length === 0;
  return `${isShort ? line : [words.join(' '), ...pairs].join(' \\\n  ')}\n`;
}

/** No line of JSON is the word that ends it. */
function heredoc(words: readonly string[], request: Request): string {
  const json = JSON.stringify(toJson(request), null, 2);
  return `${words.join(' ')} --json - <<'JSON'\n${json}\nJSON\n`;
}

/** A word as a POSIX shell reads it (Shell Command Language, section 2.2.2). */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
