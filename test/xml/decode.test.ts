import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../generator/xml/decode.js';

function utf16(text: string, isBig: boolean, hasMark = true): Buffer {
  const bytes = Buffer.from((hasMark ? '\ufeff' : '') + text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

function declared(encoding: string, body = '<a/>'): string {
  return `<?xml version="1.0" encoding="${encoding}"?>${body}`;
}

describe('decode', () => {
  it('reads UTF-8 with and without byte order mark', () => {
    expect(decode(Buffer.from('<a>é</a>'))).toEqual({ kind: 'text', text: '<a>é</a>' });
    expect(decode(Buffer.from('\ufeff<a/>'))).toEqual({ kind: 'text', text: '<a/>' });
  });

  it('reads UTF-16 by its mark, or by a declaration that names the order', () => {
    for (const isBig of [false, true]) {
      expect(decode(utf16('<a>é</a>', isBig))).toEqual({ kind: 'text', text: '<a>é</a>' });
      const text = declared(isBig ? 'UTF-16BE' : 'utf-16le');
      expect(decode(utf16(text, isBig, false))).toEqual({ kind: 'text', text });
    }
  });

  it('reads ISO-8859-1 byte by byte, not as windows-1252', () => {
    const bytes = Buffer.from(declared('iso-8859-1', '<a>\u0093é</a>'), 'latin1');
    expect(decode(bytes)).toMatchObject({ text: declared('iso-8859-1', '<a>\u0093é</a>') });
  });

  it.each([
    [Buffer.from([0x3c, 0xff, 0x3e]), { kind: 'invalid', encoding: 'UTF-8', offset: 1 }],
    [Buffer.from([0x3c, 0xc0, 0xbc]), { kind: 'invalid', offset: 1 }],
    [Buffer.from([0x3c, 0xed, 0xa0, 0x80]), { kind: 'invalid', offset: 1 }],
    [Buffer.from(declared('US-ASCII', 'é')), { kind: 'invalid', encoding: 'US-ASCII' }],
    [Buffer.from([0xff, 0xfe, 0x3c]), { kind: 'invalid', encoding: 'UTF-16LE' }],
    [Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x3c, 0x00]), { kind: 'invalid', offset: 2 }],
    [utf16(declared('UTF-8'), false), { kind: 'contradiction', found: 'UTF-16LE' }],
    [Buffer.from(`\ufeff${declared('ISO-8859-1')}`), { kind: 'contradiction', found: 'UTF-8' }],
    [Buffer.from(declared('UTF-16')), { kind: 'contradiction' }],
    [Buffer.from(declared('UTF-7')), { kind: 'unsupported', encoding: 'UTF-7' }],
    [Buffer.from([0, 0, 0xfe, 0xff]), { kind: 'unsupported', encoding: 'UTF-32' }],
    [Buffer.from([0x4c, 0x6f, 0xa7, 0x94]), { kind: 'unsupported', encoding: 'EBCDIC' }],
  ])('refuses %o', (bytes, expected) => {
    expect(decode(bytes)).toMatchObject(expected);
  });

  it('is the inverse of encoding', () => {
    const texts = fc.string({ unit: 'grapheme' }).map((text) => `<a>${text}</a>`);
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isBig) => {
        expect(decode(Buffer.from(text))).toEqual({ kind: 'text', text });
        expect(decode(utf16(text, isBig))).toEqual({ kind: 'text', text });
      }),
    );
  });

  it('points at the first bad byte', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (before, after) => {
          const head = Buffer.from(`<${before}`);
          const bytes = Buffer.concat([head, Buffer.from([0xff]), Buffer.from(after)]);
          expect(decode(bytes)).toMatchObject({ kind: 'invalid', offset: head.length });
        },
      ),
    );
  });
});
