/** A release as its vendor lays it out: folders in folders, and `../` on the way between them. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOf, differing, generated, SCHEMAS } from './output.js';
import type { Tree } from './output.js';

const RELEASE = '10.0';
const FLAT = join(SCHEMAS, 'webex', RELEASE);
const FILES = readdirSync(FLAT).filter((name) => name.endsWith('.xsd'));

const flat = generated(['--schemas', SCHEMAS, '--release', RELEASE]);

/** A copy of the API whose one release has its files where `place` says. */
function laidOut(place: (file: string, text: string) => string): {
  readonly schemas: string;
  readonly places: ReadonlyMap<string, string>;
} {
  const schemas = copyOf('api.json');
  const texts = new Map(FILES.map((file) => [file, readFileSync(join(FLAT, file), 'utf8')]));
  const places = new Map([...texts].map(([file, text]) => [file, place(file, text)]));
  for (const [file, text] of texts) {
    const to = places.get(file) ?? '';
    const path = join(schemas, 'webex', RELEASE, to);
    mkdirSync(dirname(path), { recursive: true });
    const moved = text.replace(/schemaLocation="([^"]+)"/g, (_, other: string) => {
      const target = places.get(other);
      if (target === undefined) throw new Error(`${file} wants ${other}`);
      return `schemaLocation="${posix.relative(posix.dirname(to), target)}"`;
    });
    writeFileSync(path, moved);
  }
  return { schemas, places };
}

/**
 * Without the manifest, with the names that the files have in the flat layout, and with comments
 * on one line: a longer name may need another.
 */
function renamed(tree: Tree, places: ReadonlyMap<string, string>): Tree {
  const back = [...places].filter(([file, place]) => file !== place);
  return new Map(
    [...tree]
      .filter(([path]) => !path.endsWith('/manifest.json'))
      .map(([path, text]) => [
        path,
        back
          .reduce((result, [file, place]) => result.replaceAll(place, file), text)
          .replace(/\/\*\*[^]*?\*\//g, (comment) =>
            comment.replace(/\s*\n\s*\*(?!\/)/g, '').replace(/\s+/g, ' '),
          ),
      ]),
  );
}

function namespaceOf(text: string): string {
  const path = /targetNamespace="http:\/\/www\.webex\.com\/schemas\/([^"]+)"/.exec(text)?.[1];
  if (path === undefined) throw new Error('a schema of another namespace');
  return path;
}

describe.each<readonly [string, (file: string, text: string) => string]>([
  [
    'folders beside each other',
    (file) => `xsd/${file === 'common.xsd' ? 'base' : `svc/${file.slice(0, 2)}`}/${file}`,
  ],
  ['a folder for each namespace', (file, text) => `${namespaceOf(text)}/${file}`],
])('%s', (_name, place) => {
  const { schemas, places } = laidOut(place);
  const nested = generated(['--schemas', schemas]);

  test('are really nested', () => {
    const steps = [...places.values()].map((path) => path.split('/').length);
    expect(Math.max(...steps)).toBeGreaterThan(3);
    expect(new Set(steps).size).toBeGreaterThan(1);
    const text = readFileSync(
      join(schemas, 'webex', RELEASE, places.get('user.xsd') ?? ''),
      'utf8',
    );
    expect(text).toMatch(/schemaLocation="\.\.\//);
  });

  test('give the same files', () => {
    expect([...nested.tree.keys()]).toEqual([...flat.tree.keys()]);
    const summary = (said: string): string => said.replace(/\d+ ms/, '');
    expect(summary(nested.said)).toBe(summary(flat.said));
  });

  test('give the same code, but for the names of the files', () => {
    const plain = renamed(flat.tree, new Map());
    expect(differing(renamed(nested.tree, places), plain)).toEqual([]);
  });

  test('name the files by their place in the release', () => {
    const text = nested.tree.get('webex/user.ts') ?? '';
    expect(text).toContain(`@see ${places.get('user.xsd')}:`);
    expect(text).not.toContain(schemas);
  });
});
