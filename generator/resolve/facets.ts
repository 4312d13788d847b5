/** The facets of a restriction: those of the base, narrowed (Part 2, section 4.3). */
import { parsePattern } from '../pattern/parse.js';
import type { SourcePoint } from '../support/source.js';
import { alternatives, quote } from '../support/text.js';
import { collapse } from '../xml/names.js';
import { primitiveOf } from '../xsd/builtins.js';
import type { EnumerationValue, Facets, SimpleType, WhiteSpace } from '../xsd/components.js';
import type { FacetDeclaration, FacetName } from '../xsd/declarations.js';
import { compareValues } from '../xsd/order.js';
import { checkBounds } from './bounds.js';
import type { Context } from './context.js';
import { checkLengths, type Merged } from './lengths.js';
import { normalize, simpleProblem } from './values.js';

const COUNTS = ['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits'] as const;
const BOUNDS = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive'] as const;
const TEXT: readonly FacetName[] = [
  'length',
  'minLength',
  'maxLength',
  'pattern',
  'enumeration',
  'whiteSpace',
];
const ORDERED: readonly FacetName[] = ['pattern', 'enumeration', 'whiteSpace', ...BOUNDS];

export function mergeFacets(
  context: Context,
  base: SimpleType,
  declared: readonly FacetDeclaration[],
): Facets {
  const applicable = declared.filter((facet) => checkApplies(context, base, facet));
  const merged: Merged = { ...base.facets };
  const own = new Map<FacetName, FacetDeclaration>();
  const patterns: string[] = [];
  const values: EnumerationValue[] = [];
  for (const facet of applicable) {
    const { kind, value, at, annotation } = facet;
    if (kind === 'pattern') {
      const parsed = parsePattern(value);
      if (parsed.kind === 'error') {
        const { index, message } = parsed.error;
        const text = `${quote(value)}: ${message}, at character ${index + 1}`;
        report(context, 'RES412', at, text);
      } else patterns.push(value);
    } else if (kind === 'enumeration') {
      const problem = simpleProblem(context, base, value, facet.scope);
      if (problem !== undefined) {
        report(context, 'RES409', at, problem, 'enumeration-valid-restriction');
      }
      const text = normalize(value, base.facets.whiteSpace);
      values.push({ value: text, at, ...(annotation && { annotation }) });
    } else if (own.has(kind)) {
      report(context, 'RES410', at, `${kind} is given twice`, 'src-single-facet-value');
    } else {
      checkFixed(context, base, facet);
      own.set(kind, facet);
    }
  }
  if (patterns.length > 0) merged.patterns = [...(base.facets.patterns ?? []), patterns];
  if (values.length > 0) merged.enumeration = values;
  applyWhiteSpace(context, merged, own.get('whiteSpace'));
  for (const kind of COUNTS) {
    const facet = own.get(kind);
    const count = facet && countOf(context, facet);
    if (count !== undefined) merged[kind] = count;
  }
  checkLengths(context, base.facets, merged, own);
  checkBounds(context, base, merged, own);
  return merged;
}

/** Part 2, section 4.1.5: which facets a type admits. */
function checkApplies(context: Context, base: SimpleType, { kind, at }: FacetDeclaration): boolean {
  const admitted = admittedBy(base);
  if (admitted.includes(kind)) return true;
  const what = base.variety === 'atomic' ? `xs:${base.builtin ?? ''}` : `a ${base.variety}`;
  report(context, 'RES408', at, `${kind} does not apply to ${what}`, 'cos-applicable-facets');
  return false;
}

function admittedBy({ variety, builtin }: SimpleType): readonly FacetName[] {
  if (variety === 'list') return TEXT;
  if (variety === 'union') return ['pattern', 'enumeration'];
  switch (primitiveOf(builtin ?? '')) {
    case 'string':
    case 'hexBinary':
    case 'base64Binary':
    case 'anyURI':
    case 'QName':
    case 'NOTATION':
      return TEXT;
    case 'boolean':
      return ['pattern', 'whiteSpace'];
    case 'decimal':
      return [...ORDERED, 'totalDigits', 'fractionDigits'];
    default:
      return ORDERED;
  }
}

/** Part 2, section 4.3: a facet that the base fixes can only be repeated. */
function checkFixed(context: Context, base: SimpleType, facet: FacetDeclaration): void {
  const { kind, value, at } = facet;
  if (kind === 'pattern' || kind === 'enumeration' || base.fixed?.includes(kind) !== true) return;
  const before = base.facets[kind];
  if (before === undefined || isSameFacet(base, facet, String(before))) return;
  const message = `${kind} is ${quote(value)}, but the base fixes it to ${before}`;
  report(context, 'RES410', at, message, `${kind}-valid-restriction`);
}

function isSameFacet(base: SimpleType, { kind, value }: FacetDeclaration, before: string): boolean {
  const text = normalize(value, 'collapse');
  if (kind === 'whiteSpace') return text === before;
  const isCount = COUNTS.some((count) => count === kind);
  return compareValues(isCount ? 'decimal' : primitiveOf(base.builtin ?? ''), text, before) === 0;
}

function countOf(context: Context, { kind, value, at }: FacetDeclaration): number | undefined {
  const text = collapse(value);
  const isNumber = /^\+?[0-9]+$/.test(text);
  if (!isNumber || (kind === 'totalDigits' && Number(text) === 0)) {
    const expected = kind === 'totalDigits' ? 'a whole number above 0' : 'a whole number';
    report(context, 'RES409', at, `${kind} is ${quote(text)}, not ${expected}`);
    return undefined;
  }
  // No text is that long: beyond 2^53 the exact number makes no difference.
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
}

const SPACES = ['preserve', 'replace', 'collapse'] as const;

/** Part 2, section 4.3.6.4: white space may only be treated more strictly than in the base. */
function applyWhiteSpace(
  context: Context,
  merged: Merged,
  facet: FacetDeclaration | undefined,
): void {
  if (facet === undefined) return;
  const text = collapse(facet.value);
  const value = SPACES.find((each): each is WhiteSpace => each === text);
  if (value === undefined) {
    const message = `whiteSpace is ${quote(text)}, expected ${alternatives(SPACES)}`;
    report(context, 'RES409', facet.at, message);
    return;
  }
  const before = merged.whiteSpace ?? 'preserve';
  if (SPACES.indexOf(value) < SPACES.indexOf(before)) {
    const message = `whiteSpace cannot be ${value}, since the base has ${before}`;
    report(context, 'RES410', facet.at, message, 'whiteSpace-valid-restriction');
    return;
  }
  merged.whiteSpace = value;
}

function report(
  context: Context,
  code: 'RES408' | 'RES409' | 'RES410' | 'RES412',
  at: SourcePoint,
  message: string,
  constraint?: string,
): void {
  context.diagnostics.error(code, at, message, constraint === undefined ? {} : { constraint });
}
