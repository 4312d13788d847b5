/** Which whole numbers the API's description wants as `number`: by type or by member. */
import { select } from '../api/selector.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { TypeId } from '../xsd/components.js';

export interface NumberMapping {
  /** `member` is the name of an element or attribute of the type; without it the type itself. */
  readonly wants: (type: TypeId, member?: string) => boolean;
  /** To be called at the end: what nothing asked about has no effect in this release. */
  readonly reportUnused: () => void;
}

export function numberMapping(
  entries: readonly string[],
  prefixOf: ReadonlyMap<string, string>,
  diagnostics: Diagnostics,
): NumberMapping {
  const selection = select(entries, prefixOf);

  function reportUnused(): void {
    for (const entry of selection.unused()) {
      // The description serves all releases of an API: a member may have come or gone.
      const message = `'${entry}' is no whole number of the schema`;
      const help = 'write prefix:type, prefix:type.member or *.member';
      diagnostics.report({ code: 'LOW507', severity: 'info', message, help });
    }
  }

  return { wants: selection.has, reportUnused };
}
