import { cpSync, existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adopt } from '../../generator/adopt.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { folderOf, xsd } from '../load/folder.js';
import { ACME, codegen, emptyFolder } from './run.js';

interface Site {
  readonly cwd: string;
  /** The files below `schemas/acme`, sorted. */
  readonly files: () => readonly string[];
  readonly run: (...words: readonly string[]) => ReturnType<typeof codegen>;
}

/** A working directory with schemas, and what a vendor sent in `drop`. */
function site(): Site {
  const cwd = emptyFolder();
  cpSync(ACME, join(cwd, 'schemas'), { recursive: true });
  cpSync(join(ACME, 'acme/2.0'), join(cwd, 'drop/in'), { recursive: true });
  const shop = join(cwd, 'drop/in/shop.xsd');
  const text = readFileSync(shop, 'utf8').replaceAll('\n', '\r\n');
  writeFileSync(shop, text.replace('name="gift"', 'name="parcel"'));
  writeFileSync(join(cwd, 'drop/readme.txt'), 'from the vendor');
  const root = join(cwd, 'schemas/acme');
  return {
    cwd,
    files: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .sort(),
    run: (...words) => codegen(['adopt', ...words], { cwd }),
  };
}

const BEFORE = ['1.0/message.xsd', '1.0/shop.xsd', '2.0/message.xsd', '2.0/shop.xsd', 'api.json'];

describe('codegen adopt', () => {
  test('writes the schemas as they are, after it has compared them', () => {
    const { cwd, files, run } = site();
    const { code, out, error } = run('drop', '--release', '3.0');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^acme 2\.0 -> 3\.0: /);
    expect(out).toContain('shop:putOrder.parcel');
    expect(out).toMatch(/\nschemas\/acme\/3\.0: 2 files written\.\nNext: codegen generate, /);
    const added = ['3.0/in/message.xsd', '3.0/in/shop.xsd'];
    expect(files()).toEqual([...BEFORE, ...added].sort());
    for (const file of ['in/message.xsd', 'in/shop.xsd']) {
      const written = readFileSync(join(cwd, 'schemas/acme/3.0', file));
      expect(written.equals(readFileSync(join(cwd, 'drop', file)))).toBe(true);
    }
    expect(codegen(['generate'], { cwd }).out).toMatch(/^\.\/generated\/acme \(3\.0\): /);
    expect(readdirSync(join(cwd, 'schemas/acme')).sort()).toEqual([
      '1.0',
      '2.0',
      '3.0',
      'api.json',
    ]);
  });

  test('writes nothing when there are errors', () => {
    const { cwd, files, run } = site();
    const shop = join(cwd, 'drop/in/shop.xsd');
    writeFileSync(
      shop,
      readFileSync(shop, 'utf8').replace('type="xs:boolean"', 'type="xs:boolen"'),
    );
    const { code, out, error } = run('drop', '--release', '3.0');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(/^codegen DIF961 the new side \(3\.0\) has an error/);
    expect(error).toMatch(/\ndrop\/in\/shop\.xsd:\d+:\d+ RES\d+ /);
    expect(files()).toEqual(BEFORE);
  });

  test('an older release is compared with the one before it, and does not become the newest', () => {
    const { files, run } = site();
    const { code, out, error } = run('drop', '--release', '1.5');
    expect(code).toBe(0);
    expect(out).toMatch(/^acme 1\.0 -> 1\.5: /);
    expect(error).toBe(
      'codegen DIF971 warning: 1.5 comes before 2.0, which stays the newest release\n',
    );
    expect(files()).toContain('1.5/in/shop.xsd');
  });

  test.each([
    ['2.0', "acme has '2.0' already; releases are never overwritten"],
    ['API.JSON', "acme has 'api.json' already"],
    ['../3.0', "'../3.0' is no name for a release"],
    ['a/b', "'a/b' is no name for a release"],
    ['.3', "'.3' is no name for a release"],
    ['..', "'..' is no name for a release"],
    ['3:0', "'3:0' is no name for a release"],
    ['3.0 ', "'3.0 ' is no name for a release"],
    ['node_modules', "'node_modules' is no name for a release"],
    [join('/', 'tmp', '3.0'), "'/tmp/3.0' is no name for a release"],
  ])('no release is called %j', async (release, message) => {
    const { cwd, files } = site();
    const [schemas, folder] = [[join(cwd, 'schemas')], join(cwd, 'drop')];
    const diagnostics = new Diagnostics();
    expect(await adopt({ schemas, folder, release }, diagnostics)).toBeUndefined();
    expect(diagnostics.all.map((each) => `${each.code} ${each.message}`)).toEqual([
      expect.stringContaining(`DIF970 ${message}`),
    ]);
    expect(files()).toEqual(BEFORE);
  });

  test.each([
    [[], 'CMD901 codegen adopt needs FOLDER'],
    [['drop'], 'CMD901 codegen adopt needs --release R'],
    [['dorp', '--release', '3.0'], "DIF970 'dorp' does not exist"],
    [['drop/readme.txt', '--release', '3.0'], "DIF970 'drop/readme.txt' is no folder"],
    [['empty', '--release', '3.0'], "DIF970 'empty' holds no .xsd file"],
    [['other', '--release', '3.0'], "DIF963 '2.0' and '3.0' are different APIs"],
    [['drop', '--release', '3.0', '--api', 'acne'], "CMD905 there is no API 'acne'"],
    [['drop', '--release', '3.0', '--schemas', 'drop'], 'DIF970 the schemas of drop stand in no'],
  ])('codegen adopt %j', (words, message) => {
    const { cwd, files, run } = site();
    mkdirSync(join(cwd, 'empty'));
    cpSync(folderOf({ 'a.xsd': xsd('<xs:element name="a" type="xs:int"/>') }), join(cwd, 'other'), {
      recursive: true,
    });
    const { code, out, error } = run(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(`codegen ${message}`);
    expect(files()).toEqual(BEFORE);
  });

  test('a link that leads out of the folder is refused', () => {
    const { cwd, files, run } = site();
    const secret = join(folderOf({ 'secret.xsd': xsd('') }), 'secret.xsd');
    symlinkSync(secret, join(cwd, 'drop/secret.xsd'));
    const { code, error } = run('drop', '--release', '3.0');
    expect(code).toBe(2);
    expect(error).toContain("secret.xsd' is a link to ");
    expect(files()).toEqual(BEFORE);
  });

  test('what the schemas include comes along, whatever it is called', () => {
    const { cwd, files, run } = site();
    const shop = join(cwd, 'drop/in/shop.xsd');
    const include = '<xs:include schemaLocation="more/types.schema"/>';
    const text = readFileSync(shop, 'utf8').replace('<xs:complexType', `${include}<xs:complexType`);
    writeFileSync(shop, text);
    mkdirSync(join(cwd, 'drop/in/more'));
    writeFileSync(
      join(cwd, 'drop/in/more/types.schema'),
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:acme:shop"/>',
    );
    expect(run('drop', '--release', '3.0')).toMatchObject({ code: 0, error: '' });
    expect(files()).toContain('3.0/in/more/types.schema');
    expect(existsSync(join(cwd, 'schemas/acme/3.0/readme.txt'))).toBe(false);
  });

  test('without api.json a release has a number', () => {
    const cwd = folderOf({
      'schemas/1.0/a.xsd': xsd('<xs:element name="a" type="xs:int"/>'),
      'drop/a.xsd': xsd('<xs:element name="a" type="xs:long"/>'),
    });
    const { code, error } = codegen(['adopt', 'drop', '--release', 'next'], { cwd });
    expect(code).toBe(2);
    expect(error).toContain("DIF970 'next' has no number");
    expect(codegen(['adopt', 'drop', '--release', '2.0'], { cwd }).code).toBe(0);
  });
});
