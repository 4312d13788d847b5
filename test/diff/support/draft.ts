/** Schema documents that are being edited, and how an edit finds its place in them. */
import { XSD } from '../../../generator/support/qname.js';
import type { Random } from './random.js';
import { placesIn, written } from './xsd-tree.js';
import type { Place, XsdFile, XsdNode } from './xsd-tree.js';

export interface Draft {
  readonly random: Random;
  readonly files: readonly XsdFile[];
  /** Files that come into being. */
  readonly added: XsdFile[];
  /** Where an edit may take place. */
  readonly isOpen: (component: XsdNode) => boolean;
  /** Names that something outside of the schemas goes by. */
  readonly pinned: ReadonlySet<string>;
  /** The global components that were edited. */
  readonly touched: Set<XsdNode>;
}

export interface Edit {
  readonly name: string;
  /** What is valid stays the same. */
  readonly isSame?: true;
  /** What was done; undefined when there was nothing to do it to. */
  readonly apply: (draft: Draft) => string | undefined;
}

const GROUPS = ['sequence', 'choice', 'all'];

export function pickPlace(draft: Draft, fits: (place: Place) => boolean): Place | undefined {
  const globals = new Map<XsdNode, XsdNode>();
  for (const { root } of draft.files)
    for (const component of root.children) mark(component, component, globals);
  const open = placesIn(draft.files).filter((place) => {
    const component = globals.get(place.node);
    return component !== undefined && draft.isOpen(component) && fits(place);
  });
  const place = draft.random.maybe(open);
  const component = place && globals.get(place.node);
  if (component !== undefined) draft.touched.add(component);
  return place;
}

function mark(one: XsdNode, component: XsdNode, globals: Map<XsdNode, XsdNode>): void {
  globals.set(one, component);
  for (const child of one.children) mark(child, component, globals);
}

export function particlesIn({ kind }: XsdNode): boolean {
  return GROUPS.includes(kind);
}

export function insert({ random }: Draft, parent: XsdNode, added: XsdNode): void {
  const first = parent.children.findIndex(({ kind }) => kind !== 'annotation');
  const start = first < 0 ? parent.children.length : first;
  parent.children.splice(start + random.below(parent.children.length - start + 1), 0, added);
}

export function remove({ node, parent }: Place): void {
  parent.children = parent.children.filter((child) => child !== node);
}

/** The built-in types as a file writes them. */
export function BUILTINS(file: XsdFile): readonly [string, ...string[]] {
  const name = (local: string): string => written(file, XSD, local) ?? local;
  return [
    name('string'),
    ...['token', 'int', 'long', 'decimal', 'boolean', 'dateTime', 'date', 'double'].map(name),
    ...['unsignedByte', 'positiveInteger', 'anyURI', 'base64Binary', 'NMTOKENS'].map(name),
    ...['NCName', 'ID', 'IDREF', 'QName'].map(name),
  ];
}

/** A global type that the file can name: of itself, or of a namespace that it imports. */
export function typeName(
  { files, random }: Draft,
  file: XsdFile,
  kind: RegExp = /^(simple|complex)Type$/,
): string | undefined {
  const imported = file.root.children
    .filter((child) => child.kind === 'import')
    .map(({ attributes }) => attributes.get('namespace') ?? '');
  const names = files
    .filter(({ target }) => target === file.target || imported.includes(target))
    .flatMap(({ root, target }) =>
      root.children
        .filter((child) => kind.test(child.kind))
        .map(({ attributes }) => written(file, target, attributes.get('name') ?? '')),
    );
  return random.maybe(names.filter((name) => name !== undefined));
}
