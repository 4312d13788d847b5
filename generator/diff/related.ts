/** Whether two sides are releases of one API at all. */
import type { Compilation } from '../compile.js';
import { parseClark, XML } from '../support/qname.js';
import type { Clark } from '../support/qname.js';

/** A new target namespace leaves the local names as they were: this share of them must be. */
const SAME_NAMES = 0.5;

/** They have a global component in common, or are the same but for the target namespace. */
export function areRelated(old: Compilation, now: Compilation): boolean {
  if (old === now) return true;
  const [before, after] = [globalsOf(old), globalsOf(now)];
  // Without components there is nothing that tells them apart.
  if (before.size === 0 || after.size === 0) return true;
  if ([...before].some((name) => after.has(name))) return true;
  const [names, others] = [localNames(before), localNames(after)];
  const common = [...names].filter((name) => others.has(name)).length;
  return common >= Math.min(names.size, others.size) * SAME_NAMES;
}

function globalsOf({ sets }: Compilation): ReadonlySet<Clark> {
  const globals = new Set<Clark>();
  for (const { schema } of sets) {
    const { types, elements, attributes } = schema;
    for (const name of [...types.keys(), ...elements.keys(), ...attributes.keys()]) {
      // An anonymous type's id has a path.
      if (!name.startsWith(`{${XML}}`) && !isAnonymous(name)) globals.add(name);
    }
  }
  return globals;
}

function isAnonymous(id: string): boolean {
  return /[/:]/.test(id.slice(id.lastIndexOf('}') + 1));
}

function localNames(globals: ReadonlySet<Clark>): ReadonlySet<string> {
  return new Set([...globals].map((name) => parseClark(name).local));
}
