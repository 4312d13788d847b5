/** How components are called in a report. */
import type { QName } from '../support/qname.js';
import { parseClark, XSD } from '../support/qname.js';

/** `use:userType`, `xs:string`; without a prefix for the namespace the local name alone. */
export function nameShower(
  prefixes: readonly Readonly<Record<string, string>>[],
): (name: QName) => string {
  const byNamespace = new Map<string, string>([[XSD, 'xs']]);
  for (const bindings of prefixes) {
    for (const [prefix, namespace] of Object.entries(bindings)) {
      if (!byNamespace.has(namespace)) byNamespace.set(namespace, prefix);
    }
  }
  return ({ namespace, local }) => {
    const prefix = byNamespace.get(namespace) ?? '';
    return prefix === '' ? local : `${prefix}:${local}`;
  };
}

/**
 * `use:userType.supportCenter.orderTabs` for the id of an anonymous type (see xsd/components.ts):
 * what holds it, then members.
 */
export function showType(show: (name: QName) => string, id: string): string {
  const end = id.startsWith('{') ? id.lastIndexOf('}') : -1;
  const slash = id.indexOf('/', end + 1);
  const holder = parseClark(slash < 0 ? id : id.slice(0, slash));
  const local = holder.local.replace(/^(element|attribute|group|attributeGroup):/, '');
  const steps = slash < 0 ? [] : id.slice(slash + 1).split('/');
  const members = steps.filter((step) => step !== '#content' && step !== '#base');
  return [show({ namespace: holder.namespace, local }), ...members].join('.');
}
