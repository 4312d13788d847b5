// The case schemas, generated, compiled and executed: what their documents are read as, and whether
// libxml2 agrees.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rootName } from '../../generator/execute/document.js';
import { filesOf } from '../../generator/files.js';
import type { Codec } from '../../generator/runtime/codec.js';
import type { Issue, IssueCode } from '../../generator/runtime/issue.js';
import { elementExamples, printedExamples, writtenExamples } from '../support/examples.js';
import { compileAt, open, ROOT } from '../support/open.js';
import type { Opened } from '../support/open.js';
import { ORACLE_ERRS } from '../support/oracle-errs.js';
import { oracleOf } from '../support/oracle.js';
import type { Oracle } from '../support/oracle.js';
import { compilerErrors } from '../support/tsc.js';

const CASES = join(ROOT, 'test/cases');

/** Codes that a constraint may be reported under, by the beginning of its name. */
const CODES: readonly (readonly [constraint: RegExp, codes: readonly IssueCode[]])[] = [
  [/^cvc-complex-type\.2\.3/, ['text']],
  [/^cvc-complex-type\.2\.2/, ['content']],
  [
    /^cvc-complex-type\.2/,
    ['required', 'occurrence', 'order', 'choice', 'content', 'unknown-element', 'text'],
  ],
  [/^cvc-complex-type\.3/, ['unknown-attribute']],
  [/^cvc-assess-attr/, ['unknown-attribute']],
  [/^cvc-assess-elt/, ['unknown-element']],
  [/^cvc-elt\.2/, ['abstract']],
  [/^cvc-complex-type\.4/, ['required']],
  [/^cvc-datatype-valid/, ['lexical']],
  [/^cvc-(min|max)(In|Ex)clusive-valid/, ['range', 'unsafe-integer']],
  [/^cvc-((min|max)L|l)ength-valid/, ['length']],
  [/^cvc-enumeration-valid/, ['enumeration']],
  [/^cvc-pattern-valid/, ['pattern']],
  [/^cvc-(total|fraction)Digits-valid/, ['digits']],
  [/^cvc-elt\.3/, ['nil']],
  [/^cvc-elt\.4/, ['unknown-type']],
  [/^cvc-(elt\.5|attribute|au)/, ['fixed']],
  [/^cvc-(identity-constraint\.4\.(1|2\.2)|id\.2)/, ['unique']],
  [/^cvc-identity-constraint\.(3|4\.2)/, ['key']],
  [/^cvc-(identity-constraint\.4\.3|id\.1)/, ['reference']],
  // The abstract head of a substitution group is no symbol of the content model.
  [/^cvc-type\.2/, ['abstract', 'unknown-element']],
];

interface Case {
  readonly opened: Opened;
  readonly oracle: Oracle;
}

const cases = new Map<string, Promise<Case>>();

async function caseOf(name: string): Promise<Case> {
  const known = cases.get(name);
  if (known !== undefined) return known;
  const schema = join(CASES, name, 'schema.xsd');
  const made = open(schema).then((opened) => ({ opened, oracle: oracleOf(schema) }));
  cases.set(name, made);
  return made;
}

/** `case/valid/name.xml`, sorted. */
function documents(kind: 'valid' | 'invalid'): readonly string[] {
  return names().flatMap((name) => {
    const folder = join(CASES, name, kind);
    const files = existsSync(folder) ? readdirSync(folder).toSorted() : [];
    return files.map((file) => `${name}/${kind}/${file}`);
  });
}

function names(): readonly string[] {
  return readdirSync(CASES)
    .filter((name) => existsSync(join(CASES, name, 'schema.xsd')))
    .toSorted();
}

async function load(path: string): Promise<Case & { readonly document: Uint8Array }> {
  const [name = ''] = path.split('/');
  return { ...(await caseOf(name)), document: readFileSync(join(CASES, path)) };
}

/** The codec of the document's root element; any one where the schema has no such element. */
function codecFor({ codecs }: Opened, document: Uint8Array): Codec<unknown> {
  const codec = codecs.elements[rootName(document, undefined) ?? ''];
  const any = codec ?? Object.values(codecs.elements)[0];
  if (any === undefined) throw new Error('the schema declares no element');
  return any;
}

describe('the emitted code of all cases', () => {
  test('compiles under the strictest options', () => {
    const files = names().flatMap((name) => {
      const compilation = compileAt(join(CASES, name, 'schema.xsd'));
      // The runtime is the same for all, and looked at once.
      return filesOf(compilation, undefined).map(({ path, text }) =>
        path.startsWith('runtime/')
          ? { path, text }
          : { path: `${name}/${path}`, text: text.replaceAll("'./runtime/", "'../runtime/") },
      );
    });
    expect(compilerErrors(files)).toBe('');
  });
});

describe('a valid document', () => {
  test.each(documents('valid'))('%s', async (path) => {
    const { opened, oracle, document } = await load(path);
    const { decode, validate, write, types } = opened.codecs;
    const codec = codecFor(opened, document);
    expect(oracle.complaints(document)).toEqual([]);

    const strict = decode(codec, document, { types });
    expect(strict.issues).toEqual([]);
    const tolerant = decode(codec, document, { types, mode: 'tolerant', keepUnknown: true });
    expect(tolerant).toEqual(strict);

    expect(validate(codec, strict.value, { types })).toEqual([]);
    const written = write(codec, strict.value, { types });
    expect(oracle.complaints(written)).toEqual([]);
    expect(decode(codec, written, { types })).toEqual(strict);
    // Written again from the second reading, it is the same to the byte.
    expect(Buffer.from(write(codec, strict.value, { types })).equals(written)).toBe(true);
  });
});

describe('an invalid document', () => {
  test.each(documents('invalid'))('%s', async (path) => {
    const { opened, oracle, document } = await load(path);
    const { decode, types } = opened.codecs;
    const codec = codecFor(opened, document);
    expect(oracle.accepts(document)).toBe(path in ORACLE_ERRS);

    const constraint = path.slice(path.lastIndexOf('/') + 1);
    if (constraint.startsWith('cvc-elt.1-')) {
      for (const mode of ['strict', 'tolerant'] as const)
        expect(() => decode(codec, document, { types, mode } as { mode: 'strict' })).toThrow(
          expect.objectContaining({ name: 'XmlError', code: 'wrong-root' }),
        );
      return;
    }
    const strict = decode(codec, document, { types });
    expect(strict.value).toBeUndefined();
    const codes = CODES.find(([pattern]) => pattern.test(constraint))?.[1] ?? [];
    const found = strict.issues.map(({ code }) => code);
    expect(
      found.some((code) => codes.includes(code)),
      `${found.join()} for ${constraint}`,
    ).toBe(true);

    const tolerant = decode(codec, document, { types, mode: 'tolerant' });
    expect(tolerant.issues).toEqual(strict.issues);
    for (const issue of strict.issues) expectSensible(issue, document, tolerant.value);
  });
});

describe('samples of its elements', () => {
  test.each(names())(
    '%s, printed from the model alone, are what the codecs write',
    async (name) => {
      const { opened } = await caseOf(name);
      const examples = elementExamples(opened.set.model);
      expect(printedExamples(opened, examples)).toEqual(writtenExamples(opened, examples));
    },
  );
});

/** A place in the schema, one in the document, and a path that leads to something in the value. */
function expectSensible(issue: Issue, document: Uint8Array, value: unknown): void {
  expect(issue.source).toMatch(/^(?:[\w-]+\.xsd:\d+)$/);
  expect(issue.message).not.toBe('');
  expect(issue.offset).toBeGreaterThan(0);
  expect(issue.offset).toBeLessThan(document.length);
  let at: unknown = value;
  for (const step of issue.path.slice(0, -1)) {
    expect(at, `${issue.path.join('.')} of the value`).toBeTypeOf('object');
    at = Reflect.get(Object(at), step);
  }
  expect(at ?? null, `${issue.path.join('.')} of the value`).not.toBeUndefined();
}
