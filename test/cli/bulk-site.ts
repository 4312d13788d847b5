/** A simulated site over a socket, and `codegen bulk` as a process that works on it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { createMock } from '../../generator/mock/create-mock.js';
import type { JournalEntry, Mock, MockOptions } from '../../generator/mock/model.js';
import type { Result } from './run.js';

const COMMAND = resolve('dist/codegen.mjs');
export const PASSWORD = 'Adm1n-S3cret-Word';

export interface SiteOptions {
  readonly users: number;
  readonly admins: number;
  /** Calls of SetUser that an administrator is good for. */
  readonly wall?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly outcomes?: MockOptions['outcomes'];
  readonly onCall?: (entry: JournalEntry) => void;
  /** Time goes by itself, so that a latency can be forced. */
  readonly isReal?: boolean;
}

export interface BulkSite {
  readonly mock: Mock;
  readonly url: string;
  /** A folder with `pins.csv` and `admins.json`. */
  readonly folder: string;
  /** The PIN that a user has now. */
  readonly pin: (index: number) => string | undefined;
}

export function userName(index: number): string {
  return `user${index}@acme.com`;
}

/** Four digits that the rules allow, because the first two are no neighbours; 7,000 of them. */
export function pinOf(index: number): string {
  return PINS[index % PINS.length] ?? '';
}

const PINS = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0')).filter(
  (text) => ![0, 1, 9].includes(Math.abs(Number(text[0]) - Number(text[1]))),
);

export async function openSite(options: SiteOptions): Promise<BulkSite> {
  const { users, admins, wall = 800, settings, outcomes, onCall, isReal = false } = options;
  const siteAdmin = { privilege: { siteAdmin: true } };
  const admin = (index: number): string => `admin${index}@acme.com`;
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const acme = {
    settings: { hostLimit: 100_000, setUserWall: { calls: wall, hours: 8 }, ...settings },
    users: Object.fromEntries([
      ...numbers(admins).map((i) => [admin(i), { password: PASSWORD, profile: siteAdmin }]),
      ...numbers(users).map((i) => [userName(i), { password: 'x', profile: { firstName: 'A' } }]),
    ]),
  };
  const mock = await createMock({
    schemas: [resolve('schemas')],
    api: 'webex',
    ...(!isReal && { clock: 'virtual' }),
    state: { sites: { acme } },
    outcomes,
    onCall,
  });
  onTestFinished(() => mock.close());
  const { url } = await mock.listen();
  const folder = mkdtempSync(join(tmpdir(), 'codegen-bulk-'));
  const rows = numbers(users).map((i) => `${userName(i)},${pinOf(i)},note ${i}`);
  writeFileSync(join(folder, 'pins.csv'), `Email,PIN,Note\n${rows.join('\n')}\n`);
  const accounts = numbers(admins).map((i) => ({ webExID: admin(i), password: PASSWORD }));
  writeFileSync(join(folder, 'admins.json'), JSON.stringify(accounts), { mode: 0o600 });
  return {
    mock,
    url,
    folder,
    pin: (index) => {
      const { sites } = mock.state() as { sites: { acme: { users: Record<string, Stored> } } };
      return sites.acme.users[userName(index)]?.profile?.personalMeetingRoom?.hostPIN;
    },
  };
}

interface Stored {
  readonly profile?: { readonly personalMeetingRoom?: { readonly hostPIN?: string } };
}

/** `codegen bulk` that sets PINs; further words behind. */
export function setPins(site: BulkSite, ...words: readonly string[]): Running {
  const map = ['--map', 'webExId=Email', '--map', 'personalMeetingRoom.hostPIN=PIN'];
  return bulk(
    site,
    'webex',
    'user.SetUser',
    '--csv',
    'pins.csv',
    ...map,
    ...ACCESS(site),
    ...words,
  );
}

export function ACCESS({ url }: BulkSite): readonly string[] {
  return ['--site', 'acme', '--endpoint', url, '--credentials', 'admins.json'];
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Result>;
}

export function bulk({ folder }: Pick<BulkSite, 'folder'>, ...words: readonly string[]): Running {
  const command = [COMMAND, 'bulk', '--schemas', resolve('schemas'), ...words];
  const child = spawn(process.execPath, command, { cwd: folder });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const ended = new Promise<Result>((done) => {
    child.once('close', (code) => done({ code, out, error }));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended };
}

/** Rows of a simple CSV, header first. */
export function rowsIn({ folder }: Pick<BulkSite, 'folder'>, file: string): readonly string[] {
  return readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
}
