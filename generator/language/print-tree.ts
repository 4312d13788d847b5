/** Trees as XML text: prefixes at the root, one element on each line. */
import { XML, XSI } from '../support/qname.js';
import type { QName } from '../support/qname.js';
import type { Tree } from './instance.js';

/** `prefixes` are the schema's own, by prefix; namespaces without one get `ns1`, `ns2` and so on. */
export function printTree(tree: Tree, prefixes: Readonly<Record<string, string>>): string {
  const chosen = choosePrefixes(tree, prefixes);
  const bindings = [...chosen]
    .filter(([namespace]) => namespace !== '' && namespace !== XML)
    .map(([namespace, prefix]) => ` xmlns:${prefix}="${escape(namespace)}"`);
  return `${lines(tree, chosen, '', bindings.join('')).join('\n')}\n`;
}

function choosePrefixes(
  tree: Tree,
  prefixes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const known = new Map(Object.entries(prefixes).map(([prefix, name]) => [name, prefix]));
  const chosen = new Map<string, string>([
    ['', ''],
    [XML, 'xml'],
  ]);
  const taken = new Set(Object.keys(prefixes));
  let made = 0;
  const choose = (namespace: string): void => {
    if (chosen.has(namespace)) return;
    let prefix = namespace === XSI ? 'xsi' : known.get(namespace);
    while (
      prefix === undefined ||
      prefix === '' ||
      (prefix !== known.get(namespace) && taken.has(prefix))
    ) {
      prefix = `ns${++made}`;
    }
    taken.add(prefix);
    chosen.set(namespace, prefix);
  };
  const visit = ({ name, type, isNil, attributes, content }: Tree): void => {
    choose(name.namespace);
    if (type !== undefined || isNil === true) choose(XSI);
    if (type !== undefined) choose(type.namespace);
    for (const [attribute] of attributes) choose(attribute.namespace);
    for (const item of content) if (typeof item !== 'string') visit(item);
  };
  visit(tree);
  return chosen;
}

function lines(
  tree: Tree,
  prefixes: ReadonlyMap<string, string>,
  indent: string,
  bindings: string,
): readonly string[] {
  const named = (name: QName): string => {
    const prefix = prefixes.get(name.namespace) ?? '';
    return prefix === '' ? name.local : `${prefix}:${name.local}`;
  };
  const { type, isNil, content } = tree;
  const attributes = [
    ...(type === undefined
      ? []
      : [` ${named({ namespace: XSI, local: 'type' })}="${named(type)}"`]),
    ...(isNil === true ? [` ${named({ namespace: XSI, local: 'nil' })}="true"`] : []),
    ...tree.attributes.map(([name, value]) => ` ${named(name)}="${escape(value)}"`),
  ];
  const own = named(tree.name);
  const start = `${indent}<${own}${bindings}${attributes.join('')}`;
  if (content.length === 0) return [`${start}/>`];
  if (content.some((item) => typeof item === 'string')) {
    // White space would be part of the text.
    const inner = content.map((item) =>
      typeof item === 'string'
        ? escape(item)
        : lines(item, prefixes, '', '')
            .map((line) => line.trimStart())
            .join(''),
    );
    return [`${start}>${inner.join('')}</${own}>`];
  }
  const inner = content.flatMap((item) =>
    typeof item === 'string' ? [] : lines(item, prefixes, `${indent}  `, ''),
  );
  return [`${start}>`, ...inner, `${indent}</${own}>`];
}

/** White space that a reader would change is written as references (XML 1.0, sections 2.11 and 3.3.3). */
function escape(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
