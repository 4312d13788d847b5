/** The data of the search, from the site to the answer. */
import { expect, test } from 'vitest';
import type { ElementBox, TypeDiagram } from '../../generator/diagram/model.js';
import type { PageData } from '../../generator/page/data.js';
import type { SearchPage } from '../../generator/page/search-data.js';
import { searcher } from '../../generator/page/searcher.js';
import { searchData, searchFile } from '../../generator/site/search.js';
import { HOSTILE, member, SITE, type } from './fixture.js';

const data = searchData(SITE);

function page(name: string): SearchPage | undefined {
  return data.pages.find((one) => one.name === name);
}

test('each name is there once, with what is written about it', () => {
  expect(data.pages.map(({ name }) => name)).toEqual([
    ...SITE.operations.map(({ name }) => name),
    ...SITE.elements.map(({ name }) => name),
    ...SITE.types.map(({ name }) => name),
  ]);
  expect(page('shop.SetCustomer')).toEqual({
    kind: 'operation',
    key: 'operations/shop.SetCustomer',
    name: 'shop.SetCustomer',
    text: 'Changes a customer. What is not mentioned stays. The second paragraph: - one - two',
    opens: [['request', 3]],
  });
  // The attribute is found at the base, the phone on the page of the anonymous type.
  expect(page('shop:customerType')).toEqual({
    kind: 'type',
    key: 'types/shop.customerType',
    name: 'shop:customerType',
    text: 'A customer.',
    members: [['room', 'The room of the customer.'], ['contact'], ['fax']],
    opens: [['room', 5]],
  });
  expect(page('shop:statusType')).toEqual({
    kind: 'enumeration',
    key: 'types/shop.statusType',
    name: 'shop:statusType',
    values: [['OPEN', 'It is open.'], ['not open'], ['größe "1" </b>']],
  });
  expect(page('shop:customer')).toEqual({
    kind: 'element',
    key: 'elements/shop.customer',
    name: 'shop:customer',
  });
});

test('the way to a member of a base type goes by the types that extend it', async () => {
  const item = (name: string): ElementBox => ({
    kind: 'element',
    name,
    step: name,
    min: 1,
    max: 1,
    facets: [],
    opens: 'types/shop.baseType',
  });
  const base: TypeDiagram = {
    key: 'types/shop.baseType',
    name: 'shop:baseType',
    attributes: [],
    content: { kind: 'sequence', min: 1, max: 1, children: [item('deep')] },
  };
  const derived: TypeDiagram = {
    key: 'types/shop.customerType',
    name: 'shop:customerType',
    base: { name: 'shop:baseType', page: 'types/shop.baseType' },
    attributes: [],
    content: {
      kind: 'sequence',
      min: 1,
      max: 1,
      children: [
        { kind: 'sequence', min: 1, max: 1, inherited: true, children: [item('deep')] },
        { kind: 'choice', min: 1, max: 1, children: [item('own')] },
        { kind: 'any', min: 0, max: 1, namespaces: 'any namespace' },
      ],
    },
  };
  const types = [
    type('customerType', { diagram: derived.key, members: [member('own')] }),
    type('baseType', { diagram: base.key, members: [member('deep'), member('pin')] }),
  ];
  const diagrams = new Map([base, derived].map((one) => [one.key, one]));
  const site = { ...SITE, types, diagrams };
  expect(searchData(site).pages.slice(-2)).toMatchObject([
    { opens: [['own', 4]], base: 4 },
    { opens: [['deep', 4]] },
  ]);
  const { answer } = await searcher(searchData(site));
  expect(answer('pin').results[0]?.ways).toEqual([
    {
      steps: ['shop.SetCustomer', 'request', 'pin'],
      path: 'operations/shop.SetCustomer.html',
      fragment: 'request/pin',
    },
  ]);
});

test('the type of one member is found as that member, and its own members with its name', async () => {
  const types = [
    type('customerType', { members: [member('contact')] }),
    type('customerType.contact', { anonymous: true, members: [member('phone')] }),
  ];
  const { answer } = await searcher(searchData({ ...SITE, types }));
  const names = (query: string): readonly string[] =>
    answer(query).results.map(({ owner, name }) => owner + name);
  expect(names('contact')).toEqual([
    'shop:customerType.contact',
    'shop:customerType.contact.phone',
  ]);
});

test('it is a script that registers, whatever stands in the schemas', () => {
  const hostile = type('hostileType', {
    documentation: `${HOSTILE}\u2028\u2029 ${'x'.repeat(600)}`,
  });
  const { path, text } = searchFile({ ...SITE, types: [hostile] });
  expect(path).toBe('search.js');
  expect(text).not.toMatch(/<|\u2028|\u2029/);
  const found: PageData[] = [];
  const [, json = ''] = /^\(self\.schemaDocs\?\?=\[\]\)\.push\((.*)\);\n$/.exec(text) ?? [];
  found.push(JSON.parse(json) as PageData);
  const [search] = found;
  const last = search?.kind === 'search' ? search.pages.at(-1) : undefined;
  expect(last?.text).toBe(`${HOSTILE} …`);
});

test('a long text is cut between words, and no character in two', () => {
  const textOf = (documentation: string): string | undefined =>
    searchData({ ...SITE, types: [type('longType', { documentation })] }).pages.at(-1)?.text;
  expect(textOf('word '.repeat(80))).toBe('word '.repeat(80).trim());
  expect(textOf('word '.repeat(81))).toBe(`${'word '.repeat(79)}word …`);
  expect(textOf(`x${'\u{1f600}'.repeat(300)}`)).toBe(`x${'\u{1f600}'.repeat(199)} …`);
});
