// Random content models and random words: a strict reader, a judge of values and a round trip say what
// the definition of content models says (Part 1, section 3.8.4), and so does libxml2.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAmbiguity } from '../../generator/resolve/check-ambiguity.js';
import type { Context } from '../../generator/resolve/context.js';
import type { Codec } from '../../generator/runtime/codec.js';
import { decode, encode, validate } from '../../generator/runtime/document.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import type { MaxOccurs, Particle } from '../../generator/xsd/components.js';
import { wordOf } from '../lower/arbitrary.js';
import { el, group, xs } from '../lower/build.js';
import { matches, type Word } from '../lower/matcher.js';
import { openInline } from '../support/inline.js';
import { element } from '../support/open.js';
import { oracleOfText, type Oracle } from '../support/oracle.js';

/** `CONTENT_MODELS=100` for many more than a usual run has. */
const BATCHES = Number(process.env['CONTENT_MODELS'] ?? 1);
const FIRST_SEED = Number(process.env['SEED'] ?? 7);
const MODELS = 30;
const WORDS = 20;

/** The name that stands for an element of another namespace, which a wildcard takes. */
const FOREIGN = 'x';

const occurs = fc.constantFrom<readonly [number, MaxOccurs]>(
  ...([1, 1, 1, 0, 0, 2, 3, 2, 1, 4].map((min) => [min, Math.max(1, min)]) as [number, number][]),
  [0, 'unbounded'],
  [1, 'unbounded'],
  [2, 'unbounded'],
  [2, 3],
  [0, 2],
  [3, 5],
  [2, 400],
  [0, 9_999_999],
);

const { particle: repeating } = fc.letrec<{ particle: Particle; leaf: Particle; group: Particle }>(
  (tie) => ({
    particle: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('group')),
    leaf: fc
      .tuple(fc.constantFrom('a', 'b', 'c', FOREIGN), occurs)
      .map(([name, [min, max]]) => el(name, xs('string'), min, max)),
    group: fc
      .tuple(
        fc.constantFrom<'sequence' | 'choice'>('sequence', 'choice'),
        fc.array(tie('particle'), { maxLength: 4 }),
        occurs,
      )
      .map(([kind, particles, [min, max]]) => group(kind, particles, min, max)),
  }),
);

const unordered: fc.Arbitrary<Particle> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 }),
    fc.infiniteStream(fc.integer({ min: 0, max: 1 })),
    fc.integer({ min: 0, max: 1 }),
  )
  .map(([names, minima, min]) => {
    const all = names.map((name) => el(name, xs('string'), minima.next().value ?? 0));
    return group('all', all, min);
  });

interface Case {
  readonly particle: Particle;
  readonly mixed: boolean;
  readonly words: readonly Word[];
}

const names = fc.constantFrom('a', 'b', 'c', 'd', FOREIGN);

const cases: fc.Arbitrary<Case> = fc
  .record({
    particle: fc.oneof({ weight: 5, arbitrary: repeating }, { weight: 1, arbitrary: unordered }),
    mixed: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    words: fc.array(fc.array(names, { maxLength: 9 }), { minLength: WORDS, maxLength: WORDS }),
    choices: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
  })
  .filter(({ particle }) => isUnambiguous(particle) && isGroup(particle))
  .map(({ particle, mixed, words, choices }) => ({
    particle,
    mixed,
    words: words.map((word, index) => {
      if (index % 4 === 0) return word;
      const valid = wordOf(few(particle), () => choices.next().value ?? 0).slice(0, 40);
      // A word that nearly fits says more than one that never could.
      return index % 4 === 1
        ? valid
        : [...valid.slice(0, index % 7), ...valid.slice(1 + (index % 7))];
    }),
  }));

/** The same with no more rounds than a short word needs. */
function few({ min, max, ...rest }: Particle): Particle {
  const most = max === 'unbounded' ? min + 2 : Math.min(max, min + 2);
  const { term } = rest;
  if (term.kind === 'element' || term.kind === 'any') return { ...rest, min, max: most };
  return { ...rest, min, max: most, term: { ...term, particles: term.particles.map(few) } };
}

function isGroup({ term, max }: Particle): boolean {
  return term.kind !== 'element' && term.kind !== 'any' && max !== 0;
}

function isUnambiguous(particle: Particle): boolean {
  const diagnostics = new Diagnostics();
  // It asks for nothing else of the context.
  checkAmbiguity({ diagnostics } as Context, particle, (term) => [term]);
  return !diagnostics.hasErrors;
}

function schemaOf({ min, max, term }: Particle): string {
  const bounds = `minOccurs="${min}" maxOccurs="${max}"`;
  if (term.kind === 'any') throw new Error('A wildcard is written as an element here.');
  if (term.kind === 'element')
    return term.name.local === FOREIGN
      ? `<xs:any namespace="urn:o" processContents="skip" ${bounds}/>`
      : `<xs:element name="${term.name.local}" type="xs:string" ${bounds}/>`;
  return `<xs:${term.kind} ${bounds}>${term.particles.map(schemaOf).join('')}</xs:${term.kind}>`;
}

function typeOf({ particle, mixed }: Case): string {
  return `<xs:complexType mixed="${mixed}">${schemaOf(particle)}</xs:complexType>`;
}

function wrapped(body: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">${body}</xs:schema>`;
}

/** Undefined for a model that libxml2 does not take. */
function oracleOf(each: Case): Oracle | undefined {
  const schema = wrapped(`<xs:element name="r">${typeOf(each)}</xs:element>`);
  try {
    return oracleOfText(schema, '/model.xsd');
  } catch {
    return undefined;
  }
}

function documentOf(root: string, word: Word): string {
  const items = word.map((name) => (name === FOREIGN ? '<o:x xmlns:o="urn:o"/>' : `<${name}/>`));
  return `<${root} xmlns="urn:t">${items.join('')}</${root}>`;
}

/** As `$content` has it. */
function valueOf(word: Word): unknown {
  const $content = word.map((name) =>
    name === FOREIGN
      ? { name: '{urn:o}x', value: { name: '{urn:o}x', attributes: {}, content: [] } }
      : { name, value: '' },
  );
  return { $content };
}

/** The names of a document's children. */
function wordIn(document: Uint8Array): Word {
  const text = new TextDecoder().decode(document);
  const tags = [...text.matchAll(/<(?:\w+:)?(\w+)[ >/]/g)].map(([, name = '']) => name);
  return tags.slice(1);
}

interface Verdicts {
  readonly read: boolean;
  /** Of the value that was read, or of one made of the word. */
  readonly judged: boolean;
  /** What the value that was read is written as. */
  readonly written?: Word;
}

function verdicts(codec: Codec<unknown>, root: string, word: Word): Verdicts {
  const document = documentOf(root, word);
  const { value } = decode(codec, document);
  if (value !== undefined) {
    const written = wordIn(encode(codec, value));
    return { read: true, judged: validate(codec, value).length === 0, written };
  }
  const read = decode(codec, document, { mode: 'tolerant' }).value;
  const isOrdered = typeof read === 'object' && read !== null && '$content' in read;
  const judged = isOrdered && validate(codec, valueOf(word)).length === 0;
  return { read: false, judged };
}

test('content models are judged as they are defined', async () => {
  let pairs = 0;
  let disputed = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const found = fc.sample(cases, { numRuns: MODELS, seed: FIRST_SEED + batch });
    const body = found.map((each, i) => `<xs:element name="r${i}">${typeOf(each)}</xs:element>`);
    const opened = await openInline(body.join(''));
    found.forEach((each, i) => {
      const codec = element(opened, `{urn:t}r${i}`);
      const oracle = oracleOf(each);
      for (const word of each.words) {
        const expected = matches(each.particle, word);
        expect(verdicts(codec, `r${i}`, word), `${typeOf(each)} ${word.join(' ')}`).toEqual(
          expected ? { read: true, judged: true, written: word } : { read: false, judged: false },
        );
        if (oracle === undefined) continue;
        pairs++;
        if (oracle.accepts(documentOf('r', word)) !== expected) disputed++;
      }
    });
  }
  expect(pairs).toBeGreaterThan(BATCHES * 400);
  // libxml2 loses count now and then where groups that repeat are nested.
  expect(disputed).toBeLessThan(pairs / 200);
}, 1_800_000);
