import { expect, test } from 'vitest';
import { executeEnvelope, executeResources } from '../../generator/execute/client.js';
import { filesOf } from '../../generator/files.js';
import type { Compilation, CompiledSet } from '../../generator/compile.js';
import { prune } from '../../generator/passes/prune.js';
import { compileAt } from '../support/open.js';

/** The files of some operations alone, with the model that they are of. */
function selected(
  path: string,
  ids: readonly string[],
): { readonly set: CompiledSet; readonly files: ReturnType<typeof filesOf> } {
  const compilation: Compilation = compileAt(path);
  const [whole] = compilation.sets;
  if (whole === undefined) throw new Error(`${path} has no schema set`);
  const operations = whole.model.operations.filter(({ id }) => ids.includes(id));
  const set = { ...whole, model: prune(whole.model, operations) };
  return { set, files: filesOf({ ...compilation, sets: [set] }, ids) };
}

test('a client of operations of two services comes with its codecs and connections', async () => {
  const ids = ['user.AuthenticateUser', 'user.GetUser', 'site.GetSite'];
  const { set, files } = selected('schemas/webex', ids);
  const code = await executeEnvelope(set.model, set.names, files);
  expect(Object.keys(code.operations).toSorted()).toEqual(ids.toSorted());
  expect(code.operations['site.GetSite']?.id).toBe('site.GetSite');
  expect(code.nodeTransport({})).toBeTypeOf('function');
  expect(code.secrets.has('password')).toBe(true);
  expect(() => code.createClient({})).toThrow('siteName');
  const codec = code.records['{http://www.webex.com/schemas/2002/06/service/user}getUser'];
  expect(codec && code.validate(codec, { webExId: 'a' })).toEqual([]);
});

test('so does one of resources', async () => {
  const { set, files } = selected('schemas/polycom', ['users.get', 'users.delete']);
  const code = await executeResources(set.model, set.names, files);
  expect(Object.keys(code.operations)).toEqual(['users.get', 'users.delete']);
  const [get] = Object.values(code.operations);
  expect(get && code.requestOf('', get, { domain: 'a', username: 'b' }, 'xml').url).toBe(
    '/users/a/b',
  );
});
