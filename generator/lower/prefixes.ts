/** One prefix for each namespace, whatever the order of the files. */
import { byCodeUnit } from '../support/compare.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { XML, XSI } from '../support/qname.js';
import type { Schema } from '../xsd/components.js';

/** Prefixes with a meaning of their own, or that readers expect to have one. */
const RESERVED = new Set(['xml', 'xmlns', 'xs', 'xsd', 'xsi']);

const NCNAME = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u;

/**
 * Namespace to prefix. `given` (prefix to namespace) goes first, then what the files that define a
 * namespace call it, then `ns1`, `ns2` … in the order of the namespaces.
 */
export function canonicalPrefixes(
  schema: Schema,
  given: Readonly<Record<string, string>>,
  diagnostics: Diagnostics,
): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  const taken = new Set<string>();
  const claim = (namespace: string, prefix: string): void => {
    result.set(namespace, prefix);
    taken.add(prefix);
  };
  const namespaces = [...new Set(schema.files.map((file) => file.targetNamespace))].toSorted(
    byCodeUnit,
  );

  for (const [prefix, namespace] of Object.entries(given)) {
    const reason = refusal(prefix, namespace, result);
    if (reason === undefined) claim(namespace, prefix);
    else diagnostics.warn('LOW508', undefined, `prefix '${prefix}' ${reason}`);
  }
  // The namespace of xml:lang has the one prefix that never needs a declaration.
  if (namespaces.includes(XML)) claim(XML, 'xml');
  for (const namespace of namespaces) {
    if (result.has(namespace)) continue;
    const own = preferred(schema, namespace).find((prefix) => !taken.has(prefix));
    if (own !== undefined) claim(namespace, own);
  }
  let number = 1;
  for (const namespace of namespaces) {
    if (result.has(namespace)) continue;
    while (taken.has(`ns${number}`)) number++;
    claim(namespace, `ns${number}`);
  }
  return result;
}

function refusal(
  prefix: string,
  namespace: string,
  result: ReadonlyMap<string, string>,
): string | undefined {
  if (!isUsable(prefix)) return 'is reserved or no name of XML';
  if (namespace === '' || namespace === XSI || namespace === XML) {
    return `cannot be bound to '${namespace}'`;
  }
  const other = result.get(namespace);
  return other === undefined ? undefined : `is bound to the namespace of '${other}'`;
}

/** What schema files call a namespace: those that define it first, the most frequent first. */
function preferred(schema: Schema, namespace: string): string[] {
  if (namespace === '') return [];
  const votes = new Map<string, number>();
  for (const file of schema.files) {
    // A file that defines the namespace outweighs all that only use it.
    const weight = file.targetNamespace === namespace ? schema.files.length + 1 : 1;
    for (const [prefix, bound] of Object.entries(file.prefixes)) {
      if (bound !== namespace || !isUsable(prefix)) continue;
      votes.set(prefix, (votes.get(prefix) ?? 0) + weight);
    }
  }
  const order = [...votes].toSorted(([a, m], [b, n]) => n - m || byCodeUnit(a, b));
  return order.map(([prefix]) => prefix);
}

function isUsable(prefix: string): boolean {
  return NCNAME.test(prefix) && !RESERVED.has(prefix) && !/^xml/i.test(prefix);
}

/** Prefix to namespace, as output needs it; names without a namespace need no prefix. */
export function bindings(prefixOf: ReadonlyMap<string, string>): Record<string, string> {
  const entries = [...prefixOf].filter(([namespace]) => namespace !== '');
  entries.toSorted(([, a], [, b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries.map(([namespace, prefix]) => [prefix, namespace]));
}
