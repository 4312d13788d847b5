import type { Model } from '../ir/model.js';
import type { Clark } from '../support/qname.js';
import { encodeName } from './identifier.js';

/** `messageElement` for the global element `message`. */
export function elementNames(model: Model): ReadonlyMap<Clark, string> {
  return new Map([...model.elements].map(([name, { local }]) => [name, elementName(local)]));
}

/**
 * `checkBox` must not become `checkBoxElement`, which judges values of a type `BoxElement`; no type's
 * name has `$0Element` in it (see identifier.ts).
 */
function elementName(local: string): string {
  const mark = /^(read|write|check)(?![a-z])/.test(local) ? '$0' : '';
  return `${encodeName(local)}${mark}Element`;
}
