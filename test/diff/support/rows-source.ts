/** The rule table's column about generated TypeScript, for documents that are written and read. */
import type { SourceChange } from '../../../generator/diff/model.js';
import {
  A,
  any,
  attribute,
  B,
  BASE,
  C,
  choice,
  derived,
  documented,
  facet,
  listed,
  many,
  one,
  OPTIONAL,
  restricted,
  root,
  sequence,
  SLOT,
  value,
} from './markup.js';
import type { Letter } from './row.js';

type Kind = SourceChange['kind'];

export interface SourceRow {
  readonly row: number;
  readonly what: string;
  readonly old: string;
  readonly now: string;
  /** Each kind of change that is found with its worst impact; none where the code stays the same. */
  readonly found: Readonly<Partial<Record<Kind, Letter>>>;
}

const other = '<xs:element name="other" type="t:c"/>';
const type = `<xs:complexType name="c">${sequence(A)}</xs:complexType>`;

export const SOURCE_ROWS: readonly SourceRow[] = [
  {
    row: 3,
    what: 'optional element added',
    old: root(sequence(A)),
    now: root(sequence(A, one('b', OPTIONAL))),
    found: { 'member-added': 'I' },
  },
  {
    row: 4,
    what: 'required element added',
    old: root(sequence(A)),
    now: root(sequence(A, B)),
    found: { 'member-added': 'E' },
  },
  {
    row: 5,
    what: 'optional element removed',
    old: root(sequence(A, one('b', OPTIONAL))),
    now: root(sequence(A)),
    found: { 'member-removed': 'E' },
  },
  {
    row: 6,
    what: 'required element removed',
    old: root(sequence(A, B)),
    now: root(sequence(A)),
    found: { 'member-removed': 'E' },
  },
  {
    row: 7,
    what: 'element required now',
    old: root(sequence(A, one('b', OPTIONAL))),
    now: root(sequence(A, B)),
    found: { 'member-required': 'E' },
  },
  {
    row: 8,
    what: 'element optional now',
    old: root(sequence(A, B)),
    now: root(sequence(A, one('b', OPTIONAL))),
    found: { 'member-optional': 'E' },
  },
  {
    row: 9,
    what: 'a list became a value',
    old: root(sequence(one('a', many(1, 'unbounded')))),
    now: root(sequence(A)),
    found: { 'member-type': 'E' },
  },
  {
    row: 9,
    what: 'a shorter list',
    old: root(sequence(one('a', many(1, 4)))),
    now: root(sequence(one('a', many(1, 3)))),
    found: {},
  },
  {
    row: 10,
    what: 'a value became a list',
    old: root(sequence(A)),
    now: root(sequence(one('a', many(1, 'unbounded')))),
    found: { 'member-type': 'E' },
  },
  {
    row: 11,
    what: 'elements swapped',
    old: root(sequence(A, B)),
    now: root(sequence(B, A)),
    found: {},
  },
  {
    row: 12,
    what: 'sequence to choice',
    old: root(sequence(A, B)),
    now: root(choice(A, B)),
    found: { 'member-optional': 'E', 'declaration-kind': 'E' },
  },
  {
    row: 14,
    what: 'element renamed',
    old: root(sequence(one('telephone', OPTIONAL), A)),
    now: root(sequence(one('telephones', OPTIONAL), A)),
    found: { 'member-renamed': 'E' },
  },
  {
    row: 15,
    what: 'int to long',
    old: value('xs:int'),
    now: value('xs:long'),
    // The table says W; from number to bigint neither is assignable to the other.
    found: { 'member-type': 'E' },
  },
  {
    row: 15,
    what: 'short to int',
    old: value('xs:short'),
    now: value('xs:int'),
    // A number is a number.
    found: {},
  },
  {
    row: 17,
    what: 'boolean to dateTime',
    old: value('xs:boolean'),
    now: value('xs:dateTime'),
    found: { 'member-type': 'E' },
  },
  {
    row: 18,
    what: 'enumeration value added',
    old: value('t:s') + listed('one', 'two'),
    now: value('t:s') + listed('one', 'two', 'three'),
    found: { 'values-added': 'W' },
  },
  {
    row: 19,
    what: 'enumeration value removed',
    old: value('t:s') + listed('one', 'two', 'three'),
    now: value('t:s') + listed('one', 'two'),
    found: { 'values-removed': 'E' },
  },
  {
    row: 21,
    what: 'pattern added',
    old: restricted('xs:string'),
    now: restricted('xs:string', facet('pattern', '[a-z]+')),
    found: {},
  },
  {
    row: 22,
    what: 'length tightened',
    old: restricted('xs:string', facet('maxLength', 3)),
    now: restricted('xs:string', facet('maxLength', 2)),
    found: {},
  },
  {
    row: 24,
    what: 'default added',
    old: root(sequence(A)),
    now: root(sequence(one('a', 'default="x"'))),
    found: {},
  },
  {
    row: 26,
    what: 'nillable now',
    old: root(sequence(A)),
    now: root(sequence(one('a', 'nillable="true"'))),
    found: { 'member-type': 'E' },
  },
  {
    row: 26,
    what: 'no longer nillable',
    old: root(sequence(one('a', 'nillable="true"'))),
    now: root(sequence(A)),
    found: { 'member-type': 'E' },
  },
  {
    row: 27,
    what: 'optional attribute added',
    old: root(sequence(A)),
    now: root(sequence(A) + attribute('')),
    found: { 'member-added': 'I' },
  },
  {
    row: 27,
    what: 'required attribute added',
    old: root(sequence(A)),
    now: root(sequence(A) + attribute('use="required"')),
    found: { 'member-added': 'E' },
  },
  {
    row: 28,
    what: 'attribute removed',
    old: root(sequence(A) + attribute('')),
    now: root(sequence(A)),
    found: { 'member-removed': 'E' },
  },
  {
    row: 29,
    what: 'wildcard removed',
    old: root(sequence(A, any('namespace="##other"'))),
    now: root(sequence(A)),
    // What may hold anything keeps its items in order, under $content.
    found: { 'member-removed': 'E', 'member-added': 'E' },
  },
  {
    row: 33,
    what: 'derived type added',
    old: SLOT + BASE,
    now: SLOT + BASE + derived('more'),
    // The table has a warning; `$type` is any string here, over which no switch is exhaustive.
    found: { 'declaration-added': 'I', 'member-added': 'I' },
  },
  {
    row: 36,
    what: 'mixed now',
    old: root(sequence(A)),
    now: root(sequence(A)).replace('<xs:complexType>', '<xs:complexType mixed="true">'),
    found: { 'member-removed': 'E', 'member-added': 'E' },
  },
  {
    row: 39,
    what: 'type removed that nothing uses',
    old: root(sequence(A)) + type,
    now: root(sequence(A)),
    found: { 'declaration-removed': 'E' },
  },
  {
    row: 39,
    what: 'root element added, of a new type',
    old: root(sequence(C)),
    now: root(sequence(C)) + other + type,
    found: { 'declaration-added': 'I' },
  },
  {
    row: 40,
    what: 'type renamed',
    old: root(sequence(one('slot', '', 't:oneType'))) + type.replace('"c"', '"oneType"'),
    now: root(sequence(one('slot', '', 't:oneTypes'))) + type.replace('"c"', '"oneTypes"'),
    // The table has a warning with a name lock; the name is imported, so that it is an error here.
    found: { 'declaration-renamed': 'E' },
  },
  {
    row: 41,
    what: 'documentation changed',
    old: root(documented('Old words.') + sequence(A)),
    now: root(documented('New words.') + sequence(A)),
    found: {},
  },
];
