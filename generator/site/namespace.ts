/** Where components belong. */
import { markup, type Html } from '../support/html-markup.js';
import type { Step } from './frame.js';
import { namespaceId, TYPES } from './links.js';
import { breakable } from './words.js';

interface Member {
  /** `use:userType` */
  readonly name: string;
  readonly namespace: string;
}

/** On the way to a component its namespace goes by the prefix. */
export function typeTrail({ name, namespace }: Member): readonly Step[] {
  const types: Step = { name: 'Types', page: TYPES };
  const [prefix = '', local] = name.split(':');
  if (local === undefined) return [types];
  return [types, { name: prefix, page: TYPES, fragment: namespaceId(namespace) }];
}

export function inNamespace(namespace: string): Html {
  return namespace === ''
    ? markup`, in no namespace`
    : markup` in <code>${breakable(namespace)}</code>`;
}
