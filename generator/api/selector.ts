/** Finds the types and members that the selectors of api.json name. */
import { parseClark } from '../support/qname.js';
import type { TypeId } from '../ir/model.js';
import type { Selector } from './model.js';

export interface Selection {
  /** Whether a selector names the type itself, or the member that the type declares. */
  readonly has: (type: TypeId, member?: string) => boolean;
  /** Selectors that nothing has asked for so far; a mistake if no release has what they name. */
  readonly unused: () => readonly Selector[];
}

export function select(
  selectors: readonly Selector[],
  prefixOf: ReadonlyMap<string, string>,
): Selection {
  const wanted = new Set(selectors);
  const used = new Set<Selector>();

  function has(type: TypeId, member?: string): boolean {
    const path = pathOf(type, prefixOf);
    const names = member === undefined ? [path] : [`${path}.${member}`, `*.${member}`];
    const found = names.filter((name) => wanted.has(name));
    for (const name of found) used.add(name);
    return found.length > 0;
  }

  return { has, unused: () => selectors.filter((selector) => !used.has(selector)) };
}

/** `use:userType.supportCenter` for the anonymous type of the member supportCenter of userType. */
function pathOf(type: TypeId, prefixOf: ReadonlyMap<string, string>): string {
  const { namespace, local } = parseClark(type);
  const prefix = prefixOf.get(namespace);
  const path = local.replaceAll('/', '.');
  return prefix === undefined ? path : `${prefix}:${path}`;
}

/** Names of the members that selectors name, whatever their type: what a redaction goes by. */
export function memberNames(selectors: readonly Selector[]): readonly string[] {
  return [...new Set(selectors.map((selector) => selector.slice(selector.lastIndexOf('.') + 1)))];
}
