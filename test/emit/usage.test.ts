import { expect, test } from 'vitest';
import { compileErrors } from './compiler.js';
import { emitAll } from './pipeline.js';

/** Each statement compiles, or is refused where a line above says so. */
const usage = `
import type * as choice from './choice--0/schema.js';
import type * as attributes from './attributes--0/schema.js';
import type * as mixed from './mixed-any--0/schema.js';
import type * as nested from './nested-choice--0/schema.js';
import type * as chain from './extension-chain--0/schema.js';
import { Odd } from './enumerations--0/schema.js';

export const one: choice.Target = { id: 1 };
// @ts-expect-error neither branch
export const none: choice.Target = { note: 'x' };
// @ts-expect-error two branches
export const both: choice.Target = { id: 1, name: 'x' };
export const dated: choice.DatedTarget = { name: 'x', date: '2024-01-01' };
// @ts-expect-error what the derived type adds is missing
export const undated: choice.DatedTarget = { name: 'x' };
export const asBase: choice.Target = dated;
export const empty: choice.BothOptional = {};
// @ts-expect-error both
export const optional: choice.BothOptional = { userId: 1n, userName: 'x' };
export const maybe: choice.ChoiceOnly = {};
export const two: choice.TwoChoices = { a: 'a', c: { b: 'b', d: 'd' }, kind: 'k' };
// @ts-expect-error nothing of the second choice
export const half: choice.TwoChoices = { a: 'a' };

export const hour: nested.When = { day: '2024-01-01', hour: 1 };
export const times: nested.When = { day: '2024-01-01', start: '01:00:00', end: '02:00:00' };
// @ts-expect-error start without end
export const start: nested.When = { day: '2024-01-01', start: '01:00:00' };

export const item: attributes.Item = { id: 'element', $attributes: { id: 1 }, color: 'green' };
// @ts-expect-error a color that is none
export const color: attributes.Item = { id: 'element', $attributes: { id: 1 }, color: 'blue' };
export const open: attributes.OpenItem = { id: '', $attributes: { id: 1, '{urn:o}x': 'y' } };
export const asItem: attributes.Item = open;

export const text: mixed.Text = {
  $content: ['a', { name: 'bold', value: 'b' }, { name: 'text', value: { $content: [] } }],
};
export const member: chain.SetMember = { name: 'Ann', $type: 't:setMember' };
export const body: chain.Body = member;

export const odd: Odd = Odd['U.S.'];
export const literal: Odd = '16BIT';
export function names(value: Odd): string {
  return value === Odd.class ? 'c' : value;
}
`;

test('types admit what is valid and refuse what is not', () => {
  const cases = [
    'choice',
    'attributes',
    'mixed-any',
    'nested-choice',
    'extension-chain',
    'enumerations',
  ];
  const sets = cases.flatMap((name) => emitAll(`test/cases/${name}`));
  expect(compileErrors(sets, { 'usage.ts': usage })).toBe('');
});
