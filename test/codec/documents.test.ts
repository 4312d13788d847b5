// Changed documents: the strict verdict is libxml2's, the tolerant reader never throws, and no
// spelling (prefixes, comments, CDATA, white space, …) changes the value or the issues.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../generator/ir/model.js';
import type { Issue } from '../../generator/runtime/issue.js';
import { drive } from '../support/driver.js';
import type { Subject } from '../support/driver.js';
import { mutation } from '../support/mutate.js';
import { open, ROOT } from '../support/open.js';
import type { Opened } from '../support/open.js';
import type { Oracle } from '../support/oracle.js';
import { plain, readStrictly, readTolerantly, valuesOf, written } from '../support/subjects.js';
import { parseTree, printTree } from '../support/tree.js';
import type { Spelling, Tree } from '../support/tree.js';
import { openRelease } from '../support/webex.js';

const SEED = 20_260_102;
const CASES = join(ROOT, 'test/cases');

/** Where we and libxml2 differ, by the first complaint of either, with the reason; may only shrink. */
const DISAGREEMENTS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^unsafe-integer/, 'api.json makes it a number, which cannot hold what the schema allows'],
  [
    /^Element '\{urn:(?:foreign|inner)\}/,
    'what a wildcard lets in is kept, and not judged (cvc-assess-elt)',
  ],
  [/"cvc-id\.[12]"/, 'libxml2 looks at the IDs of attributes alone, and at no IDREFs'],
  [
    /atomic type 'xs:anyURI'/,
    'libxml2 wants a URI; to Part 2, section 3.2.17, almost any text is one',
  ],
  [
    /^length: .*expected at least 1 items/,
    'libxml2 does not know that xs:NMTOKENS and xs:IDREFS have at least one item',
  ],
  [
    /actual value '(?:0+1|[\w.]+:always)' does not match the fixed value constraint '(?:1|o:always)'/,
    'libxml2 compares fixed values as they are spelled; cvc-elt.5.2.2.2.2 asks for equal values',
  ],
];

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  prefixes: { prefix: 'zz' },
  'default namespaces': { usesDefault: true },
  comments: { comments: true },
  CDATA: { text: 'cdata' },
  references: { text: 'references' },
  'loose tags': { loose: true },
  noise: { noise: true },
  everything: { prefix: 'q', comments: true, loose: true, noise: true },
};

interface Finding {
  readonly kind: string;
  readonly text: string;
}

interface Judgement {
  /** Whether the strict reader has nothing to say. */
  readonly isRead: boolean;
  readonly findings: readonly Finding[];
}

/** What is wrong with how one document is read. */
function judge(
  opened: Opened,
  oracle: Oracle,
  subject: Subject,
  tree: Tree,
  spellings: Readonly<Record<string, Spelling>>,
): Judgement {
  const document = printTree(tree);
  const strict = readStrictly(opened, subject, document);
  const complaints = oracle.complaints(document);
  const found: Finding[] = [];
  const verdict = complaints[0] ?? `${strict.issues[0]?.code}: ${JSON.stringify(strict.issues[0])}`;
  const isKnown = DISAGREEMENTS.some(([pattern]) => pattern.test(verdict));
  if ((complaints.length === 0) !== (strict.issues.length === 0) && !isKnown)
    found.push({ kind: 'verdict', text: `${verdict} for ${document}` });
  const expected = reading(opened, subject, document);
  const isValid = complaints.length === 0 && strict.issues.length === 0;
  for (const [name, spelling] of Object.entries(spellings)) {
    if (spelling.pretty === true && !isValid) continue;
    const other = printTree(tree, spelling);
    if (!isDeepStrictEqual(reading(opened, subject, other), expected))
      found.push({ kind: name, text: `${document} as ${other}` });
  }
  return { isRead: strict.issues.length === 0, findings: found };
}

/** What is read tolerantly, places in the document aside. */
function reading(opened: Opened, subject: Subject, document: string): unknown {
  const { value, issues } = readTolerantly(opened, subject, document);
  const placeless = issues.map((issue: Issue) => ({ ...issue, offset: undefined }));
  return { value: plain(value), issues: placeless };
}

function expectAgreement(
  opened: Opened,
  subjects: readonly Subject[],
  oracle: Oracle,
  runs: number,
  mutations: number,
): void {
  const { model } = opened.set;
  const spellings = spellingsOf(model);
  const found: Finding[] = [];
  let invalid = 0;
  for (const [index, subject] of subjects.entries())
    for (const value of valuesOf(model, subject, runs, SEED + index)) {
      const tree = parseTree(new TextDecoder().decode(written(opened, subject, value)));
      const changed = fc.sample(mutation(tree), { numRuns: mutations, seed: SEED - index });
      for (const one of [tree, ...changed]) {
        const { findings, isRead } = judge(opened, oracle, subject, one, spellings);
        found.push(
          ...findings.map(({ kind, text }) => ({ kind, text: `${subject.name}: ${text}` })),
        );
        if (!isRead) invalid++;
      }
    }
  expect(found.slice(0, 6)).toEqual([]);
  expect(invalid).toBeGreaterThan(0);
}

/** Those that leave the values of a model as they are. */
function spellingsOf(model: Model): Readonly<Record<string, Spelling>> {
  const all = hasText(model) ? SPELLINGS : { ...SPELLINGS, pretty: { pretty: true } };
  if (!hasNames(model)) return all;
  // What prefixes stand for is what values with names say.
  const kept = Object.entries(all).filter(
    ([, { prefix, usesDefault }]) => prefix === undefined && usesDefault !== true,
  );
  return Object.fromEntries(kept);
}

function hasNames(model: Model): boolean {
  const text = JSON.stringify([...model.types.values(), ...model.elements.values()]);
  return /"lexical":"(?:QName|NOTATION)"/.test(text);
}

/** White space between elements is a part of mixed and of any content. */
function hasText(model: Model): boolean {
  return [...model.types.values()].some(
    (type) =>
      type.kind === 'record' &&
      type.content.kind === 'ordered' &&
      (type.content.mixed || type.content.wildcards.length > 0),
  );
}

const cases = readdirSync(CASES).filter((name) => existsSync(join(CASES, name, 'schema.xsd')));

describe('changed documents are judged as libxml2 does, and read alike in every spelling', () => {
  test.each(cases)('of the case %s', async (name) => {
    const opened = await open(join(CASES, name, 'schema.xsd'));
    const { subjects, oracle } = drive(opened);
    expectAgreement(opened, subjects, oracle, 6, 10);
  });

  // QTI has the mixed and open types; the others are records.
  test.each(['user', 'meeting', 'trainingsessionqti', 'trainingsessionqtiasi', 'history'])(
    'of the WebEx types in %s',
    async (service) => {
      const opened = await openRelease('10.0');
      const { subjects, oracle } = drive(opened);
      const own = subjects.filter(({ name }) => name.includes(`/${service}}`));
      expectAgreement(opened, own, oracle, 1, 6);
    },
  );
});
