/** The page of changes: what every row says, and that it leads to a row that is there. */
import { expect, test } from 'vitest';
import { changesOf } from '../../generator/docs/changes.js';
import type { ChangesPage } from '../../generator/docs/model.js';
import { twoReleases } from './support/two-releases.js';

const ENUMERATION = (values: readonly string[]): string =>
  `<xs:simpleType name="size"><xs:restriction base="xs:string">${values.map((value) => `<xs:enumeration value="${value}"/>`).join('')}</xs:restriction></xs:simpleType>`;
const root = (name: string): string => `<xs:element name="${name}" type="t:t"/>`;
const element = (name: string, type = 'xs:string'): string =>
  `<xs:element name="${name}" type="${type}" minOccurs="0"/>`;
const type = (name: string, content: string): string =>
  `<xs:complexType name="${name}"><xs:sequence>${content}</xs:sequence></xs:complexType>`;

async function pageOf(old: string, now: string): Promise<ChangesPage> {
  const releases = await twoReleases(old, now);
  return changesOf(releases.comparison, releases.old, releases.now);
}

test('rows have the path, the place and what the change means', async () => {
  const t = (inner: string): string =>
    type('t', element('size', 't:size') + element('in', 't:in')) + type('in', inner);
  const page = await pageOf(
    root('r') + root('gone') + t(element('old', 'xs:int')) + ENUMERATION(['S', 'M']),
    root('r') + root('added') + t(element('x')) + ENUMERATION(['S', 'X L']) + type('apart', ''),
  );
  expect(page).toMatchObject({ from: '1.0', to: '2.0' });
  expect(page.operations.map(({ name, page: own, status }) => [name, own, status])).toEqual([
    ['t:r', 'elements/t.r', 'changed'],
    ['t:added', 'elements/t.added', 'added'],
    ['t:gone', undefined, 'removed'],
  ]);
  const [changed, ...others] = page.operations;
  const rows = new Map(changed?.request.map((row) => [row.message, row]));
  expect(rows.get('added, optional, xs:string')).toMatchObject({
    path: ['in', 'x'],
    place: { page: 'types/t.in', fragment: '/x' },
    subject: 't:in.x',
    kind: 'new',
    impact: 'safe',
    reason: 'requests may leave it out',
  });
  // What is gone has a row where it was.
  expect(rows.get('removed, was optional, xs:int')).toMatchObject({
    path: ['in', 'old'],
    place: { page: 'types/t.in', fragment: '/old' },
    kind: 'removed',
    impact: 'breaking',
  });
  expect(rows.get('value "X L" added')).toMatchObject({
    path: ['size'],
    place: { page: 'types/t.size', fragment: 'value/X%20L' },
    kind: 'new',
  });
  expect(rows.get('value "M" removed')).toMatchObject({
    place: { page: 'types/t.size', fragment: 'value/M' },
    kind: 'removed',
    reason: 'the new release refuses "M"',
  });
  // A response is read by a tolerant client.
  const added = changed?.response.find(({ subject }) => subject === 't:in.x');
  expect(added).toMatchObject({ impact: 'safe', reason: expect.stringContaining('tolerant') });
  // That they came or went is their status.
  expect(others.map(({ request, response }) => [request, response])).toEqual([
    [[], []],
    [[], []],
  ]);
  expect(page.others).toMatchObject([
    { subject: 't:apart', kind: 'new', place: { page: 'types/t.apart', fragment: '' } },
  ]);
});

test('attributes, types as a whole, and members of another type', async () => {
  const types = type('a', element('p')) + type('b', element('q'));
  const attribute = '<xs:attribute name="k"/>';
  const own = (content: string, more: string): string =>
    `<xs:complexType name="t"><xs:sequence>${content}</xs:sequence>${more}</xs:complexType>`;
  const page = await pageOf(
    root('r') + types + own(element('x') + element('y') + element('m', 't:a'), ''),
    root('r') + types + own(element('y') + element('x') + element('m', 't:b'), attribute),
  );
  const rows = page.operations.flatMap(({ request }) => request);
  const told = rows.map(({ subject, kind, place }) => [
    subject,
    kind,
    place?.page,
    place?.fragment,
  ]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['t:t.@k', 'new', 'types/t.t', '/@k'],
      ['t:t', 'changed', 'types/t.t', ''],
      ['t:a → t:b.q', 'new', 'types/t.b', '/q'],
      // The type that the member has now never had it.
      ['t:a → t:b.p', 'removed', undefined, undefined],
    ]),
  );
});

test('nothing between releases that are the same', async () => {
  const same = root('r') + type('t', element('x'));
  expect(await pageOf(same, same)).toMatchObject({ operations: [], others: [] });
});
