// How bytes become text: by byte order mark, Content-Type, XML declaration, else UTF-8.
import { describe, expect, test } from 'vitest';
import { errorCode, readAny } from '../support/kernel.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

function utf16(text: string, isLittle: boolean, mark = true): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const all = mark ? [0xfeff, ...units] : units;
  return Uint8Array.from(
    all.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

const declared = (encoding: string, text: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`;

describe('text of a document in', () => {
  test.each<readonly [string, Uint8Array, string | undefined, string]>([
    ['UTF-8 without declaration', utf8('<a>é😀</a>'), undefined, 'é😀'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${declared('UTF-8', 'é')}`), undefined, 'é'],
    ['UTF-8 declared in lower case', utf8(declared('utf-8', 'é')), undefined, 'é'],
    ['UTF-16, little end first', utf16(declared('UTF-16', 'é😀'), true), undefined, 'é😀'],
    ['UTF-16, big end first', utf16(declared('UTF-16', 'é😀'), false), undefined, 'é😀'],
    ['UTF-16LE without mark', utf16(declared('UTF-16LE', 'é'), true, false), undefined, 'é'],
    ['UTF-16BE without mark', utf16(declared('UTF-16BE', 'é'), false, false), undefined, 'é'],
    ['UTF-16 without declaration', utf16('<a>é</a>', true), undefined, 'é'],
    [
      'ISO-8859-1, controls included',
      latin1(declared('ISO-8859-1', 'é\x93\x85')),
      undefined,
      'é\x93\x85',
    ],
    ['latin1 by the Content-Type', latin1('<a>é</a>'), 'iso-8859-1', 'é'],
    ['windows-1252', latin1(declared('windows-1252', '\x80\x93é')), undefined, '€“é'],
    ['US-ASCII', utf8(declared('US-ASCII', 'e')), undefined, 'e'],
    [
      'UTF-8 by the Content-Type, whatever it declares',
      utf8(declared('ISO-8859-1', 'é')),
      'UTF-8',
      'é',
    ],
  ])('%s', (_, bytes, charset, expected) => {
    expect(readAny(bytes, charset === undefined ? {} : { charset }).value.content).toEqual([
      expected,
    ]);
  });

  test('a string, whatever it declares', () => {
    expect(readAny(declared('ISO-8859-1', 'é')).value.content).toEqual(['é']);
  });
});

describe('refused', () => {
  test.each<readonly [string, Uint8Array, string | undefined]>([
    ['bytes that are no UTF-8', Uint8Array.of(...utf8('<a>'), 0xff, ...utf8('</a>')), undefined],
    ['a byte missing at the end', Uint8Array.of(...utf8('<a>'), 0xc3, ...utf8('</a>')), undefined],
    ['an overlong form', Uint8Array.of(...utf8('<a>'), 0xc0, 0xbc, ...utf8('</a>')), undefined],
    [
      'a surrogate in UTF-8',
      Uint8Array.of(...utf8('<a>'), 0xed, 0xa0, 0x80, ...utf8('</a>')),
      undefined,
    ],
    [
      'bytes that are no UTF-8 in a comment',
      Uint8Array.of(...utf8('<a><!--'), 0xff, ...utf8('--></a>')),
      undefined,
    ],
    [
      'bytes that are no UTF-8 in a name',
      Uint8Array.of(...utf8('<a><b'), 0xff, ...utf8('/></a>')),
      undefined,
    ],
    [
      'bytes that are no UTF-8 in an attribute',
      Uint8Array.of(...utf8('<a b="'), 0xff, ...utf8('"/>')),
      undefined,
    ],
    ['half a unit of UTF-16', utf16('<a/>', true).subarray(0, 7), undefined],
    ['a lone surrogate of UTF-16', utf16('<a>\ud800</a>', true), undefined],
    ['a byte above 127 in US-ASCII', latin1(declared('US-ASCII', 'é')), undefined],
    ['an unknown encoding', utf8(declared('x-unknown', '')), undefined],
    ['UTF-7', utf8(declared('UTF-7', '')), undefined],
    ['a mark that contradicts the declaration', utf8(`\ufeff${declared('UTF-16', '')}`), undefined],
    ['UTF-16 that declares UTF-8', utf16(declared('UTF-8', ''), true), undefined],
  ])('%s', (_, bytes, charset) => {
    expect(errorCode(() => readAny(bytes, charset === undefined ? {} : { charset }))).toBe(
      'encoding',
    );
  });

  test.each([
    ['single quotes', "<?xml version='1.0' encoding='UTF-8' standalone='no' ?><a/>", 'accepted'],
    ['version 1.1, read as 1.0', '<?xml version="1.1"?><a/>', 'accepted'],
    ['white space before it', ' <?xml version="1.0"?><a/>', 'ill-formed'],
    ['no version', '<?xml encoding="UTF-8"?><a/>', 'ill-formed'],
    ['version 2.0', '<?xml version="2.0"?><a/>', 'ill-formed'],
    ['another order', '<?xml version="1.0" standalone="no" encoding="UTF-8"?><a/>', 'ill-formed'],
    ['standalone of any other value', '<?xml version="1.0" standalone="maybe"?><a/>', 'ill-formed'],
    ['no white space between', '<?xml version="1.0"encoding="UTF-8"?><a/>', 'ill-formed'],
    ['capitals', '<?XML version="1.0"?><a/>', 'ill-formed'],
    ['two of them', '<?xml version="1.0"?><?xml version="1.0"?><a/>', 'ill-formed'],
  ])('XML declaration with %s', (_, document, expected) => {
    expect(errorCode(() => readAny(document))).toBe(expected);
  });
});
