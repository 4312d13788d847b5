/** Schema documents as trees that can be edited and printed again; foreign markup is left out. */
import { Diagnostics } from '../../../generator/support/diagnostic.js';
import { XML, XSD } from '../../../generator/support/qname.js';
import { parseXml } from '../../../generator/xml/saxes.js';
import type { XmlElement } from '../../../generator/xml/node.js';

/** Texts of schema documents by their paths. */
export type Sources = ReadonlyMap<string, string>;

export interface XsdNode {
  /** Local name of an element of the XML Schema namespace. */
  kind: string;
  readonly attributes: Map<string, string>;
  children: XsdNode[];
  /** Of xs:documentation. */
  text: string;
}

export interface XsdFile {
  readonly path: string;
  readonly root: XsdNode;
  /** By prefix. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly target: string;
}

export function node(
  kind: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XsdNode[] = [],
): XsdNode {
  return {
    kind,
    attributes: new Map(Object.entries(attributes)),
    children: [...children],
    text: '',
  };
}

export function readSources(sources: Sources): readonly XsdFile[] {
  return [...sources].map(([path, text]) => {
    const diagnostics = new Diagnostics();
    const root = parseXml(path, Buffer.from(text), diagnostics);
    if (root === undefined) throw new Error(`${path}: ${JSON.stringify(diagnostics.all)}`);
    const own = read(root);
    const prefixes = new Map([...root.scope].filter(([prefix]) => prefix !== 'xml'));
    return { path, root: own, prefixes, target: own.attributes.get('targetNamespace') ?? '' };
  });
}

function read(element: XmlElement): XsdNode {
  const attributes = element.attributes.filter(({ namespace }) => namespace === '');
  const inner = element.content.filter((child) => typeof child !== 'string');
  const isText = element.local === 'documentation' || element.local === 'appinfo';
  return {
    kind: element.local,
    attributes: new Map(attributes.map(({ local, value }) => [local, value])),
    children: inner.filter(({ namespace }) => namespace === XSD && !isText).map(read),
    text: isText ? element.content.filter((child) => typeof child === 'string').join('') : '',
  };
}

export function printSources(files: readonly XsdFile[]): Sources {
  return new Map(files.map((file) => [file.path, printFile(file)]));
}

function printFile({ prefixes, root }: XsdFile): string {
  const own = [...prefixes].find(([, namespace]) => namespace === XSD)?.[0] ?? 'xs';
  const declared = [...prefixes].map(
    ([prefix, namespace]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escape(namespace)}"`,
  );
  return `${print(root, own === '' ? '' : `${own}:`, declared.join(''), '')}\n`;
}

function print(one: XsdNode, prefix: string, declared: string, indent: string): string {
  const attributes = [...one.attributes].map(([name, value]) => ` ${name}="${escape(value)}"`);
  const tag = `${prefix}${one.kind}`;
  const start = `${indent}<${tag}${declared}${attributes.join('')}`;
  if (one.text !== '') return `${start}>${escape(one.text)}</${tag}>`;
  if (one.children.length === 0) return `${start}/>`;
  const inner = one.children.map((child) => print(child, prefix, '', `${indent}  `));
  return [`${start}>`, ...inner, `${indent}</${tag}>`].join('\n');
}

function escape(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** A node with the one that holds it. */
export interface Place {
  readonly node: XsdNode;
  readonly parent: XsdNode;
  readonly file: XsdFile;
}

export function placesIn(files: readonly XsdFile[]): readonly Place[] {
  const found: Place[] = [];
  for (const file of files) {
    const visit = (parent: XsdNode): void => {
      for (const child of parent.children) {
        found.push({ node: child, parent, file });
        visit(child);
      }
    };
    visit(file.root);
  }
  return found;
}

/** What a qualified name in an attribute means; undefined for an unknown prefix. */
export function expanded(file: XsdFile, name: string): string | undefined {
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(colon, 0));
  if (prefix === 'xml') return `{${XML}}${name.slice(4)}`;
  const namespace = file.prefixes.get(prefix);
  if (namespace === undefined) return colon < 0 ? name : undefined;
  return `{${namespace}}${name.slice(colon + 1)}`;
}

/** A name as the file can write it; undefined where it has no prefix for the namespace. */
export function written(file: XsdFile, namespace: string, local: string): string | undefined {
  for (const [prefix, bound] of file.prefixes)
    if (bound === namespace) return prefix === '' ? local : `${prefix}:${local}`;
  return namespace === '' && !file.prefixes.has('') ? local : undefined;
}

/** What attributes of schema documents refer to global components. */
export const REFERENCES = [
  'type',
  'base',
  'ref',
  'itemType',
  'substitutionGroup',
  'refer',
] as const;

export function isGlobal({ file, parent }: Place): boolean {
  return parent === file.root;
}

export function copyOf({ attributes, children, kind, text }: XsdNode): XsdNode {
  return { kind, attributes: new Map(attributes), children: children.map(copyOf), text };
}
