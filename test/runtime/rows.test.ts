// Documents that arrive in chunks: the rows, the message around them and the errors are those of
// the whole document, wherever it is cut.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Codec } from '../../generator/runtime/codec.js';
import type { Tolerated } from '../../generator/runtime/document.js';
import type { Issue } from '../../generator/runtime/issue.js';
import { decodeRows } from '../../generator/runtime/rows.js';
import type { RowEvent, RowOptions } from '../../generator/runtime/rows.js';
import { isXmlError } from '../../generator/runtime/xml-error.js';
import { openInline } from '../support/inline.js';
import { element, type Opened } from '../support/open.js';

const SCHEMA = `
<xs:element name="reply"><xs:complexType><xs:sequence>
  <xs:element name="status" type="xs:string"/>
  <xs:element name="body"><xs:complexType><xs:sequence>
    <xs:element ref="t:row" minOccurs="2" maxOccurs="6"/>
    <xs:element name="total" type="xs:int" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
<xs:element name="row" type="t:row"/>
<xs:complexType name="row"><xs:sequence>
  <xs:element name="id" type="xs:int"/>
  <xs:element name="row" type="t:row" minOccurs="0"/>
  <xs:element name="note" type="xs:string" minOccurs="0"/>
</xs:sequence><xs:attribute name="kind"/></xs:complexType>`;

type Event = RowEvent<Tolerated<unknown>, Tolerated<unknown>>;

let opened: Opened;
let reply: Codec<unknown>;
let row: Codec<unknown>;

beforeAll(async () => {
  opened = await openInline(SCHEMA);
  reply = element(opened, '{urn:t}reply');
  row = element(opened, '{urn:t}row');
});

async function stream(
  chunks: Iterable<Uint8Array>,
  options: Partial<RowOptions> = {},
): Promise<readonly Event[]> {
  const { types } = opened.codecs;
  const all = { types, path: ['body', 'row'], ...options, mode: 'tolerant' as const };
  const events: Event[] = [];
  for await (const event of decodeRows(reply, row, chunks, all)) events.push(event);
  return events;
}

function whole(document: string | Uint8Array): {
  readonly rows: readonly unknown[];
  readonly issues: readonly Issue[];
} {
  const { decode, types } = opened.codecs;
  const { value, issues } = decode(reply, document, { types, mode: 'tolerant' });
  const body: unknown = Reflect.get(Object(value), 'body');
  const rows: unknown = Reflect.get(Object(body), 'row') ?? [];
  return { rows: Array.isArray(rows) ? rows : [], issues };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const chunked = (bytes: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
const rowsOf = (events: readonly Event[]): readonly unknown[] =>
  events.flatMap((event) => (event.kind === 'row' ? [event.value] : []));

const item = (id: number | string, more = ''): string =>
  `<row kind="a>b"><id>${id}</id>${more}</row>`;
const document = (rows: string, tail = '<total>3</total>'): string =>
  `<?xml version="1.0"?><!-- <row> --><reply xmlns="urn:t"><status>a &amp; b</status><body>${rows}${tail}</body></reply>`;

const SOME = document(
  `\n  ${item(1, '<row><id>7</id></row>')}\n  <!-- </row> -->${item(2, '<note><![CDATA[</row>]]></note>')}\n<t:row xmlns:t="urn:t"><t:id>3</t:id><t:note>é😀</t:note></t:row>\n`,
);

describe('wherever a document is cut', () => {
  test('its rows and its message are those of the whole', async () => {
    const bytes = bytesOf(SOME);
    const { rows } = whole(bytes);
    expect(rows).toHaveLength(3);
    for (let size = 1; size <= bytes.length; size++) {
      const events = await stream(chunked(bytes, size));
      expect(rowsOf(events)).toEqual(rows);
      expect(events.at(-1)).toMatchObject({
        kind: 'message',
        value: { status: 'a & b', body: { row: [rows[0]], total: 3 } },
        issues: [],
      });
    }
  });

  test('each row comes as soon as it is there', async () => {
    const seen: string[] = [];
    function* chunks(): Generator<Uint8Array> {
      for (const text of [
        document('', '').replace('</body></reply>', ''),
        item(1),
        item(2),
        '</body></reply>',
      ]) {
        seen.push(text);
        yield bytesOf(text);
      }
    }
    const options = { types: [], path: ['body', 'row'] };
    const after: number[] = [];
    for await (const event of decodeRows(reply, row, chunks(), options))
      if (event.kind === 'row') after.push(seen.length);
    expect(after).toEqual([2, 3]);
  });

  test('errors are those of the whole, at the same place', async () => {
    const broken = [
      SOME.slice(0, -3),
      SOME.replace('</row>\n<t:row', '</rwo>\n<t:row'),
      SOME.replace('<id>1', '<id>&x;'),
      SOME.replace('<reply', '<!DOCTYPE reply><reply'),
      SOME.replace('</body>', '</bodi>'),
      SOME.replace('xmlns="urn:t"', ''),
      `${SOME}<row/>`,
      SOME.replace('<total>', '<total a=">'),
      SOME.replace('</row>]]>', '</row>]] >'),
      '',
    ];
    for (const text of broken) {
      const expected = failure(() => Promise.resolve(whole(text)));
      for (const size of [1, 7, 100_000])
        expect(await failure(() => stream(chunked(bytesOf(text), size)))).toEqual(await expected);
    }
  });

  test('random documents', async () => {
    const texts = fc.constantFrom(
      '\n',
      ' ',
      '<!--<row>-->',
      '',
      'x',
      '<?pi <row>?>',
      '<more/>',
      '<row><id>z</id></row>',
      '<row/>',
      item(4),
      item(5, '<unknown><row/></unknown>'),
      '<total>1</total>',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        async (parts, size) => {
          const bytes = bytesOf(document(parts.join(''), ''));
          const { rows, issues } = whole(bytes);
          const events = await stream(chunked(bytes, size));
          expect(rowsOf(events)).toEqual(rows);
          const streamed = events.flatMap((event) => event.issues);
          // Text is told from where it begins, which may be before rows that were left out.
          const exact = issues.filter(({ code }) => code !== 'text');
          expect(streamed.map(shown)).toEqual(expect.arrayContaining(exact.map(shown)));
          // The first row of a run is judged twice: by itself, and in the message.
          const kinds = (all: readonly Issue[]): ReadonlySet<string> =>
            new Set(all.map(({ code, message }) => `${code} ${message}`));
          expect(kinds(streamed)).toEqual(kinds(issues));
        },
      ),
      { numRuns: 300 },
    );
  });
});

const shown = ({ code, offset, message }: Issue): string => `${code} ${offset} ${message}`;

async function failure(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
    return 'no error';
  } catch (error) {
    return isXmlError(error) ? `${error.code} ${error.offset} ${error.message}` : error;
  }
}

describe('encodings', () => {
  const text = SOME.replace('😀', '').replace('?>', ' encoding="ISO-8859-1"?>');

  test.each([
    ['ISO-8859-1', Uint8Array.from(text, (c) => c.charCodeAt(0))],
    ['UTF-16', Buffer.from(`\ufeff${SOME}`, 'utf16le')],
    ['UTF-8 with a mark', bytesOf(`\ufeff${SOME}`)],
  ])('%s', async (_, bytes) => {
    const { rows } = whole(bytes);
    for (const size of [1, 3, 8, 700])
      expect(rowsOf(await stream(chunked(bytes, size)))).toEqual(rows);
  });
});

describe('memory is bounded', () => {
  test('by the limit for a row and what stands around the rows, not for the document', async () => {
    const limits = { document: 20_000 };
    function* rows(count: number, size: number): Generator<Uint8Array> {
      yield bytesOf('<reply xmlns="urn:t"><status/><body>');
      for (let i = 0; i < count; i++)
        yield bytesOf(`\n${item(i, `<note>${'x'.repeat(size)}</note>`)}`);
      yield bytesOf('</body></reply>');
    }
    expect(await stream(rows(6000, 100), { limits })).toHaveLength(6001);
    await expect(stream(rows(2, 30_000), { limits })).rejects.toThrow('more than 20000 bytes');
  });
});
