import { symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSchemas, type Workspace } from '../../generator/load/workspace.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { folderOf, load, xsd, type Files } from './folder.js';

interface Opened {
  /** `api: release [files]`. */
  readonly found: readonly string[];
  readonly codes: readonly string[];
  readonly folder: string;
}

function describeWorkspace({ apis }: Workspace): string[] {
  return apis.flatMap(({ name, releases }) =>
    releases.map((release) => `${name}: ${release.name} [${release.files.join(' ')}]`),
  );
}

function open(files: Files, ...paths: readonly string[]): Opened {
  const folder = folderOf(files);
  const diagnostics = new Diagnostics();
  const named = paths.length === 0 ? [folder] : paths.map((path) => join(folder, path));
  const found = describeWorkspace(openSchemas(named, diagnostics));
  return { found, codes: diagnostics.all.map(({ code }) => code), folder };
}

describe('openSchemas', () => {
  it('takes child folders with api.json as APIs, their folders as releases', () => {
    const { found, codes } = open({
      'b/api.json': '{}',
      'b/10.0/x.xsd': '',
      'b/5.8/deep/er/x.xsd': '',
      'b/docs/readme.md': '',
      'a/api.json': '{}',
      'a/x.xsd': '',
      '.git/x.xsd': '',
    });
    expect(found).toEqual(['a:  [x.xsd]', 'b: 5.8 [deep/er/x.xsd]', 'b: 10.0 [x.xsd]']);
    expect(codes).toEqual([]);
  });

  it('says when a neighbour of APIs has schemas but no api.json', () => {
    const { found, codes } = open({ 'a/api.json': '{}', 'a/1/x.xsd': '', 'b/1/y.xsd': '' });
    expect(found).toEqual(['a: 1 [x.xsd]']);
    expect(codes).toEqual(['LOAD213']);
  });

  it('takes a folder with api.json as the API itself', () => {
    const { found, folder } = open({ 'api.json': '{}', '2/x.xsd': '', '1/x.xsd': '' });
    const name = basename(folder);
    expect(found).toEqual([`${name}: 1 [x.xsd]`, `${name}: 2 [x.xsd]`]);
  });

  it('takes a folder without api.json as one API named after it', () => {
    expect(open({ 'gpx/x.xsd': '', 'gpx/sub/y.xsd': '' }, 'gpx').found).toEqual([
      'gpx:  [sub/y.xsd x.xsd]',
    ]);
    expect(open({ 'api/common/y.xsd': '', 'api/user/x.xsd': '' }, 'api').found).toEqual([
      'api:  [common/y.xsd user/x.xsd]',
    ]);
    expect(open({ 'api/v1/y.xsd': '', 'api/v2/x.xsd': '' }, 'api').found).toEqual([
      'api: v1 [y.xsd]',
      'api: v2 [x.xsd]',
    ]);
  });

  it('takes files that are named one by one', () => {
    expect(open({ 'a/gpx.xsd': '', 'a/y.xsd': '' }, 'a/gpx.xsd').found).toEqual([
      'gpx:  [gpx.xsd]',
    ]);
    expect(open({ 's/a/x.xsd': '', 's/y.xsd': '' }, 's/a/x.xsd', 's/y.xsd').found).toEqual([
      's:  [a/x.xsd y.xsd]',
    ]);
  });

  it('reports what cannot be used', () => {
    expect(open({ 'a.txt': '' }, 'a.txt').codes).toEqual(['LOAD201']);
    expect(open({}, 'nothing').codes).toEqual(['LOAD201']);
    expect(open({ 'a.txt': '' }).codes).toEqual(['LOAD202']);
    expect(open({ 'api.json': '', 'x.xsd': '', '1.0/y.xsd': '' }).codes).toEqual(['LOAD212']);
    expect(open({ 'p/a/x.xsd': '', 'q/a/x.xsd': '' }, 'p/a', 'q/a').codes).toEqual(['LOAD211']);
  });

  it('does not follow links out of the folder, nor in circles', () => {
    const outside = folderOf({ 'secret.xsd': '' });
    const folder = folderOf({ 'x.xsd': '', 'sub/y.xsd': '' });
    symlinkSync(outside, join(folder, 'link'));
    symlinkSync(join(outside, 'secret.xsd'), join(folder, 'file.xsd'));
    symlinkSync(folder, join(folder, 'sub/loop'));
    const diagnostics = new Diagnostics();
    const [found] = describeWorkspace(openSchemas([folder], diagnostics));
    expect(found).toBe(`${basename(folder)}:  [sub/y.xsd x.xsd]`);
    expect(diagnostics.all.map(({ code }) => code)).toContain('LOAD204');
  });
});

describe('a release', () => {
  it('reads nothing outside the named folder', () => {
    const include = '<xs:include schemaLocation="../../../../../../../../etc/passwd"/>';
    expect(load({ 'x.xsd': xsd(include) }).diagnostics.all).toMatchObject([{ code: 'LOAD205' }]);
  });
});
