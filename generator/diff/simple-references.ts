/** Types whose values have to do with others of the document, beyond what texts say: ID, IDREF, ENTITY. */
import type { Inclusion } from '../language/simple-inclusion.js';
import { itemOf, membersOf } from '../language/simple-judge.js';
import type { Typed } from '../language/simple-judge.js';
import { INCLUDED, places } from './simple-aspect.js';
import type { Aspect, Pair } from './simple-aspect.js';
import { kindName } from './simple-names.js';

/** Part 1, section 3.15.4, "Validation Root Valid (ID/IDREF)", and "String Valid" of section 3.14.4. */
const DEMANDS: ReadonlyMap<string, string> = new Map([
  ['ID', 'values of xs:ID are there once in a document'],
  ['IDREF', 'values of xs:IDREF are those of an xs:ID of the same document'],
  ['ENTITY', 'values of xs:ENTITY are declared as entities'],
]);

/** Where the texts fit, the document may still not: that is for a person to see. */
export function referenceAspect(pair: Pair): readonly Aspect[] {
  const [was, is] = [demandsOf(pair.old), demandsOf(pair.now)];
  const request = undecided(pair.request, is, was);
  const response = undecided(pair.response, was, is);
  if (request === INCLUDED && response === INCLUDED) return [];
  return [
    {
      rules: ['type-narrowed', 'type-widened'],
      detail: 'reference',
      message: `type changed from ${kindName(pair.old)} to ${kindName(pair.now)}`,
      ...places(pair),
      request,
      response,
    },
  ];
}

function undecided(
  texts: Inclusion,
  wanted: ReadonlySet<string>,
  given: ReadonlySet<string>,
): Inclusion {
  const [added] = [...wanted].filter((demand) => !given.has(demand));
  return added === undefined || texts.kind === 'refuted'
    ? INCLUDED
    : { kind: 'undecided', reason: added };
}

function demandsOf(of: Typed): ReadonlySet<string> {
  const item = itemOf(of);
  const parts = [...(item === undefined ? [] : [item]), ...membersOf(of)];
  const own = DEMANDS.get(of.type.builtin ?? '');
  return new Set([
    ...(own === undefined ? [] : [own]),
    ...parts.flatMap((part) => [...demandsOf(part)]),
  ]);
}
