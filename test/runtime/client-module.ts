/** The emitted client of a release, with the types that the newest has. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../generator/execute/bundle.js';
import { emitWebex } from './client-emitted.js';

type Client = typeof import('../../generated/webex/client.js');
export type Login = typeof import('../../generated/webex/login.js');
type User = typeof import('../../generated/webex/operations/user.js');
type Ep = typeof import('../../generated/webex/operations/ep.js');

export interface ClientModule extends Client {
  readonly login: Login;
  readonly user: User;
  readonly ep: Ep;
}

const PARTS = { login: 'login', user: 'operations/user', ep: 'operations/ep' };

/** From a file: the stack of an error would name a module without one by its whole text. */
export async function clientModule(release = '10.0'): Promise<ClientModule> {
  const files = emitWebex(release);
  const lines = Object.entries(PARTS)
    .filter(([, file]) => files.some(({ path }) => path === `${file}.ts`))
    .map(([name, file]) => `export * as ${name} from './${file}.js';`);
  const text = ["export * from './client.js';", ...lines].join('\n');
  const folder = mkdtempSync(join(tmpdir(), 'client-'));
  try {
    const file = join(folder, 'client.mjs');
    writeFileSync(file, await bundle([...files, { path: 'entry.ts', text }], 'entry.ts'));
    const module: unknown = await import(pathToFileURL(file).href);
    return module as ClientModule;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
