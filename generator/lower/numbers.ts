/** Which whole numbers the API's description wants as `number`: by type or by member path. */
import type { Diagnostics } from '../support/diagnostic.js';
import { parseClark } from '../support/qname.js';
import type { TypeId } from '../xsd/components.js';

export interface NumberMapping {
  /** `member` is the name of an element or attribute of the type; without it the type itself. */
  readonly wants: (type: TypeId, member?: string) => boolean;
  /** To be called at the end: an entry that nothing asked about is a mistake. */
  readonly reportUnused: () => void;
}

export function numberMapping(
  entries: readonly string[],
  prefixOf: ReadonlyMap<string, string>,
  diagnostics: Diagnostics,
): NumberMapping {
  const wanted = new Set(entries);
  const used = new Set<string>();

  function wants(type: TypeId, member?: string): boolean {
    if (wanted.size === 0) return false;
    const path = pathOf(type, prefixOf);
    const names = member === undefined ? [path] : [`${path}.${member}`, `*.${member}`];
    const found = names.filter((name) => wanted.has(name));
    for (const name of found) used.add(name);
    return found.length > 0;
  }

  function reportUnused(): void {
    for (const entry of entries) {
      if (used.has(entry)) continue;
      // The description serves all releases of an API: a member may have come or gone.
      const message = `'${entry}' is no whole number of the schema`;
      const help = 'write prefix:type, prefix:type.member or *.member';
      diagnostics.report({ code: 'LOW507', severity: 'info', message, help });
    }
  }

  return { wants, reportUnused };
}

/** `use:userType.supportCenter` for the type that the member supportCenter of userType holds. */
function pathOf(type: TypeId, prefixOf: ReadonlyMap<string, string>): string {
  const { namespace, local } = parseClark(type);
  const prefix = prefixOf.get(namespace);
  const path = local.replaceAll('/', '.');
  return prefix === undefined ? path : `${prefix}:${path}`;
}
