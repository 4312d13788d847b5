/** The schemas of the user resource, as libxml2 reads them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oracleOf } from '../support/oracle.js';
import { ROOT } from '../support/open.js';

const FOLDER = join(ROOT, 'schemas/polycom/2.0');
const NAMESPACE = 'urn:com:polycom:api:rest:';
const ATOM = 'xmlns:a="http://www.w3.org/2005/Atom"';

const oracle = oracleOf(join(FOLDER, 'plcm-user-list.xsd'));

function user(members: string, attributes = ''): string {
  return `<plcm-user-v2 xmlns="${NAMESPACE}plcm-user-v2" ${attributes}>${members}</plcm-user-v2>`;
}

// The lengths that the documentation of PlcmUserV2 gives.
const LENGTHS: readonly (readonly [element: string, most: number | undefined])[] = [
  ['username', 256],
  ['first-name', 256],
  ['last-name', 256],
  ['domain', undefined],
  ['email-address', 512],
  ['title', 64],
  ['department', 64],
  ['city', 64],
  ['phone-number', 24],
  ['password', 128],
  ['passback', 512],
  ['passthru', 512],
  ['original-password', 128],
  ['entity-tag', 64],
];

function withText(element: string, text: string): string {
  const own = `<${element}>${text}</${element}>`;
  return user(element === 'username' ? own : `<username>u</username>${own}`);
}

describe('the user resource', () => {
  test('each file is a schema of its own', () => {
    const files = readdirSync(FOLDER);
    expect(files).toHaveLength(5);
    for (const file of files) oracleOf(join(FOLDER, file));
  });

  test.each(LENGTHS)('%s has from 1 to %s characters', (element, most) => {
    expect(oracle.complaints(withText(element, 'x'))).toEqual([]);
    expect(oracle.accepts(withText(element, ''))).toBe(false);
    if (most === undefined) return;
    expect(oracle.accepts(withText(element, 'x'.repeat(most)))).toBe(true);
    expect(oracle.accepts(withText(element, 'x'.repeat(most + 1)))).toBe(false);
  });

  test('a tenant has exactly 16 bytes', () => {
    const tenant = (bytes: number): string =>
      withText('tenant', Buffer.alloc(bytes).toString('base64'));
    expect([15, 16, 17].map((bytes) => oracle.accepts(tenant(bytes)))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('all but the user name may be absent; the order is that of the documentation', () => {
    expect(oracle.accepts(user('<first-name>A</first-name>'))).toBe(false);
    expect(oracle.complaints(user('<username>u</username><uuid/>'))).toEqual([]);
    expect(oracle.accepts(user('<first-name>A</first-name><username>u</username>'))).toBe(false);
  });

  test('links, service class and roles come first, the latter two with any content', () => {
    const open = (name: string): string =>
      `<x:${name} xmlns:x="${NAMESPACE}${name}" y="1"><y z="2">text</y><x:other/></x:${name}>`;
    const link = '<a:link href="https://dma/x" rel="self" hreflang="en"/>';
    const all = `${link}${link}${open('plcm-service-class-v2')}${open('plcm-user-role-list')}<username>u</username>`;
    expect(oracle.complaints(user(all, ATOM))).toEqual([]);
  });

  test.each([
    ['no href', '<a:link rel="self"/>', false],
    ['no media type', '<a:link href="x" type="xml"/>', false],
    ['an attribute of no namespace', '<a:link href="x" other="y"/>', false],
    ['one of another namespace', '<a:link href="x" x:other="y" xmlns:x="urn:x"/>', true],
    ['text and elements', '<a:link href="x">text<b xmlns=""/></a:link>', true],
    ['an element of Atom', '<a:link href="x"><a:link href="y"/></a:link>', false],
  ])('a link with %s', (_, link, isValid) => {
    expect(oracle.accepts(user(`${link}<username>u</username>`, ATOM))).toBe(isValid);
  });

  test('a list has links and users, which keep their namespaces', () => {
    const list = `<l:plcm-user-list xmlns:l="${NAMESPACE}plcm-user-list" ${ATOM}><a:link href="x"/>${user('<username>u</username>')}${user('<username>v</username>')}</l:plcm-user-list>`;
    expect(oracle.complaints(list)).toEqual([]);
  });
});
