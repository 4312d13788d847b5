/** What api.json says of operations is judged by all releases at once. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../support/open.js';
import { codegen } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'check-names-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('check warns of an operation that no release has, with a suggestion', () => {
  cpSync(join(ROOT, 'schemas'), join(folder, 'schemas'), { recursive: true });
  cpSync(join(ROOT, 'generated'), join(folder, 'generated'), { recursive: true });
  const file = join(folder, 'schemas/webex/api.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"probe": "user.GetUser"', '"probe": "user.GetUsr"'),
  );
  const { out, error } = codegen(['check', '--verbose'], { cwd: folder });
  expect(out + error).toMatch(
    /api\.json:\d+:\d+ API508 warning: no release has the operation 'user\.GetUsr'/,
  );
  expect(out + error).toMatch(/did you mean 'user\.GetUser'/);
});
