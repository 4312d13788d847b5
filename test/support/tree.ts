/** Documents taken apart and put together again in other spellings; reads only what a codec wrote. */

export interface Tree {
  /** Clark name. */
  name: string;
  /** By Clark name; xsi:type's value as a Clark name too. */
  attributes: [string, string][];
  children: (Tree | string)[];
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const XSI_TYPE: string = `{${XSI}}type`;
export const XSI_NIL: string = `{${XSI}}nil`;
const TOKEN = /<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([^\s=]+)="([^"]*)"/g;

export function parseTree(document: string): Tree {
  const top: Tree = { name: '', attributes: [], children: [] };
  const open: { readonly tree: Tree; readonly scope: ReadonlyMap<string, string> }[] = [
    { tree: top, scope: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) },
  ];
  for (const [, close, name, rest = '', empty, text] of document
    .replace(/<\?.*?\?>/g, '')
    .matchAll(TOKEN)) {
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('unbalanced');
    if (text !== undefined) parent.tree.children.push(unescape(text));
    else if (close === '/') open.pop();
    else {
      const pairs = [...rest.matchAll(ATTRIBUTE)].map(
        ([, key = '', value = '']) => [key, unescape(value)] as const,
      );
      const scope = new Map(parent.scope);
      for (const [key, value] of pairs)
        if (key === 'xmlns' || key.startsWith('xmlns:')) scope.set(key.slice(6), value);
      const tree: Tree = {
        name: expand(name ?? '', scope, true),
        attributes: pairs
          .filter(([key]) => !key.startsWith('xmlns'))
          .map(([key, value]) => {
            const attribute = expand(key, scope, false);
            return [attribute, attribute === XSI_TYPE ? expand(value, scope, true) : value];
          }),
        children: [],
      };
      parent.tree.children.push(tree);
      if (empty !== '/') open.push({ tree, scope });
    }
  }
  const root = top.children.find((child) => typeof child !== 'string');
  if (root === undefined) throw new Error('no root');
  return root;
}

function expand(name: string, scope: ReadonlyMap<string, string>, usesDefault: boolean): string {
  const colon = name.indexOf(':');
  const namespace =
    colon < 0 && !usesDefault ? '' : (scope.get(name.slice(0, Math.max(colon, 0))) ?? '');
  return namespace === '' ? name : `{${namespace}}${name.slice(colon + 1)}`;
}

function unescape(text: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  };
  return text.replace(/&(#?)(\w+);/g, (_, hash: string, name: string) =>
    hash === '#' ? String.fromCodePoint(Number(name.replace(/^x/, '0x'))) : (named[name] ?? ''),
  );
}

/** All elements, from the root on. */
export function elementsOf(tree: Tree): readonly Tree[] {
  return [
    tree,
    ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
  ];
}

export function copy({ name, attributes, children }: Tree): Tree {
  return {
    name,
    attributes: attributes.map(([key, value]) => [key, value]),
    children: children.map((child) => (typeof child === 'string' ? child : copy(child))),
  };
}

/** How a tree is spelled; none of it has a meaning. */
export interface Spelling {
  /** Prefixes are this and a number, declared where they are needed first. */
  readonly prefix?: string;
  /** Each element declares its namespace as the default one. */
  readonly usesDefault?: boolean;
  readonly comments?: boolean;
  readonly text?: 'plain' | 'cdata' | 'references';
  /** White space between elements, where there is no text at all. */
  readonly pretty?: boolean;
  /** White space inside of tags, single quotes, never an empty-element tag. */
  readonly loose?: boolean;
  /** Attributes and declarations that mean nothing. */
  readonly noise?: boolean;
}

interface Printing {
  readonly spelling: Spelling;
  readonly scope: ReadonlyMap<string, string>;
  readonly current: string;
  readonly depth: number;
}

export function printTree(tree: Tree, spelling: Spelling = {}): string {
  const scope = new Map([[XSI, spelling.prefix === undefined ? 'xsi' : `${spelling.prefix}i`]]);
  const heading = spelling.noise ? '<?xml version="1.0"?>\n<!-- a --><?pi x?>\n' : '';
  const noise = spelling.noise
    ? ` xmlns:unused="urn:unused" ${scope.get(XSI) ?? ''}:schemaLocation="urn:a nowhere.xsd"`
    : '';
  const xsi = ` xmlns:${scope.get(XSI) ?? ''}="${XSI}"`;
  return (
    heading +
    print(tree, { spelling, scope, current: '', depth: 0 }, xsi + noise) +
    (spelling.noise ? '<!-- z -->\n' : '')
  );
}

function print(tree: Tree, printing: Printing, more = ''): string {
  const { spelling, depth } = printing;
  const scope = new Map(printing.scope);
  let declared = more;
  const prefixOf = (namespace: string): string => {
    if (namespace === 'http://www.w3.org/XML/1998/namespace') return 'xml';
    const known = scope.get(namespace);
    if (known !== undefined) return known;
    const prefix = `${spelling.prefix ?? 'n'}${scope.size}`;
    scope.set(namespace, prefix);
    declared += ` xmlns:${prefix}="${escape(namespace)}"`;
    return prefix;
  };
  const qualified = (name: string): string => {
    const [namespace, local] = split(name);
    return namespace === '' ? local : `${prefixOf(namespace)}:${local}`;
  };
  const [namespace, local] = split(tree.name);
  let { current } = printing;
  let name = local;
  if (spelling.usesDefault) {
    if (current !== namespace) declared += ` xmlns="${escape(namespace)}"`;
    current = namespace;
  } else name = qualified(tree.name);
  const attributes = tree.attributes.map(([key, value]) =>
    attribute(qualified(key), key === XSI_TYPE ? qualified(value) : value, spelling),
  );
  const tag = `<${name}${declared}${attributes.join('')}${spelling.loose ? ' \n' : ''}`;
  if (tree.children.length === 0 && !spelling.loose) return `${tag}/>`;
  const inner: Printing = { spelling, scope, current, depth: depth + 1 };
  const isPretty =
    spelling.pretty === true && tree.children.every((child) => typeof child !== 'string');
  const parts = tree.children.map((child) =>
    typeof child === 'string' ? characters(child, spelling) : print(child, inner),
  );
  const gap = spelling.comments ? '<!-- <a> & -->' : '';
  const space = isPretty && parts.length > 0 ? `\r\n${'  '.repeat(depth)}` : '';
  const content = parts.map((part) => `${space}${space === '' ? '' : '  '}${gap}${part}`).join('');
  return `${tag}>${content}${gap}${space}</${name}${spelling.loose ? '\t' : ''}>`;
}

function split(name: string): readonly [namespace: string, local: string] {
  const [, namespace = '', local = name] = /^\{(.*)\}(.*)$/.exec(name) ?? [];
  return [namespace, local];
}

function attribute(name: string, value: string, { loose = false }: Spelling): string {
  const text = escape(value);
  return loose ? `\n ${name} = '${text.replaceAll("'", '&apos;')}'` : ` ${name}="${text}"`;
}

function characters(text: string, { text: form = 'plain', comments = false }: Spelling): string {
  switch (form) {
    case 'plain':
      if (!comments) return escape(text);
      return Array.from(text, escape).join('<!-- in --><?pi?>');
    case 'cdata':
      // Neither a carriage return nor the section's own end can stand in it.
      return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')}]]>`;
    case 'references':
      return Array.from(text, (c) => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`).join('');
  }
}

function escape(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (c) => `&#${c.charCodeAt(0)};`);
}
