import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkOperationNames } from '../../generator/api/operation-names.js';
import { fits } from '../../generator/api/pattern.js';
import { readApi } from '../../generator/api/read.js';
import type { ApiFile } from '../../generator/api/file.js';
import { memberNames, select } from '../../generator/api/selector.js';
import { serviceNames } from '../../generator/api/services.js';
import { traitsOf } from '../../generator/api/traits.js';
import { compile } from '../../generator/compile.js';
import type { Type } from '../../generator/ir/model.js';
import { openSchemas } from '../../generator/load/workspace.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

describe('fits', () => {
  test.each([
    ['user.SetUser', 'user.SetUser', true],
    ['user.SetUser', 'user.SetUsers', false],
    ['*.Get*', 'meeting.auo.GetTeleconferenceSession', true],
    ['*.Get*', 'user.ForgetUser', false],
    ['user.*', 'user.GetUser', true],
    ['user.*', 'superuser.GetUser', false],
    ['*', 'x', true],
    ['a*a', 'a', false],
    ['a*b*c', 'abbc', true],
    ['a*b*c', 'acb', false],
  ])('%s, %s: %s', (pattern, id, expected) => expect(fits(pattern, id)).toBe(expected));

  test('is linear', () => {
    const start = performance.now();
    fits('*a'.repeat(2000), 'a'.repeat(100_000) + 'b');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test('serviceNames', () => {
  expect(serviceNames('meeting.auo').file).toBe('meetingAuo');
  expect(serviceNames('user').file).toBe('user');
});

describe('select', () => {
  const prefixes = new Map([['urn:u', 'use']]);

  test('names types, members, members of anonymous types and members everywhere', () => {
    const selection = select(['use:a', 'use:b.x', 'use:b.y.z', '*.w', 'use:unused'], prefixes);
    expect(selection.has('{urn:u}a')).toBe(true);
    expect(selection.has('{urn:u}a', 'x')).toBe(false);
    expect(selection.has('{urn:u}b', 'x')).toBe(true);
    expect(selection.has('{urn:u}b/y', 'z')).toBe(true);
    expect(selection.has('{urn:other}c', 'w')).toBe(true);
    expect(selection.has('{urn:other}a')).toBe(false);
    expect(selection.unused()).toEqual(['use:unused']);
  });

  test('memberNames are the last parts', () => {
    expect(memberNames(['*.password', 'use:a.b.PIN', 'use:c.PIN'])).toEqual(['password', 'PIN']);
  });
});

describe('schemas/webex/api.json against all releases', () => {
  const diagnostics = new Diagnostics();
  const file = readApi(readFileSync('schemas/webex/api.json'), 'api.json', 'webex', diagnostics);
  if (file === undefined) throw new Error('api.json cannot be read');
  const folder = openSchemas(['schemas'], diagnostics).apis.find(({ name }) => name === 'webex');
  const models = (folder?.releases ?? []).map((release) => {
    const [set] = compile(folder!, release, undefined, diagnostics).sets;
    return { release: release.name, model: set!.model };
  });

  test('names operations that exist', () => {
    const ids = models.flatMap(({ model }) => model.operations.map(({ id }) => id));
    const found = new Diagnostics();
    checkOperationNames(file, new Set(ids), found);
    expect(found.all).toEqual([]);
  });

  test('reports those that do not, with a guess', () => {
    const { api, at } = file;
    if (api.profile !== 'envelope') throw new Error(api.profile);
    const operations = { ...api.operations, probe: 'user.GetUsr', lists: ['*.List*'] };
    const wrong: ApiFile = { at, api: { ...api, operations } };
    const found = new Diagnostics();
    const ids = models.flatMap(({ model }) => model.operations.map(({ id }) => id));
    checkOperationNames(wrong, new Set(ids), found);
    expect(found.all.map(({ message, help }) => `${message} ${help ?? ''}`)).toEqual([
      "no release has the operation '*.List*' ",
      "no release has the operation 'user.GetUsr' did you mean 'user.GetUser'?",
    ]);
  });

  test('has the operations of each release, by service', () => {
    const counts = models.map(({ release, model }) => {
      const services = file.api.profile === 'envelope' ? Object.keys(file.api.services) : [];
      const numbers = services.map(
        (name) => model.operations.filter(({ service }) => service === name).length,
      );
      return `${release}: ${model.operations.length} = ${numbers.join(' + ')}`;
    });
    expect(counts).toContain('5.8: 112 = 16 + 17 + 8 + 3 + 6 + 9 + 20 + 12 + 4 + 14 + 1 + 2');
    expect(counts.map((count) => count.split(':')[0])).toEqual(
      expect.arrayContaining(['5.8', '5.9', '9.0', '10.0']),
    );
  });

  test('selects secrets, numbers and advisory members that exist', () => {
    const prefixes = new Map(
      Object.entries(file.api.prefixes).map(([prefix, uri]) => [uri, prefix]),
    );
    const advisory = file.api.advisory.flatMap(({ members }) => members);
    const selection = select([...file.api.secrets, ...file.api.numbers, ...advisory], prefixes);
    for (const { model } of models)
      for (const type of model.types.values())
        for (const name of memberNamesOf(type)) selection.has(type.id, name);
    expect(selection.unused()).toEqual([]);
  });

  test('knows what may be repeated, and what needs no authentication', () => {
    const { api } = file;
    expect(traitsOf(api, 'user.SetUser').repeatable).toEqual({ unless: ['newWebExId'] });
    expect(traitsOf(api, 'user.GetUser').repeatable).toEqual({ unless: [] });
    expect(traitsOf(api, 'user.CreateUser')).toEqual({
      anonymous: false,
      isList: false,
      group: 'user',
      ticketless: false,
      lookup: { operation: 'user.GetUser', by: ['webExId'], absent: ['030001'] },
    });
    expect(traitsOf(api, 'user.SetUser').slowSeconds).toBe(60);
    expect(traitsOf(api, 'meeting.DelMeeting').group).toBe('meeting-write');
    expect(traitsOf(api, 'meeting.LstsummaryMeeting').group).toBe('meeting-list');
    expect(traitsOf(api, 'meeting.GetMeeting').group).toBeUndefined();
    expect(traitsOf(api, 'user.DelUser').repeatable).toBeUndefined();
    expect(traitsOf(api, 'ep.GetSiteType').anonymous).toBe(true);
    expect(traitsOf(api, 'user.LstUser').isList).toBe(true);
  });
});

function memberNamesOf(type: Type): readonly string[] {
  if (type.kind !== 'record') return [];
  const { content, attributes } = type;
  const own =
    content.kind === 'members' ? content.members : content.kind === 'ordered' ? content.items : [];
  return [...own, ...attributes].map(({ name }) => name);
}
