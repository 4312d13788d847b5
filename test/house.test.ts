import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Every folder of the generator on its floor, and every file that stands outside a folder: imports
 * go down, or stay in the same folder. A floor is listed once.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['support', 'runtime', 'version.ts'],
  ['diagram'],
  ['page'],
  ['xml', 'pattern', 'ir'],
  ['api', 'xsd'],
  ['load', 'resolve', 'name', 'passes'],
  ['lower', 'emit'],
  ['output', 'sample'],
  ['execute', 'language'],
  ['selection.ts', 'target.ts'],
  ['compile.ts'],
  ['files.ts'],
  ['generate.ts', 'request'],
  ['check.ts', 'impact', 'table', 'invoke'],
  ['diff', 'bulk'],
  ['adopt.ts'],
  ['mock', 'report'],
  ['docs'],
  ['site'],
  ['cli', 'index.ts'],
];

/** The one file that may import a third-party package. */
const DOORS: Readonly<Record<string, string>> = {
  saxes: 'xml/saxes.ts',
  handlebars: 'emit/templates.ts',
  'yargs/helpers': 'cli/arguments.ts',
  esbuild: 'execute/bundle.ts',
  'csv-parse/sync': 'table/csv.ts',
  'ts-morph': 'impact/compiler.ts',
  minisearch: 'page/search-index.ts',
};

/** The one transport over Node's own modules. */
const FOR_NODE = /^runtime\/transport-node(-[a-z]+)?\.ts$/;

const ROOT = 'generator';

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** Relative to the generator's folder; undefined for a package. */
  readonly target: string | undefined;
}

const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => posix.normalize(relative(ROOT, join(entry.parentPath, entry.name))))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
const imports = files.flatMap(importsOf);

function importsOf(file: string): readonly Import[] {
  const text = texts.get(file) ?? '';
  const found = [
    ...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+'([^']+)'/gm),
    ...text.matchAll(/^import\s+'([^']+)'/gm),
    ...text.matchAll(/\bimport\('([^']+)'\)/g),
  ];
  return found.map(([, specifier = '']) => {
    const isLocal = specifier.startsWith('.');
    const target = posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
    return { file, specifier, target: isLocal ? target : undefined };
  });
}

/** The folder of a file, or the file itself at the top. */
function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function floorOf(file: string): number {
  return FLOORS.findIndex((floor) => floor.includes(roomOf(file)));
}

describe('the house', () => {
  test('every room stands on one floor', () => {
    const rooms = [...new Set(files.map(roomOf))];
    expect(rooms.filter((room) => floorOf(room) < 0)).toEqual([]);
    const listed = FLOORS.flat();
    expect(listed.filter((room) => !rooms.includes(room))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('imports go down, or stay in their room', () => {
    const up = imports.filter(({ file, target }) => {
      if (target === undefined || target.startsWith('..')) return false;
      return roomOf(target) !== roomOf(file) && floorOf(target) >= floorOf(file);
    });
    expect(up.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test('no file imports itself, by whatever way', () => {
    const next = new Map<string, string[]>();
    for (const { file, target } of imports) {
      if (target !== undefined) next.set(file, [...(next.get(file) ?? []), target]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const target of next.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('each package has one door', () => {
    const packages = imports.filter(({ specifier, target }) => {
      return target === undefined && !specifier.startsWith('node:');
    });
    const outside = packages.filter(({ file, specifier }) => DOORS[specifier] !== file);
    expect(outside.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
    const used = new Set(packages.map(({ specifier }) => specifier));
    expect(Object.keys(DOORS).filter((name) => !used.has(name))).toEqual([]);
  });

  test('packages.json lists what is imported, and nothing that is not', () => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    ) as { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
    const known = { ...dependencies, ...devDependencies };
    const imported = Object.keys(DOORS).map((specifier) => specifier.replace(/\/.*/, ''));
    expect(imported.filter((name) => !(name in known))).toEqual([]);
    expect(Object.keys(dependencies).filter((name) => !imported.includes(name))).toEqual([]);
  });

  test('the runtime is an island', () => {
    const leaving = imports.filter(({ file, specifier, target }) => {
      if (FOR_NODE.test(file) && specifier.startsWith('node:')) return false;
      return roomOf(file) === 'runtime' && (target === undefined || roomOf(target) !== 'runtime');
    });
    expect(leaving.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
    // What browsers load never comes to what is for Node.
    const binding = imports.filter(({ file, target }) => {
      return FOR_NODE.test(target ?? '') && !FOR_NODE.test(file);
    });
    expect(binding.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
    const folders = files.filter(
      (file) => file.split('/').length > 2 && roomOf(file) === 'runtime',
    );
    expect(folders).toEqual([]);
  });

  test('what runs in a page of the reference runs in a browser', () => {
    const rooms = ['page', 'diagram'];
    const reached = new Set(files.filter((file) => rooms.includes(roomOf(file))));
    for (const file of reached) {
      for (const { target } of imports.filter((each) => each.file === file)) {
        if (target !== undefined) reached.add(target);
      }
    }
    const allowed = [...rooms, 'support'];
    expect([...reached].filter((file) => !allowed.includes(roomOf(file)))).toEqual([]);
    const packages = imports.filter(
      ({ file, target }) => reached.has(file) && target === undefined,
    );
    expect(packages.map(({ specifier }) => specifier)).toEqual(['minisearch']);
  });

  test('the disk is for those who are there for it', () => {
    const allowed =
      /^(load|output|execute|cli)\/|^bulk\/(journal(-file)?|lock|plan|private-file|report-file)\.ts$|^mock\/(forward|incoming|listen|load-simulator|open-simulation|state-file)\.ts$|^(emit\/templates|site\/assets)\.ts$|^(adopt|check|compile)\.ts$/;
    const reading = imports.filter(({ file, specifier }) => {
      return (
        /^(node:)?(fs|child_process|http|https|net)(\/|$)/.test(specifier) &&
        !allowed.test(file) &&
        !FOR_NODE.test(file)
      );
    });
    expect(reading.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
    const bare = imports.filter(({ specifier }) => builtinModules.includes(specifier));
    expect(bare.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  test('only the command prints, exits or reads process', () => {
    const found = files.filter((file) => {
      return (
        roomOf(file) !== 'cli' &&
        /\bconsole\.|\bprocess\.(?!platform|pid\b|kill\(pid, 0\))/.test(code(file))
      );
    });
    expect(found).toEqual([]);
  });

  test('a simulator knows the seam and the types of its API, and nothing else', () => {
    const root = 'simulators';
    const own = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name));
    expect(own.length).toBeGreaterThan(10);
    const foreign = own.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      expect(text.split('\n').length, file).toBeLessThan(250);
      const api = file.split('/')[1] ?? '';
      return [...text.matchAll(/^(import(?: type)?)\b[^;]*?\bfrom\s+'([^']+)'/gm)]
        .map(([, kind = '', specifier = '']) => [kind, posix.join(dirname(file), specifier)])
        .filter(([kind = '', target = '']) => {
          const isType = kind === 'import type' && target.startsWith(`generated/${api}/`);
          const isOwn = target.startsWith(`${root}/${api}/`);
          return !isOwn && !isType && target !== 'generator/mock/simulator.js';
        })
        .map(([, target = '']) => `${file} -> ${target}`);
    });
    expect(foreign).toEqual([]);
  });

  test('the generator knows no simulator', () => {
    expect(imports.filter(({ specifier }) => specifier.includes('simulators'))).toEqual([]);
  });

  test('the generator knows no API by name', () => {
    const apis = readdirSync('schemas', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const names = new RegExp(apis.map(({ name }) => name).join('|'), 'i');
    const named = files.filter((file) => names.test(texts.get(file) ?? ''));
    const templates = readdirSync('templates').filter((name) => {
      return names.test(readFileSync(join('templates', name), 'utf8'));
    });
    expect([...named, ...templates]).toEqual([]);
  });

  test('files are short', () => {
    const lengths = files.map((file) => (texts.get(file) ?? '').split('\n').length - 1);
    const long = files.filter((_, index) => (lengths[index] ?? 0) > 400);
    expect(long).toEqual([]);
    const median = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
    expect(median).toBeLessThanOrEqual(110);
  });

  test.each([
    ['default exports', /^export default/m],
    ['export *', /^export \* from/m],
    ['any', /:\s*any\s*[;=)]|<any>|\bas any\b|\bany\[\]/],
    ['silenced errors', /@ts-(ignore|expect-error|nocheck)/],
    ['unfinished work', /\b(TODO|FIXME|XXX)\b/],
    ['enums and namespaces', /^(export )?(const )?(enum|namespace) /m],
    ['evaluated text', /\beval\(|\bnew Function\(/],
  ])('no %s', (_name, pattern) => {
    expect(files.filter((file) => pattern.test(code(file)))).toEqual([]);
  });
});

/** Without comments and without the texts of literals, roughly: enough to look for words. */
function code(file: string): string {
  return (texts.get(file) ?? '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}

test('this test looks at the right folder', () => {
  expect(dirname(ROOT)).toBe('.');
  expect(files.length).toBeGreaterThan(100);
});
