/** Who calls: credentials from a file, the environment or a person, in this order. */
import type { CredentialName, OpenApi } from '../invoke/model.js';
import type { Context } from './command.js';
import { readCredentialsFile } from './credentials-file.js';
import { stop } from './stop.js';
import { ask, canAsk, environment } from './terminal.js';

/** Texts by the names of the credentials. */
export type Credentials = Readonly<Record<string, string>>;

export interface NamedAccount {
  /** Who it is, without any secret. */
  readonly name: string;
  readonly credentials: Credentials;
}

export interface CredentialOptions {
  /** Path of a file. */
  readonly credentials?: string | undefined;
  /** What stands in the endpoint's address. */
  readonly site?: string | undefined;
  /** Another address, which has no site in it. */
  readonly endpoint?: string | undefined;
}

/**
 * Accounts with all that the operations need: those of the file, else the one of the environment.
 * The site may come from elsewhere than the rest. Stops when something is missing and nobody can be
 * asked.
 */
export async function readAccounts(
  open: OpenApi,
  operations: readonly string[],
  options: CredentialOptions,
  context: Context,
): Promise<readonly NamedAccount[]> {
  const known = knownAccounts(open, options, context);
  const accounts: NamedAccount[] = [];
  for (const [index, credentials] of known.entries()) {
    const name = nameOf(open, credentials) ?? (known.length > 1 ? `account ${index + 1}` : '');
    const asked = await completed(
      open,
      open.missing(credentials, operations, options.endpoint),
      name,
      credentials,
      context,
    );
    accounts.push({ name: nameOf(open, asked) ?? name, credentials: asked });
  }
  return accounts;
}

/** What file, environment and options give; nobody is asked, and something may be missing. */
export function knownAccounts(
  open: OpenApi,
  { credentials: file, site }: CredentialOptions,
  context: Context,
): readonly Credentials[] {
  const variables = fromEnvironment(open);
  const place = placeOf(open, variables, site, context);
  if (file === undefined) return [{ ...variables, ...place }];
  const accounts = readCredentialsFile(file, open.credentials, context);
  const chosen = site === undefined ? {} : place;
  return accounts.map((account) => ({ ...place, ...account, ...chosen }));
}

/** The names in the endpoint's address: from `--site`, else from the environment. */
function placeOf(
  { placeholders }: OpenApi,
  variables: Credentials,
  site: string | undefined,
  { diagnostics }: Context,
): Credentials {
  const [first] = placeholders;
  if (site !== undefined && first === undefined)
    stop(diagnostics, 'CMD901', '--site has no meaning here: the API has one address');
  const found = placeholders.flatMap((name): readonly (readonly [string, string])[] => {
    const text = name === first ? (site ?? variables[name]) : variables[name];
    return text === undefined ? [] : [[name, text]];
  });
  return Object.fromEntries(found);
}

function fromEnvironment(open: OpenApi): Credentials {
  const variables = environment();
  const found = open.credentials.flatMap(({ name }) => {
    const text = variables[variableOf(open, name)];
    return text === undefined || text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(found);
}

/** `ACME_PASSWORD` for the password of the API acme. */
function variableOf({ api }: OpenApi, credential: string): string {
  return `${api.name}_${credential}`.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}

async function completed(
  open: OpenApi,
  missing: readonly CredentialName[],
  account: string,
  given: Credentials,
  context: Context,
): Promise<Credentials> {
  if (missing.length === 0) return given;
  if (!canAsk()) return stopWithout(open, missing, account, context);
  const credentials = { ...given };
  for (const credential of missing) {
    const { name, secret } = credential;
    const answer = await ask(`${name}${account === '' ? '' : ` of ${account}`}: `, secret);
    if (answer === undefined || answer === '')
      return stopWithout(open, [credential], account, context);
    credentials[name] = answer;
  }
  return credentials;
}

function stopWithout(
  open: OpenApi,
  missing: readonly CredentialName[],
  account: string,
  { diagnostics }: Context,
): never {
  const names = missing.map(({ name }) => name);
  const whose = account === '' ? '' : ` of ${account}`;
  const variables = names.map((name) => variableOf(open, name)).join(', ');
  const site = names.some((name) => name === open.placeholders[0]) ? '--site NAME, ' : '';
  const message = `missing credentials${whose}: ${names.join(', ')}; give ${site}${variables} in the environment, or --credentials FILE`;
  const example = `{${names.map((name) => `"${name}": "…"`).join(', ')}}`;
  stop(
    diagnostics,
    'CMD907',
    message,
    `the file holds JSON such as ${example}, and only you can read it`,
  );
}

/** The credential that api.json says an account is known by, else the first that is no secret. */
function nameOf(
  { api, credentials, placeholders }: OpenApi,
  given: Credentials,
): string | undefined {
  const [identity] = Object.values(api.operations.accounts?.check?.by ?? {});
  const first = credentials.find(({ name, secret }) => {
    return !secret && !placeholders.includes(name) && name in given;
  });
  return (identity === undefined ? undefined : given[identity]) ?? (first && given[first.name]);
}
