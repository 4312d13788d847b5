/** What a schema set declares globally, as a list of types that judges what wildcards take. */
import type { DerivedTypes } from './codec.js';
import { judgingOf } from './wild-check.js';
import type { Declared, GlobalAttribute, GlobalElement } from './wild-declared.js';
import { readingOf } from './wild-read.js';

/** Goes wherever a list of types goes. */
export interface Globals extends DerivedTypes {
  readonly elements: Declared['elements'];
  readonly abstract: Declared['abstract'];
  readonly attributes: Declared['attributes'];
}

/**
 * By Clark name; `abstract` says where the schema declares the elements that are. With `isPart`
 * some declarations were left out, so that strict wildcards take what is not known.
 */
export function globalsOf(
  list: DerivedTypes,
  elements: readonly (readonly [string, GlobalElement])[],
  abstract: readonly (readonly [string, string])[],
  attributes: readonly (readonly [string, GlobalAttribute])[],
  isPart = false,
): Globals {
  const known: Declared = {
    elements: new Map(elements),
    abstract: new Map(abstract),
    attributes: new Map(attributes),
    isPart,
  };
  const all: Globals = Object.assign([...list], {
    ...(list.typing && { typing: list.typing }),
    elements: known.elements,
    abstract: known.abstract,
    attributes: known.attributes,
    reading: readingOf(known),
    judging: judgingOf(known, () => all),
  });
  return all;
}
