/** A real pair of releases: what the pages of the reference will say of it. */
import { beforeAll, expect, test } from 'vitest';
import { join } from 'node:path';
import { openSchemas } from '../../generator/load/workspace.js';
import type { CompiledSet } from '../../generator/compile.js';
import { changesOf } from '../../generator/docs/changes.js';
import { readContents } from '../../generator/docs/release-contents.js';
import { otherReleases, pastOf } from '../../generator/docs/releases.js';
import type { Mark } from '../../generator/diagram/model.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { compileAt, ROOT } from '../support/open.js';
import { compared } from './support/two-releases.js';
import type { TwoReleases } from './support/two-releases.js';

const WEBEX = join(ROOT, 'schemas/webex');
const USE = '{http://www.webex.com/schemas/2002/06/service/user}';
const NEW: Mark = { kind: 'new', release: '10.0', lines: [] };

let releases: TwoReleases;

beforeAll(async () => {
  releases = await compared(compileAt(WEBEX, '9.0'), compileAt(WEBEX, '10.0'));
});

function operation(id: string): Mark | undefined {
  const { marks, set } = releases;
  const found = set.model.operations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return marks.operation(set, found);
}

test('operations are new, or tell how much they get to', () => {
  expect(operation('ep.FlushWebCache')).toEqual(NEW);
  expect(operation('ep.GetAPIVersion')).toMatchObject({ lines: ['1 change in the response'] });
  expect(operation('user.SetUser')).toMatchObject({
    kind: 'changed',
    release: '10.0',
    lines: [expect.stringMatching(/^\d+ changes in the request$/), 'documentation changed'],
  });
  expect(operation('user.DelUser')).toBeUndefined();
  const { set, marks } = releases;
  expect(marks.element(set, '{http://www.webex.com/schemas/2002/06/service}message')).toMatchObject(
    {
      lines: ['1 change in the request'],
    },
  );
});

test('types and members', () => {
  const { marks, set } = releases;
  expect(marks.member(set, `${USE}setUser`, 'videoSystems')).toEqual(NEW);
  expect(marks.type(set, `${USE}userType`)?.lines).toEqual(['new: defaultCallIn, videoSystems']);
  expect(marks.type(set, `${USE}userType/videoSystems`)).toEqual(NEW);
  expect(marks.type(set, `${USE}setUser`)?.lines).toEqual(['new: eventCenter']);
  expect(marks.type(set, `${USE}delUser`)).toBeUndefined();
});

test('every change of an operation has a row, and none is without one', () => {
  const { comparison, old, now } = releases;
  const page = changesOf(comparison, old, now);
  expect(page.operations.map(({ name, page: own }) => [name, own])).toContainEqual([
    'user.SetUser',
    'operations/user.SetUser',
  ]);
  const rows = page.operations.flatMap(({ request, response }) => [...request, ...response]);
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(({ place }) => place === undefined)).toEqual([]);
  expect(page.others).toEqual([]);
});

test('the documentation asks for no witnesses, and gets none', () => {
  const verdicts = releases.comparison.changes.map(({ strict }) => strict);
  expect(verdicts.some(({ impact }) => impact === 'breaking')).toBe(true);
  expect(verdicts.every(({ witness, unproven }) => !witness && unproven === undefined)).toBe(true);
});

test('each operation and type exists in the releases whose schemas have it', () => {
  const { old, now, set } = releases;
  const diagnostics = new Diagnostics();
  const [folder] = openSchemas([WEBEX], diagnostics).apis;
  if (folder === undefined) throw new Error('there is no API');
  const past = pastOf(
    folder,
    [now],
    otherReleases(folder, [now.release]).map(readContents),
    diagnostics,
  );
  expect(past.releases).toEqual(['5.8', '5.9', '9.0', '10.0']);
  expect(past.operation('user.SetUser')).toEqual(past.releases);
  expect(past.operation('ep.FlushWebCache')).toEqual(['10.0']);
  expect(past.type(`${USE}userType/videoSystems`)).toEqual(['10.0']);
  expect(diagnostics.all).toEqual([]);
  // They are found without lowering, by the same rule.
  const ids = (of: CompiledSet | undefined): readonly string[] =>
    of?.model.operations.map(({ id }) => id) ?? [];
  const former = new Set(ids(old.sets[0]));
  expect(ids(set).filter((id) => past.operation(id).includes('9.0'))).toEqual(
    ids(set).filter((id) => former.has(id)),
  );
});
