import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explanationsOf, nameModel, type Names } from '../../generator/name/name.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import type { ComplexType, ElementDeclaration, Schema } from '../../generator/xsd/components.js';
import { complex, declaration, id, NS, schema, simple, values, xs } from '../lower/build.js';
import { lowered } from '../lower/lowered.js';

function names(input: Schema, diagnostics = new Diagnostics()): Names {
  return nameModel(lowered(input).model, diagnostics);
}

function nameOf(type: string, ...others: readonly string[]): string | undefined {
  return names(schema([type, ...others].map((name) => complex(name)))).type.get(id(type));
}

describe('names of types', () => {
  test.each([
    ['setUser', 'SetUser'],
    ['User', 'User'],
    ['a-b.c', 'A$2db$2ec'],
    ['_x', '_x'],
    ['日本', '日本'],
    ['éa', 'Éa'],
    ['ßa', 'ßa'],
    ['record', 'Record$'],
    ['string', 'String$'],
    ['class', 'Class'],
    ['a\u3001b', 'A$03001$b'],
    ['userType/supportCenter/orderTabs', 'UserType$supportCenter$orderTabs'],
    ['x/tab~2', 'X$tab$2'],
    ['x/#item', 'X$1item'],
    ['element:line', '$Line'],
    ['element:line/sub', '$Line$sub'],
  ])('%s is %s', (type, expected) => {
    expect(nameOf(type)).toBe(expected);
  });

  test('of two that differ in the first letter the upper-case one is marked', () => {
    expect(nameOf('foo', 'Foo')).toBe('Foo');
    expect(nameOf('Foo', 'foo')).toBe('Foo$');
    expect(nameOf('Foo/a', 'foo')).toBe('Foo$$a');
    expect(nameOf('Record', 'record')).toBe('Record$$');
  });

  test('anonymous simple types have names only as enumerations', () => {
    const facets = { enumeration: values('a') };
    const { type } = names(
      schema([complex('x'), simple('x/a', 'string'), simple('x/b', 'string', facets)]),
    );
    expect([...type.values()]).toEqual(['X', 'X$b']);
  });

  test('a mark is reported and explained', () => {
    const diagnostics = new Diagnostics();
    const { model } = lowered(schema([complex('Foo'), complex('foo')]));
    const all = nameModel(model, diagnostics);
    expect(diagnostics.all).toMatchObject([{ code: 'NAM541', severity: 'info' }]);
    expect(explanationsOf(model, all)).toMatchObject([
      {
        name: 'Foo$',
        id: id('Foo'),
        module: 'test',
        rules: ["XML name 'Foo'", "'foo' has the plain name: 'Foo$'"],
      },
      { name: 'Foo', id: id('foo'), rules: ["XML name 'foo'", "upper-case first letter: 'Foo'"] },
    ]);
  });
});

/** XML names with everything that identifiers do not have, and much that looks like our marks. */
const ncName = fc
  .tuple(
    fc.constantFrom('a', 'A', 'b', 'B', '_', 'é', 'É', 'ß', 'ǆ', '日', '\u3001', 'r', 'R'),
    fc.string({
      unit: fc.constantFrom('a', 'A', '1', '2', 'd', 'e', '-', '.', '·', '_', 'ecord'),
      maxLength: 4,
    }),
  )
  .map(([first, rest]) => first + rest);
const step = fc.oneof(
  ncName,
  fc.constantFrom('#item', '#member2', '#base', 'a~2', 'a~3', 'item', 'base'),
);
const typeId = fc
  .tuple(
    fc.constantFrom('', '', 'element:', 'attribute:'),
    ncName,
    fc.array(step, { maxLength: 2 }),
  )
  .map(([kind, root, steps]) => kind + [root, ...steps].join('/'));

function typesOf(list: readonly string[]): ComplexType[] {
  return [...new Set(list)].map((name) => complex(name));
}

function elementsOf(list: readonly string[]): ElementDeclaration[] {
  return [...new Set(list)].map((name) => declaration(name, xs('string')));
}

describe('properties', () => {
  const lists = fc.array(typeId, { minLength: 1, maxLength: 12 });

  test('no two types have one name, and every name is an identifier', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const all = [...names(schema(typesOf(list))).type.values()];
        expect(new Set(all).size).toBe(all.length);
        for (const name of all) expect(name).toMatch(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('the order of the types does not matter', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const types = typesOf(list);
        const forward = names(schema(types)).type;
        const backward = names(schema(types.toReversed())).type;
        for (const [key, name] of forward) expect(backward.get(key)).toBe(name);
      }),
    );
  });

  test('a new type renames no other, save the upper-case twin', () => {
    fc.assert(
      fc.property(lists, typeId, (list, added) => {
        fc.pre(!list.includes(added));
        const before = names(schema(typesOf(list))).type;
        const after = names(schema(typesOf([...list, added]))).type;
        const twin = (added.split('/')[0] ?? '').replace(
          /^(\w+:)?(.)/u,
          (_, kind: string | undefined, first: string) => {
            return (kind ?? '') + first.toUpperCase();
          },
        );
        for (const [key, name] of before) {
          const root = key.slice(key.indexOf('}') + 1).split('/')[0];
          if (root !== twin) expect(after.get(key)).toBe(name);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('constants of elements and functions of types never have one name', () => {
    const locals = fc.tuple(
      fc.constantFrom('', 'read', 'write', 'check', 'readX'),
      fc.constantFrom('', 'Element', 'X', 'BoxElement', 'a-b', 'Codec'),
    );
    const words = locals.map(([a, b]) => a + b).filter((word) => word !== '');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, ncName)),
        fc.array(fc.oneof(words, typeId)),
        (elements, types) => {
          const all = names(schema(typesOf(types), elementsOf(elements)));
          const functions = [...all.type.values()].flatMap((name) => [
            `read${name}`,
            `write${name}`,
            `check${name}`,
            `${name}Codec`,
          ]);
          const every = [...functions, ...all.element.values()];
          expect(new Set(every).size).toBe(every.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('names of modules', () => {
  function modules(
    ...files: readonly (readonly [path: string, namespace: string, prefix: string])[]
  ): {
    file: readonly string[];
    alias: readonly string[];
  } {
    const { moduleFile, moduleAlias } = names(
      schema([], [], {
        files: files.map(([path, targetNamespace, prefix]) => ({
          path,
          targetNamespace,
          prefixes: { [prefix]: targetNamespace },
          hash: '',
        })),
      }),
    );
    return {
      file: files.map(([, namespace]) => moduleFile.get(namespace) ?? ''),
      alias: files.map(([, namespace]) => moduleAlias.get(namespace) ?? ''),
    };
  }

  test('the file alone, else the prefix', () => {
    expect(modules(['user.xsd', NS, 'use']).file).toEqual(['user']);
    expect(modules(['a.xsd', NS, 'use'], ['b.xsd', NS, 'use']).file).toEqual(['use', 'use']);
  });

  test('one name in two folders, also in other letters', () => {
    const clash = modules(
      ['a/User.xsd', 'urn:1', 'x'],
      ['b/user.xsd', 'urn:2', 'y'],
      ['x.xsd', 'urn:3', 'z'],
    );
    expect(clash.file).toEqual(['x-2', 'y', 'x']);
  });

  test('names that stand beside the modules or on no disk', () => {
    const odd = modules(
      ['api.xsd', 'urn:1', 'a1'],
      ['types.xsd', 'urn:2', 'types'],
      ['a.codec.xsd', 'urn:3', 'a3'],
      ['con.xsd', 'urn:4', 'a4'],
      ['ä ..xsd', 'urn:5', 'a5'],
    );
    expect(odd.file).toEqual(['a1', 'types-2', 'a3', 'a4', '_e4__20__']);
  });

  test('aliases are no words, no short names and no types', () => {
    const odd = modules(
      ['1.xsd', 'urn:1', 'in'],
      ['2.xsd', 'urn:2', 'User'],
      ['3.xsd', 'urn:3', 'user'],
      ['4.xsd', 'urn:4', 'a-b'],
      ['5.xsd', 'urn:5', 'r'],
    );
    expect(odd.alias).toEqual(['in$', 'user', 'user$', 'a$2db', 'r$']);
  });
});
