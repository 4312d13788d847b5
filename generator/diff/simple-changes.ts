/** What differs between an old and a new simple type, and what that means: rows 15 to 23. */
import type { SimpleSide } from '../language/simple.js';
import { inclusionOf } from '../language/simple-inclusion.js';
import type { Inclusion } from '../language/simple-inclusion.js';
import { keyOf, typed } from '../language/simple-judge.js';
import type { SourcePoint } from '../support/source.js';
import type { Impact } from './model.js';
import type { RuleName } from './rules.js';
import type { Aspect, Pair } from './simple-aspect.js';
import { referenceAspect } from './simple-references.js';
import { builtinAspect, facetAspects, whiteSpaceAspect } from './simple-facets.js';
import { shown } from './simple-names.js';
import { isSameKind, itemAspect, memberAspect, wholeAspect } from './simple-types.js';
import { valueAspects } from './simple-values.js';

export interface SimpleChange {
  readonly rule: RuleName;
  /** Tells changes of one rule at one place apart: the enumeration value, the facet's name. */
  readonly detail: string;
  /** `value "X" added`, `maxLength raised from 10 to 20`, `type changed from xs:int to xs:long` */
  readonly message: string;
  /** Of the enumeration value or the type; absent for built-in types. */
  readonly before?: SourcePoint;
  readonly after?: SourcePoint;
  readonly request: TextVerdict;
  readonly strict: TextVerdict;
  readonly tolerant: TextVerdict;
}

export interface TextVerdict {
  readonly impact: Impact;
  readonly reason: string;
  /** Valid in the old release and not in the new one for a request, the other way round else. */
  readonly text?: string;
}

/** None for types that differ in words alone. */
export function simpleChanges(old: SimpleSide, now: SimpleSide): readonly SimpleChange[] {
  const [before, after] = [typed(old.schema, old.type), typed(now.schema, now.type)];
  if (keyOf(before) === keyOf(after)) return [];
  const pair: Pair = {
    old: before,
    now: after,
    request: inclusionOf(after, before),
    response: inclusionOf(before, after),
  };
  const aspects = isSameKind(pair) ? aspectsOf(pair) : [wholeAspect(pair)];
  const texts = accounted(pair, aspects.filter(isChange));
  return [...texts, ...referenceAspect(pair)].map(changeOf);
}

function aspectsOf(pair: Pair): readonly Aspect[] {
  const types = [...builtinAspect(pair), ...itemAspect(pair), ...memberAspect(pair)];
  const facets = [...facetAspects(pair), ...valueAspects(pair)];
  // A type that is another one treats white space as it does.
  const space = types.some(isChange) ? [] : whiteSpaceAspect(pair);
  return [...types, ...facets, ...space];
}

function isChange({ request, response, changesValues }: Aspect): boolean {
  return request.kind !== 'included' || response.kind !== 'included' || changesValues !== undefined;
}

/** What no aspect accounts for by itself goes to the first one, or is the type's own change. */
function accounted(pair: Pair, aspects: readonly Aspect[]): readonly Aspect[] {
  const [first, ...others] = aspects;
  const request = unaccounted(
    pair.request,
    aspects.map((aspect) => aspect.request),
  );
  const response = unaccounted(
    pair.response,
    aspects.map((aspect) => aspect.response),
  );
  if (request === undefined && response === undefined) return aspects;
  if (first === undefined) return [wholeAspect(pair)];
  return [{ ...first, ...(request && { request }), ...(response && { response }) }, ...others];
}

const RANKS: Readonly<Record<Inclusion['kind'], number>> = {
  included: 0,
  undecided: 1,
  refuted: 2,
};

function unaccounted(whole: Inclusion, parts: readonly Inclusion[]): Inclusion | undefined {
  const isTold = parts.some(({ kind }) => RANKS[kind] >= RANKS[whole.kind]);
  return isTold || whole.kind === 'included' ? undefined : whole;
}

function changeOf(aspect: Aspect): SimpleChange {
  const { rules, detail, message, before, after, request, response, lost } = aspect;
  const least = aspect.changesValues ? 'warning' : 'safe';
  const strict = verdictOf(response, least, {
    safe: 'the old release has every text of the new one',
    refusal: (text) => `the old release does not have ${text}, so that a strict reader refuses it`,
  });
  return {
    rule: request.kind === 'included' ? rules[1] : rules[0],
    detail,
    message,
    ...(before && { before }),
    ...(after && { after }),
    request: verdictOf(request, least, {
      safe: 'every text of the old release is still valid',
      refusal: (text) => `the new release refuses ${text}`,
    }),
    strict,
    tolerant: tolerantOf(strict, lost),
  };
}

function verdictOf(
  inclusion: Inclusion,
  least: 'warning' | 'safe',
  reasons: { readonly safe: string; readonly refusal: (text: string) => string },
): TextVerdict {
  switch (inclusion.kind) {
    case 'included':
      return least === 'safe'
        ? { impact: 'safe', reason: reasons.safe }
        : { impact: 'warning', reason: 'the same text may stand for another value' };
    case 'refuted': {
      const { text } = inclusion;
      return { impact: 'breaking', reason: reasons.refusal(shown(text)), text };
    }
    case 'undecided':
      return { impact: 'warning', reason: inclusion.reason };
  }
}

/** A tolerant reader keeps a text that it does not know: whether that helps is for a person to say. */
function tolerantOf(strict: TextVerdict, lost: string | undefined): TextVerdict {
  if (lost !== undefined) {
    const reason = `a reader of the old release makes nothing of ${shown(lost)}`;
    return { impact: 'breaking', reason, text: lost };
  }
  if (strict.text === undefined) return strict;
  const reason = `the old release does not have ${shown(strict.text)}; the reader keeps it as it is`;
  return { impact: 'warning', reason, text: strict.text };
}
