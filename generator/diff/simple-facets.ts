/** Facets that differ: rows 20 to 23, and the built-in type that they restrict. */
import type { Typed } from '../language/simple-judge.js';
import { clark, XSD } from '../support/qname.js';
import { builtinTypes, primitiveOf } from '../xsd/builtins.js';
import type { Facets, SimpleType } from '../xsd/components.js';
import { altered, partOfBoth, places } from './simple-aspect.js';
import type { Aspect, Pair } from './simple-aspect.js';
import { kindName, shown } from './simple-names.js';

type FacetName = keyof Facets;

/** Facets that say one thing together, so that one may take the place of another. */
const GROUPS: readonly (readonly FacetName[])[] = [
  ['length', 'minLength', 'maxLength'],
  ['minInclusive', 'minExclusive'],
  ['maxInclusive', 'maxExclusive'],
  ['totalDigits'],
  ['fractionDigits'],
];

/** Which of the lengths differ: told apart where both releases have the same ones. */
const LENGTHS: readonly (readonly FacetName[])[] = [['minLength'], ['maxLength']];

export function facetAspects(pair: Pair): readonly Aspect[] {
  const hasLength = [pair.old, pair.now].some(({ type }) => type.facets.length !== undefined);
  const groups = hasLength ? GROUPS : [...LENGTHS, ...GROUPS.slice(1)];
  return [
    ...groups.flatMap((names) => groupAspect(pair, names)),
    ...patternAspect(pair),
    ...enumerationAspect(pair),
  ];
}

function groupAspect(pair: Pair, names: readonly FacetName[]): readonly Aspect[] {
  const [before, after] = [pair.old, pair.now].map(({ type }) => picked(ownFacets(type), names));
  if (before === undefined || after === undefined) return [];
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const detail = Object.keys(after)[0] ?? Object.keys(before)[0] ?? '';
  return [
    {
      rules: ['facet-tightened', 'facet-loosened'],
      detail,
      message: changeOf(before, after),
      ...places(pair),
      ...partOfBoth(pair, (own, other) => withFacets(own, other, names)),
    },
  ];
}

/** `maxLength raised from 10 to 20` */
function changeOf(before: Facets, after: Facets): string {
  const [old, now] = [before, after].map((facets) => Object.entries(facets));
  const [from, to] = [old?.[0], now?.[0]];
  const said = (entries: typeof old): string =>
    (entries ?? []).map(([name, value]) => `${name} ${String(value)}`).join(', ');
  if (to === undefined) return `${said(old)} removed`;
  if (from === undefined) return `${said(now)} added`;
  if (from[0] !== to[0] || old?.length !== 1 || now?.length !== 1)
    return `${said(old)} became ${said(now)}`;
  const [low, high] = [Number(from[1]), Number(to[1])];
  const verb = low < high ? 'raised' : low > high ? 'lowered' : 'changed';
  return `${from[0]} ${verb} from ${String(from[1])} to ${String(to[1])}`;
}

function patternAspect(pair: Pair): readonly Aspect[] {
  const [before, after] = [pair.old, pair.now].map(({ type }) => type.facets.patterns ?? []);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const said = (groups: typeof before = []): string =>
    groups.map((group) => shown(group.join('|'))).join(' and ');
  const message =
    before?.length === 0
      ? `pattern ${said(after)} added`
      : after?.length === 0
        ? `pattern ${said(before)} removed`
        : `pattern changed from ${said(before)} to ${said(after)}`;
  return [
    {
      rules: ['pattern-changed', 'pattern-changed'],
      detail: 'pattern',
      message,
      ...places(pair),
      ...partOfBoth(pair, (own, other) => withFacets(own, other, ['patterns'])),
    },
  ];
}

/** Row 20; where both list values, each value is a change of its own. */
function enumerationAspect(pair: Pair): readonly Aspect[] {
  const [before, after] = [pair.old, pair.now].map(({ type }) => type.facets.enumeration);
  if ((before === undefined) === (after === undefined)) return [];
  const values = (after ?? before ?? []).length;
  const count = `${values} ${values === 1 ? 'value' : 'values'}`;
  return [
    {
      rules: ['enumeration-imposed', 'enumeration-lifted'],
      detail: 'enumeration',
      message:
        after === undefined
          ? `no longer limited to ${count}, now any ${kindName(pair.now)}`
          : `limited to ${count}, was any ${kindName(pair.old)}`,
      ...places(pair),
      ...partOfBoth(pair, (own, other) => withFacets(own, other, ['enumeration'])),
    },
  ];
}

/** Row 23: texts may stand for other values then, even where the same texts are valid. */
export function whiteSpaceAspect(pair: Pair): readonly Aspect[] {
  const [before = 'preserve', after = 'preserve'] = [pair.old, pair.now].map(
    ({ type }) => type.facets.whiteSpace,
  );
  if (before === after) return [];
  return [
    {
      rules: ['white-space-changed', 'white-space-changed'],
      detail: 'whiteSpace',
      message: `white space changed from ${before} to ${after}`,
      ...places(pair),
      ...partOfBoth(pair, (own, other) => withFacets(own, other, ['whiteSpace'])),
      changesValues: true,
    },
  ];
}

/** Rows 15 and 16, for types of one primitive: `type changed from xs:int to xs:long`. */
export function builtinAspect(pair: Pair): readonly Aspect[] {
  const [before, after] = [pair.old, pair.now].map(({ type }) => type.builtin);
  if (before === after || isListed(pair)) return [];
  return [
    {
      rules: ['type-narrowed', 'type-widened'],
      detail: 'type',
      message: `type changed from ${kindName(pair.old)} to ${kindName(pair.now)}`,
      ...places(pair),
      ...partOfBoth(pair, rebuilt),
    },
  ];
}

/** Where values are listed, the type that they are of says no more; numbers are written in many ways. */
function isListed({ old, now }: Pair): boolean {
  const listing = [old, now].filter(({ type }) => type.facets.enumeration !== undefined);
  const isNumber = primitiveOf(old.type.builtin ?? '') === 'decimal';
  return listing.length === 1 || (listing.length === 2 && !isNumber);
}

const BOUNDS: readonly (readonly FacetName[])[] = [
  ['minInclusive', 'minExclusive'],
  ['maxInclusive', 'maxExclusive'],
];

/** The facets that the type adds to its built-in one, white space aside. */
function ownFacets({ builtin, facets }: SimpleType): Facets {
  const given = new Map<string, unknown>(Object.entries(builtinFacets(builtin)));
  const own = Object.entries(facets).filter(
    ([name, value]) => name !== 'whiteSpace' && given.get(name) !== value,
  );
  return Object.fromEntries(own);
}

function builtinFacets(builtin: string | undefined): Facets {
  return builtinTypes.get(clark(XSD, builtin ?? 'anySimpleType'))?.facets ?? {};
}

function picked(facets: Facets, names: readonly FacetName[]): Facets {
  return Object.fromEntries(
    names.filter((name) => name in facets).map((name) => [name, facets[name]]),
  );
}

function without(facets: Facets, names: readonly FacetName[]): Facets {
  return Object.fromEntries(
    Object.entries(facets).filter(([name]) => !names.some((each) => each === name)),
  );
}

/** `own`, with the facets of these names that `other` has; else those of its own built-in type. */
function withFacets(own: Typed, other: Typed, names: readonly FacetName[]): Typed {
  const added = picked(other.type.facets, names);
  const isGiven = Object.keys(added).length > 0;
  const facets = isGiven ? added : picked(builtinFacets(own.type.builtin), names);
  return altered(own, { facets: { ...without(own.type.facets, names), ...facets } });
}

/** `own` on the built-in type of `other`. */
function rebuilt(own: Typed, other: Typed): Typed {
  const { builtin } = other.type;
  if (builtin === undefined) return own;
  const facets = ownFacets(own.type);
  const replaced = BOUNDS.filter((names) => names.some((name) => name in facets)).flat();
  const given = without(builtinFacets(builtin), [...replaced, 'whiteSpace']);
  const { whiteSpace } = own.type.facets;
  return altered(own, {
    builtin,
    facets: { ...given, ...facets, ...(whiteSpace && { whiteSpace }) },
  });
}
