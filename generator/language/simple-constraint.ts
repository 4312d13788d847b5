/** What a simple type asks of a text, facet by facet, once its white space is normalized. */
import { normalize } from '../resolve/values.js';
import { isBuiltinFrom, primitiveOf } from '../xsd/builtins.js';
import type { SimpleType } from '../xsd/components.js';
import { LEXICALS } from '../xsd/lexical.js';
import { compareValues } from '../xsd/order.js';
import { itemOf, membersOf, spacesOf } from './simple-judge.js';
import type { Typed } from './simple-judge.js';
import { ruleOf } from './simple-lexical.js';

export type Constraint =
  | { readonly kind: 'lexical'; readonly rule: string }
  | { readonly kind: 'items'; readonly item: Typed }
  | { readonly kind: 'members'; readonly members: readonly Typed[] }
  | { readonly kind: 'pattern'; readonly patterns: readonly string[] }
  | Length
  | Bound
  | { readonly kind: 'digits'; readonly counts: 'total' | 'fraction'; readonly most: number }
  | Enumeration;

export interface Length {
  readonly kind: 'length';
  readonly unit: 'character' | 'item' | 'hexBinary' | 'base64Binary';
  readonly min: number;
  readonly max: number;
}

export interface Bound {
  readonly kind: 'bound';
  readonly primitive: string;
  readonly end: 'min' | 'max';
  readonly isExclusive: boolean;
  readonly value: string;
}

export interface Enumeration {
  readonly kind: 'enumeration';
  /** What makes two texts one value, as the judge has it. */
  readonly equality: Equality;
  /** Their texts, white space normalized. */
  readonly values: readonly string[];
}

export type Equality =
  | 'text'
  | 'decimal'
  | 'float'
  | 'double'
  | 'hexBinary'
  | 'base64Binary'
  /** Values that are equal in more than one text, which no automaton here knows. */
  | 'other';

export function constraintsOf(of: Typed): readonly Constraint[] {
  const { variety, builtin, facets } = of.type;
  const constraints: Constraint[] = [];
  const item = itemOf(of);
  const rule = builtin === undefined ? undefined : ruleOf(builtin);
  if (rule !== undefined) constraints.push({ kind: 'lexical', rule });
  if (item !== undefined) constraints.push({ kind: 'items', item });
  const members = membersOf(of);
  if (members.length > 0) constraints.push({ kind: 'members', members });
  for (const patterns of facets.patterns ?? []) constraints.push({ kind: 'pattern', patterns });
  const unit = variety === 'union' ? undefined : unitOf(of.type);
  const min = Math.max(facets.length ?? 0, facets.minLength ?? 0);
  const max = Math.min(facets.length ?? Infinity, facets.maxLength ?? Infinity);
  if (unit !== undefined && (min > 0 || max < Infinity))
    constraints.push({ kind: 'length', unit, min, max });
  if (builtin !== undefined) constraints.push(...boundsOf(of.type, primitiveOf(builtin)));
  for (const counts of ['total', 'fraction'] as const) {
    const most = facets[`${counts}Digits`];
    // An integer has no digits after the point to count.
    if (most === undefined || (rule === 'integer' && counts === 'fraction')) continue;
    constraints.push({ kind: 'digits', counts, most });
  }
  if (facets.enumeration !== undefined) {
    const [space] = spacesOf(of);
    const values = facets.enumeration.map(({ value }) => normalize(value, space));
    constraints.push({ kind: 'enumeration', equality: equalityOf(of), values });
  }
  return constraints;
}

/** Undefined where the judge counts nothing. */
function unitOf({ variety, builtin }: SimpleType): Length['unit'] | undefined {
  if (variety === 'list') return 'item';
  const primitive = primitiveOf(builtin ?? '');
  switch (primitive) {
    case 'hexBinary':
    case 'base64Binary':
      return primitive;
    case 'QName':
    case 'NOTATION':
      return undefined;
    default:
      return 'character';
  }
}

function boundsOf({ facets }: SimpleType, primitive: string): readonly Bound[] {
  const { minInclusive, minExclusive, maxInclusive, maxExclusive } = facets;
  const bound = (end: 'min' | 'max', isExclusive: boolean, value?: string): readonly Bound[] =>
    value === undefined ? [] : [{ kind: 'bound', primitive, end, isExclusive, value }];
  return [
    ...bound('min', false, minInclusive),
    ...bound('min', true, minExclusive),
    ...bound('max', false, maxInclusive),
    ...bound('max', true, maxExclusive),
  ];
}

function equalityOf(of: Typed): Equality {
  const item = itemOf(of);
  const parts = item === undefined ? membersOf(of) : [item];
  if (parts.length > 0)
    return spacesOf(of).length === 1 && parts.every((part) => equalityOf(part) === 'text')
      ? 'text'
      : 'other';
  const primitive = primitiveOf(of.type.builtin ?? '');
  switch (primitive) {
    case 'decimal':
    case 'float':
    case 'double':
    case 'hexBinary':
    case 'base64Binary':
      return primitive;
    default:
      return LEXICALS.get(primitive)?.canonical === undefined ? 'text' : 'other';
  }
}

/** Equal values have equal forms; of others only equal texts are known to be equal. */
export function canonicalOf(equality: Equality, text: string): string {
  return LEXICALS.get(equality)?.canonical?.(text) ?? text;
}

/**
 * Whether every text that meets `given` meets `wanted`, both after the same treatment of white
 * space. False where it takes more than these two to see it.
 */
export function implies(given: Constraint, wanted: Constraint): boolean {
  switch (wanted.kind) {
    case 'lexical':
      return given.kind === 'lexical' && isRuleFrom(given.rule, wanted.rule);
    case 'pattern':
      return (
        given.kind === 'pattern' &&
        given.patterns.every((pattern) => wanted.patterns.includes(pattern))
      );
    case 'length':
      return (
        given.kind === 'length' &&
        given.unit === wanted.unit &&
        given.min >= wanted.min &&
        given.max <= wanted.max
      );
    case 'bound':
      return given.kind === 'bound' && isWithin(given, wanted);
    case 'digits':
      return given.kind === 'digits' && given.counts === wanted.counts && given.most <= wanted.most;
    case 'enumeration': {
      if (given.kind !== 'enumeration' || given.equality !== wanted.equality) return false;
      const forms = new Set(wanted.values.map((value) => canonicalOf(wanted.equality, value)));
      return given.values.every((value) => forms.has(canonicalOf(given.equality, value)));
    }
    case 'items':
    case 'members':
      return false;
  }
}

function isRuleFrom(rule: string, ancestor: string): boolean {
  return rule === ancestor || isBuiltinFrom(rule, ancestor);
}

/** The orders of Part 2 are transitive, partial as some of them are. */
function isWithin(given: Bound, wanted: Bound): boolean {
  if (given.primitive !== wanted.primitive || given.end !== wanted.end) return false;
  const order = compareValues(given.primitive, given.value, wanted.value);
  if (order === undefined) return false;
  if (order === 0) return given.isExclusive || !wanted.isExclusive;
  return given.end === 'min' ? order > 0 : order < 0;
}
