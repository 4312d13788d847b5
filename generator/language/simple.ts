/** Simple types as sets of texts: what they accept, and whether one accepts all that another one does. */
import type { Schema, TypeId } from '../xsd/components.js';
import { automatonOf } from './simple-automaton.js';
import { candidateTexts, pleasantTexts } from './simple-candidates.js';
import { inclusionOf } from './simple-inclusion.js';
import type { Inclusion } from './simple-inclusion.js';
import { isValid, typed } from './simple-judge.js';
import type { Typed } from './simple-judge.js';
import { NOTHING } from './simple-machine.js';
import { searchBetween } from './simple-search.js';

export type { Inclusion } from './simple-inclusion.js';

/** A simple type of a schema; built-in types by their Clark id. */
export interface SimpleSide {
  readonly schema: Schema;
  readonly type: TypeId;
}

/** Whether every text that `sub` accepts (white space processed as each side does) is accepted by `all`. */
export function includes(all: SimpleSide, sub: SimpleSide): Inclusion {
  return inclusionOf(typed(all.schema, all.type), typed(sub.schema, sub.type));
}

export function accepts(side: SimpleSide, text: string): boolean {
  return isValid(typed(side.schema, side.type), text);
}

/** A short text of the type that reads well; undefined when none was found, as of an empty type. */
export function shortestText(side: SimpleSide): string | undefined {
  return shortText(typed(side.schema, side.type));
}

function shortText(of: Typed): string | undefined {
  const isFit = (text: string): boolean => isValid(of, text);
  const [listed] = (of.type.facets.enumeration ?? []).filter(({ value }) => isFit(value));
  const pleasant = listed?.value ?? pleasantTexts(of).find(isFit);
  if (pleasant !== undefined) return pleasant;
  const found = searchBetween(automatonOf(of, 'too much'), NOTHING, isFit);
  return found.kind === 'found' ? found.text : candidateTexts([of]).find(isFit);
}
