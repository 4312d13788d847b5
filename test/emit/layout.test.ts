import fc from 'fast-check';
import * as prettier from 'prettier';
import { expect, test } from 'vitest';
import { alias, braces } from '../../generator/emit/layout.js';
import {
  array,
  name,
  NULL,
  optional,
  union,
  type TsMember,
  type TsType,
} from '../../generator/emit/ts-type.js';
import { prettierOptions } from './prettier.js';

const identifier = fc
  .tuple(fc.constantFrom('com.', 'use.', ''), fc.integer({ min: 3, max: 60 }))
  .map(([module, length]) => name(`${module}A${'b'.repeat(length)}`));

const scalar: fc.Arbitrary<TsType> = fc.oneof(
  identifier,
  fc.constantFrom('string', 'number', 'bigint', 'Uint8Array', 'AnyElement').map(name),
  fc.array(identifier, { minLength: 2, maxLength: 4 }).map((members) => union(...members)),
);
const list = fc.oneof(scalar, scalar.map(array));
const nillable = fc.oneof(
  list,
  list.map((type) => union(type, NULL)),
);
const occurring = fc.oneof(nillable, nillable.map(array));
const memberType = fc.oneof(occurring, occurring.map(optional));

const entry: fc.Arbitrary<TsType> = fc.tuple(identifier, nillable).map(([key, value]) => ({
  kind: 'object',
  members: [
    { doc: [], head: 'readonly name', type: name(`'${key.text}'`) },
    { doc: [], head: 'readonly value', type: value },
  ],
  expanded: false,
}));
const content = fc
  .array(fc.oneof(entry, fc.constant(name('string'))), { minLength: 1, maxLength: 3 })
  .map((items) => array(union(...items)));

const attributes = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), memberType), { minLength: 1, maxLength: 2 })
  .map((entries): TsType => {
    const members = entries.map(([length, type], index): TsMember => {
      return { doc: ['/** x */'], head: `readonly m${index}${'y'.repeat(length)}?`, type };
    });
    return { kind: 'object', members, expanded: true };
  });

const member: fc.Arbitrary<TsMember> = fc
  .tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.oneof(memberType, content, attributes, attributes.map(optional)),
  )
  .map(([length, type]) => ({ doc: [], head: `x${'x'.repeat(length)}?`, type }));

async function expectClean(text: string): Promise<void> {
  expect(await prettier.format(text, prettierOptions)).toBe(text);
}

test('members are printed as prettier prints them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(member, { minLength: 1, maxLength: 3 }), async (members) => {
      await expectClean(`export interface X ${braces(members, '')}\n`);
    }),
    { numRuns: 400 },
  );
});

test('aliases are printed as prettier prints them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 90 }), list, async (length, type) => {
      await expectClean(`${alias(`A${'a'.repeat(length)}`, type)}\n`);
    }),
    { numRuns: 400 },
  );
});
