// What a reply may do to us: the hostile documents beside the repository, and a few of our own that
// cost more than they weigh.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorCode } from '../support/kernel.js';
import { SHARED } from '../support/open.js';
import { openRelease } from '../support/webex.js';
import type { OpenRelease } from '../support/webex.js';

const FOLDER = join(SHARED, 'corpora/hostile-xml');
const hasCorpus = existsSync(FOLDER);
const note = hasCorpus ? '' : ' (skipped: no ../shared/corpora beside the repository)';
const rows = hasCorpus
  ? readFileSync(join(FOLDER, 'expected.tsv'), 'utf8').trim().split('\n').slice(1)
  : [];

let opened: OpenRelease;
beforeAll(async () => {
  opened = await openRelease('10.0');
});

function tolerantly(document: Uint8Array | string): {
  readonly value: unknown;
  readonly issues: readonly unknown[];
} {
  const { codecs, message } = opened;
  return codecs.decode(message, document, { mode: 'tolerant', types: codecs.types, dialect: true });
}

function strictly(document: Uint8Array | string): readonly unknown[] {
  const { codecs, message } = opened;
  return codecs.decode(message, document, { types: codecs.types, dialect: true }).issues;
}

/** The member of the payload that a dotted path leads to. */
function member(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, step) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, step)
          ? Reflect.get(at, step)
          : undefined,
      Reflect.get(
        Object(Reflect.get(Object(Reflect.get(Object(value), 'body')), 'bodyContent')),
        0,
      ),
    );
}

describe.skipIf(!hasCorpus)(`a hostile document${note}`, () => {
  test.each(rows.map((row) => row.split('\t')))(
    '%s (class %s): %s',
    (file = '', _, expected = '', check = '', most = '') => {
      const document = readFileSync(join(FOLDER, file));
      const names = Object.getOwnPropertyNames(Object.prototype);
      const before = performance.now();
      const outcome = errorCode(() => tolerantly(document));
      // Time on a loaded machine says little; far beyond the limit it does.
      expect(performance.now() - before).toBeLessThan(3 * Number(most));
      expect(outcome).not.toContain('no XmlError');
      switch (expected) {
        case 'reject':
          expect(outcome).not.toBe('accepted');
          break;
        case 'reject-dtd':
          expect(outcome).toBe('doctype');
          break;
        case 'accept-or-limit':
          expect(['accepted', 'limit']).toContain(outcome);
          break;
        case 'either':
          break;
        case 'reject-validation':
          expect(outcome).toBe('accepted');
          expect(tolerantly(document).issues).not.toEqual([]);
          break;
        default:
          expect(outcome).toBe('accepted');
      }
      expect(errorCode(() => strictly(document))).toBe(outcome);
      if (expected === 'reject-validation') expect(strictly(document)).not.toEqual([]);
      if (outcome === 'accepted' && check !== '') {
        const { value } = tolerantly(document);
        for (const [path, wanted] of Object.entries(JSON.parse(check) as Record<string, unknown>))
          // the corpus has objects there
          expect(member(value, path) ?? null).toEqual(wanted);
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
    },
  );
});

describe('a document that is costly for its size is read in time or refused', () => {
  const S = 'http://www.webex.com/schemas/2002/06/service';
  const reply = (content: string): string =>
    `<s:message xmlns:s="${S}" xmlns:m="${S}/meeting" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:header><s:response><s:result>SUCCESS</s:result></s:response></s:header><s:body><s:bodyContent xsi:type="m:lstsummaryMeetingResponse">${content}</s:bodyContent></s:body></s:message>`;
  const many = (count: number, one: (index: number) => string): string =>
    Array.from({ length: count }, (_, i) => one(i)).join('');

  test.each([
    [
      'list items that all go the general way',
      many(60_000, (i) => `<m:meeting xmlns:a="${i % 2}"/>`),
    ],
    ['a namespace of its own in each element', many(20_000, (i) => `<m:meeting xmlns:a="u${i}"/>`)],
    [
      'prefixes that pile up',
      many(250, () => '<x>').replaceAll('<x>', `<x ${many(100, (i) => ` xmlns:a${i}="u"`)}>`) +
        many(250, () => '</x>'),
    ],
    [
      'more and more prefixes',
      many(200, (level) => `<x ${many(200, (i) => ` xmlns:a${level}_${i}="u"`)}>`) +
        many(200, () => '</x>'),
    ],
    ['many attributes', many(1000, () => `<x ${many(250, (i) => ` a${i}=""`)}/>`)],
    [
      'comments between the letters of a text',
      `<m:meeting><m:confName>${many(100_000, () => 'a<!---->')}</m:confName></m:meeting>`,
    ],
    [
      'CDATA that nearly ends',
      `<m:meeting><m:confName><![CDATA[${many(500_000, () => ']')}]]></m:confName></m:meeting>`,
    ],
    ['a comment of hyphens that never ends', `<!--${many(500_000, () => '- ')}`],
    [
      'unknown elements, deep and wide',
      many(200, () => many(400, () => '<u>') + many(400, () => '</u>')),
    ],
    [
      'an issue in each of many rows',
      many(50_000, () => '<m:meeting><m:timeZoneID>x</m:timeZoneID></m:meeting>'),
    ],
    [
      'a number of very many digits',
      `<m:meeting><m:meetingKey>${'1'.repeat(300_000)}</m:meetingKey></m:meeting>`,
    ],
  ])('%s', (_, content) => {
    const document = new TextEncoder().encode(reply(content));
    const before = performance.now();
    expect(errorCode(() => tolerantly(document))).not.toContain('no XmlError');
    // Milliseconds where it is linear, minutes where it is not.
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
