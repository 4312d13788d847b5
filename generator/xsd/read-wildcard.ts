/** Wildcards for elements and attributes (Part 1, section 3.10). */
import { quote } from '../support/text.js';
import { collapse } from '../xml/names.js';
import type { XmlElement } from '../xml/node.js';
import type { NamespaceConstraint, WildcardTerm } from './components.js';
import { attributeOf, report, type Reader } from './reader.js';
import { wordOf } from './values.js';

export function readWildcard(reader: Reader, element: XmlElement): WildcardTerm {
  return {
    kind: 'any',
    namespaces: namespacesOf(reader, element),
    process: wordOf(reader, element, 'processContents', ['strict', 'lax', 'skip']),
    at: element.at,
  };
}

function namespacesOf(reader: Reader, element: XmlElement): NamespaceConstraint {
  const attribute = attributeOf(element, 'namespace');
  const value = collapse(attribute?.value ?? '##any');
  if (value === '##any') return { kind: 'any' };
  if (value === '##other') return { kind: 'not', namespace: reader.namespace };
  const namespaces = new Set<string>();
  for (const word of value === '' ? [] : value.split(' ')) {
    if (word === '##targetNamespace') namespaces.add(reader.namespace);
    else if (word === '##local') namespaces.add('');
    else if (word.startsWith('##')) {
      const expected = '##any, ##other or a list of namespaces, ##targetNamespace and ##local';
      const at = attribute?.at ?? element.at;
      report(reader, 'XSD304', at, `namespace has ${quote(word)}, expected ${expected}`);
    } else namespaces.add(word);
  }
  return { kind: 'enumeration', namespaces: [...namespaces] };
}
