/** Facets that count: lengths and digits (Part 2, sections 4.3.1 to 4.3.3, 4.3.11 and 4.3.12). */
import type { Facets } from '../xsd/components.js';
import type { FacetDeclaration, FacetName } from '../xsd/declarations.js';
import type { Context } from './context.js';

/** Facets while they are put together. */
export type Merged = { -readonly [K in keyof Facets]: Facets[K] };

export type OwnFacets = ReadonlyMap<FacetName, FacetDeclaration>;

/** Checks what a restriction added against its base and among itself; the base's value stays. */
export function checkLengths(context: Context, base: Facets, merged: Merged, own: OwnFacets): void {
  narrow(context, base, merged, own, 'length', 'equal');
  narrow(context, base, merged, own, 'minLength', 'up');
  narrow(context, base, merged, own, 'maxLength', 'down');
  narrow(context, base, merged, own, 'totalDigits', 'down');
  narrow(context, base, merged, own, 'fractionDigits', 'down');
  contradict(
    context,
    own,
    merged,
    'minLength',
    'maxLength',
    'minLength-less-than-equal-to-maxLength',
  );
  contradict(context, own, merged, 'minLength', 'length', 'length-minLength-maxLength');
  contradict(context, own, merged, 'length', 'maxLength', 'length-minLength-maxLength');
  contradict(context, own, merged, 'fractionDigits', 'totalDigits', 'fractionDigits-totalDigits');
  checkCombined(context, base, merged, own, 'minLength');
  checkCombined(context, base, merged, own, 'maxLength');
}

/** Section 4.3.1.4: beside length the others may only repeat what an earlier step of derivation says. */
function checkCombined(
  context: Context,
  base: Facets,
  merged: Merged,
  own: OwnFacets,
  kind: 'minLength' | 'maxLength',
): void {
  const facet = own.get(kind);
  if (facet === undefined || merged.length === undefined || base[kind] === merged[kind]) return;
  const constraint = 'length-minLength-maxLength';
  const message = `length cannot be combined with ${kind}`;
  context.diagnostics.error('RES410', facet.at, message, { constraint });
}

type Count = 'length' | 'minLength' | 'maxLength' | 'totalDigits' | 'fractionDigits';

function narrow(
  context: Context,
  base: Facets,
  merged: Merged,
  own: OwnFacets,
  kind: Count,
  direction: 'equal' | 'up' | 'down',
): void {
  const facet = own.get(kind);
  const before = base[kind];
  const after = merged[kind];
  if (facet === undefined || before === undefined || after === undefined) return;
  const isNarrower =
    direction === 'equal'
      ? after === before
      : direction === 'up'
        ? after >= before
        : after <= before;
  if (isNarrower) return;
  const message = `${kind} ${after} loosens the ${before} of the base`;
  const constraint = `${kind}-valid-restriction`;
  context.diagnostics.error('RES410', facet.at, message, { constraint });
  merged[kind] = before;
}

function contradict(
  context: Context,
  own: OwnFacets,
  merged: Merged,
  low: Count,
  high: Count,
  constraint: string,
): void {
  const facet = own.get(low) ?? own.get(high);
  const [min, max] = [merged[low], merged[high]];
  if (facet === undefined || min === undefined || max === undefined || min <= max) return;
  const message = `${low} ${min} is greater than ${high} ${max}`;
  context.diagnostics.error('RES410', facet.at, message, { constraint });
  delete merged[low];
}
