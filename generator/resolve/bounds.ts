/** Facets that bound an ordered value: they may only come closer together (Part 2, 4.3.7 to 4.3.10). */
import { quote } from '../support/text.js';
import { primitiveOf } from '../xsd/builtins.js';
import type { SimpleType } from '../xsd/components.js';
import { isLexical } from '../xsd/lexical.js';
import { compareValues } from '../xsd/order.js';
import type { FacetDeclaration } from '../xsd/declarations.js';
import type { Context } from './context.js';
import type { Merged, OwnFacets } from './lengths.js';
import { normalize, simpleProblem } from './values.js';

type Bound = 'minInclusive' | 'maxInclusive' | 'minExclusive' | 'maxExclusive';

const KINDS = ['minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive'] as const;

const OPPOSITE = {
  minInclusive: 'minExclusive',
  minExclusive: 'minInclusive',
  maxInclusive: 'maxExclusive',
  maxExclusive: 'maxInclusive',
} as const;

export function checkBounds(
  context: Context,
  base: SimpleType,
  merged: Merged,
  own: OwnFacets,
): void {
  for (const kind of KINDS) {
    const facet = own.get(kind);
    if (facet !== undefined) applyBound(context, base, merged, kind, facet, own);
  }
  checkOrder(context, base, merged, own);
}

function applyBound(
  context: Context,
  base: SimpleType,
  merged: Merged,
  kind: Bound,
  facet: FacetDeclaration,
  own: OwnFacets,
): void {
  const builtin = base.builtin ?? '';
  const value = normalize(facet.value, base.facets.whiteSpace);
  if (!isLexical(builtin, value)) {
    const message = `${kind} is ${quote(value)}, not a value of xs:${builtin}`;
    report(context, 'RES409', facet, message, `${kind}-valid-restriction`);
    return;
  }
  if (own.has(OPPOSITE[kind]) && kind.endsWith('Inclusive')) {
    const message = `${kind} and ${OPPOSITE[kind]} exclude each other`;
    report(context, 'RES410', facet, message, `${kind}-${OPPOSITE[kind]}`);
    return;
  }
  const loosened = KINDS.find((other) => isBeyond(base, kind, value, other));
  if (loosened !== undefined) {
    const message = `${kind} ${quote(value)} is outside ${loosened} ${base.facets[loosened] ?? ''} of the base`;
    report(context, 'RES410', facet, message, `${kind}-valid-restriction`);
    return;
  }
  const problem = isRepeated(base, kind, value) ? undefined : simpleProblem(context, base, value);
  if (problem !== undefined) {
    const message = `${kind} must be a value of the base, but ${problem}`;
    report(context, 'RES409', facet, message, `${kind}-valid-restriction`);
    return;
  }
  merged[kind] = value;
  // The tighter of the two says all: it has just been shown to lie within the other.
  delete merged[OPPOSITE[kind]];
}

function isRepeated(base: SimpleType, kind: Bound, value: string): boolean {
  const before = base.facets[kind];
  return (
    before !== undefined && compareValues(primitiveOf(base.builtin ?? ''), value, before) === 0
  );
}

/** The new bound lets in what the base excludes, or excludes all that the base lets in. */
function isBeyond(base: SimpleType, kind: Bound, value: string, other: Bound): boolean {
  const bound = base.facets[other];
  if (bound === undefined) return false;
  const order = compareValues(primitiveOf(base.builtin ?? ''), value, bound);
  if (order === undefined) return false;
  // An exclusive bound of the base may be repeated by an exclusive one only.
  const mayBeEqual = other.endsWith('Inclusive') || kind === other;
  const outside = other.startsWith('min') ? order < 0 : order > 0;
  return outside || (order === 0 && !mayBeEqual);
}

function checkOrder(context: Context, base: SimpleType, merged: Merged, own: OwnFacets): void {
  for (const low of ['minInclusive', 'minExclusive'] as const) {
    for (const high of ['maxInclusive', 'maxExclusive'] as const) {
      const [min, max] = [merged[low], merged[high]];
      const facet = own.get(low) ?? own.get(high);
      if (min === undefined || max === undefined || facet === undefined) continue;
      const order = compareValues(primitiveOf(base.builtin ?? ''), min, max);
      if (order === undefined) continue;
      // Equal bounds contradict only if just one of them is exclusive (4.3.8.4, 4.3.9.4), where
      // minExclusive may be the maxInclusive of the base.
      const isMixed =
        high === 'maxExclusive'
          ? low === 'minInclusive'
          : low === 'minExclusive' && own.has('maxInclusive');
      if (order < 0 || (order === 0 && !isMixed)) continue;
      const message = `${low} ${quote(min)} leaves no value below ${high} ${quote(max)}`;
      const rule = isMixed ? 'less-than' : 'less-than-equal-to';
      report(context, 'RES410', facet, message, `${low}-${rule}-${high}`);
      delete merged[low];
    }
  }
}

function report(
  context: Context,
  code: 'RES409' | 'RES410',
  facet: FacetDeclaration,
  message: string,
  constraint: string,
): void {
  context.diagnostics.error(code, facet.at, message, { constraint });
}
