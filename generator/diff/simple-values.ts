/** Enumerations that differ, value by value: rows 18 and 19. */
import { isValid } from '../language/simple-judge.js';
import type { Typed } from '../language/simple-judge.js';
import type { EnumerationValue } from '../xsd/components.js';
import { altered, INCLUDED, placeOf } from './simple-aspect.js';
import type { Aspect, Pair } from './simple-aspect.js';
import { shown } from './simple-names.js';

/** Only where both types are enumerations. */
export function valueAspects({ old, now }: Pair): readonly Aspect[] {
  const removed = missing(old, now);
  const added = missing(now, old);
  const inOtherCase = (value: string, among: readonly EnumerationValue[]): string | undefined =>
    among.find((other) => other.value.toLowerCase() === value.toLowerCase())?.value;
  const [before, after] = [placeOf(old), placeOf(now)];
  return [
    ...removed.map(({ value, at }): Aspect => {
      const other = inOtherCase(value, added);
      const note = other === undefined ? '' : `: ${shown(other)} now, which differs in case only`;
      return {
        rules: ['enumeration-removed', 'enumeration-removed'],
        detail: value,
        message: `value ${shown(value)} removed${note}`,
        before: at,
        ...(after && { after }),
        request: { kind: 'refuted', text: value },
        response: INCLUDED,
        ...(other !== undefined && { lost: other }),
      };
    }),
    ...added.map(({ value, at }): Aspect => {
      const other = inOtherCase(value, removed);
      const note = other === undefined ? '' : `: was ${shown(other)}, which differs in case only`;
      return {
        rules: ['enumeration-added', 'enumeration-added'],
        detail: value,
        message: `value ${shown(value)} added${note}`,
        ...(before && { before }),
        after: at,
        request: INCLUDED,
        response: { kind: 'refuted', text: value },
      };
    }),
  ];
}

/** What the one lists and has, and the other one neither lists nor has. */
function missing(one: Typed, other: Typed): readonly EnumerationValue[] {
  const { enumeration, whiteSpace } = other.type.facets;
  if (enumeration === undefined) return [];
  const texts = new Set(enumeration.map(({ value }) => value));
  const facets = { enumeration, ...(whiteSpace && { whiteSpace }) };
  const listing = altered(other, { facets });
  const unique = new Map((one.type.facets.enumeration ?? []).map((each) => [each.value, each]));
  return [...unique.values()].filter(
    ({ value }) =>
      !texts.has(value) &&
      isValid(one, value) &&
      !isValid(other, value) &&
      !isValid(listing, value),
  );
}
