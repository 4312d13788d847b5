// What is learned of start tags is bounded, and never changes what a later document means.
import { expect, test } from 'vitest';
import { members } from '../../generator/runtime/members.js';
import { Reader } from '../../generator/runtime/reader.js';
import type { ReaderOptions } from '../../generator/runtime/reader.js';
import { next } from '../../generator/runtime/record.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads content of which nothing is expected but `a`; gives the codes of its issues. */
function codes(content: string, options: ReaderOptions = {}, m = anyMembers()): readonly string[] {
  const r = new Reader(bytesOf(`${content}</end>`), options);
  while (next(r, m, -1) >= 0) r.p = r.bytes.indexOf(60, r.p);
  return r.findings.map(({ code, path }) => `${code} ${path.join('.')}`);
}

const anyMembers = (): ReturnType<typeof members> => members('f.xsd', 1, [['', 'a', '', '', 0, 1]]);

test('one table and one document learn so much and no more', () => {
  const m = anyMembers();
  const tags = Array.from({ length: 5000 }, (_, i) => `<x${i}></x${i}>`).join('');
  expect(codes(tags, {}, m)).toHaveLength(5000);
  expect(m.table?.known.size).toBeLessThanOrEqual(64);
  const long = `<${'n'.repeat(300)}/>`;
  const before = m.table?.known.size;
  expect(codes(long + long, {}, m)).toHaveLength(2);
  expect(m.table?.known.size).toBe(before);
});

test('tags with attributes are taken apart each time', () => {
  const m = anyMembers();
  expect(codes('<b c="1"/><b c="2"/><b c="1"/>', {}, m)).toEqual(
    Array(3).fill('unknown-element b'),
  );
  expect(m.table?.known.size).toBe(0);
});

test('what was learned with the dialect does not hold without it', () => {
  const m = members('f.xsd', 1, [['urn:t', 'a', '', '', 0, 1]]);
  for (let i = 0; i < 2; i++) {
    expect(codes('<a/>', { dialect: true }, m)).toEqual([]);
    expect(codes('<a/>', {}, m)).toEqual(['unknown-element a']);
  }
});

test('a known tag with other content than before is not passed over unread', () => {
  const broken = '<b>x</b><b><c/>y</b><b/><b>&lt;</b><b><!-- - --></b><b>é</b>';
  expect(codes(broken)).toEqual(Array(6).fill('unknown-element b'));
  expect(() => codes('<b>x</b><b>&x;</b>')).toThrow();
  expect(() => codes('<b>x</b><b>\0</b>')).toThrow();
  expect(() => codes('<b c="1">x</b><b c="1">\0</b>')).toThrow();
  expect(() => codes('<b>x</b><b>x</c>')).toThrow();
});
