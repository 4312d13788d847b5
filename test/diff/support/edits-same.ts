/** Edits that say the same in other words: what is valid before is valid after, and nothing else. */
import { pickPlace } from './draft.js';
import type { Draft, Edit } from './draft.js';
import { copyOf, expanded, isGlobal, node, placesIn, REFERENCES, written } from './xsd-tree.js';
import type { Place, XsdFile, XsdNode } from './xsd-tree.js';

export const SAME_EDITS: readonly Edit[] = [
  {
    name: 'documentation',
    isSame: true,
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) =>
        /^(element|attribute|\w+Type)$/.test(kind),
      );
      if (place === undefined) return undefined;
      const words = node('documentation');
      words.text = `Said anew ${draft.random.below(100)}.`;
      const others = place.node.children.filter(({ kind }) => kind !== 'annotation');
      place.node.children = [node('annotation', {}, [words]), ...others];
      return `documentation of ${nameOf(place)}`;
    },
  },
  {
    name: 'occurs-written',
    isSame: true,
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ file, node: { kind }, parent }) => kind === 'element' && parent !== file.root,
      );
      if (place === undefined) return undefined;
      for (const name of ['minOccurs', 'maxOccurs'])
        place.node.attributes.set(name, place.node.attributes.get(name) ?? '1');
      return `occurrence of ${nameOf(place)} written out`;
    },
  },
  {
    name: 'nested',
    isSame: true,
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { kind }, parent }) => kind === 'element' && parent.kind === 'sequence',
      );
      if (place === undefined) return undefined;
      const inner = copyOf(place.node);
      const outer = node(draft.random.pick(['sequence', 'choice']), {}, [inner]);
      // `x?` is `(x)?`, as `x*` is `(x)*`.
      for (const name of ['minOccurs', 'maxOccurs']) {
        const value = inner.attributes.get(name);
        if (value === undefined) continue;
        outer.attributes.set(name, value);
        inner.attributes.delete(name);
      }
      place.parent.children.splice(place.parent.children.indexOf(place.node), 1, outer);
      return `${nameOf(place)} stands in a ${outer.kind} of its own`;
    },
  },
  {
    name: 'components-reordered',
    isSame: true,
    apply({ files, random }) {
      const file = random.maybe(files);
      if (file === undefined) return undefined;
      const { root } = file;
      const isHead = ({ kind }: XsdNode): boolean =>
        /^(include|import|redefine|annotation)$/.test(kind);
      const heads = root.children.filter(isHead);
      root.children = [...heads, ...random.shuffled(root.children.filter((one) => !isHead(one)))];
      return `components of ${file.path} reordered`;
    },
  },
  {
    name: 'values-reordered',
    isSame: true,
    apply(draft) {
      const place = pickPlace(draft, ({ node: { children, kind } }) => {
        return (
          kind === 'restriction' && children.filter((one) => one.kind === 'enumeration').length > 1
        );
      });
      if (place === undefined) return undefined;
      const { children } = place.node;
      const values = children.filter(({ kind }) => kind === 'enumeration');
      const others = children.filter(({ kind }) => kind !== 'enumeration');
      place.node.children = [...others, ...values.reverse()];
      return 'values reordered';
    },
  },
  {
    name: 'simple-type-renamed',
    isSame: true,
    apply: (draft) => renameType(draft, ({ node: { kind } }) => kind === 'simpleType'),
  },
  {
    name: 'complex-type-renamed',
    isSame: true,
    // A derived type goes by its name in xsi:type.
    apply: (draft) =>
      renameType(draft, ({ node: one }) => one.kind === 'complexType' && !isDerived(one)),
  },
  {
    name: 'type-inlined',
    isSame: true,
    apply(draft) {
      const place = pickPlace(draft, ({ file, node: { attributes, kind }, parent }) => {
        const type = attributes.get('type');
        return (
          (kind === 'element' || kind === 'attribute') &&
          type !== undefined &&
          parent !== file.root &&
          globalType(draft, file, type, file) !== undefined
        );
      });
      const type = place?.node.attributes.get('type');
      if (place === undefined || type === undefined) return undefined;
      const found = globalType(draft, place.file, type, place.file);
      if (found === undefined || isDerived(found) || found.attributes.get('abstract') === 'true')
        return undefined;
      if (draft.files.some(({ root }) => isBase(root, place.file, type))) return undefined;
      if (isIn(found, place.node)) return undefined;
      const inner = copyOf(found);
      for (const name of ['name', 'final', 'block', 'abstract']) inner.attributes.delete(name);
      place.node.attributes.delete('type');
      place.node.children = [
        ...place.node.children.filter(({ kind }) => kind === 'annotation'),
        inner,
        ...place.node.children.filter(({ kind }) => kind !== 'annotation'),
      ];
      return `${type} inlined in ${nameOf(place)}`;
    },
  },
  {
    name: 'type-named',
    isSame: true,
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ file, node: { kind }, parent }) =>
          parent !== file.root &&
          /^(simple|complex)Type$/.test(kind) &&
          /^(element|attribute)$/.test(parent.kind),
      );
      if (place === undefined || isDerived(place.node)) return undefined;
      const name = `named${draft.random.below(1000)}`;
      const type = written(place.file, place.file.target, name);
      if (type === undefined) return undefined;
      place.parent.children = place.parent.children.filter((child) => child !== place.node);
      place.parent.attributes.set('type', type);
      place.node.attributes.set('name', name);
      place.file.root.children.push(place.node);
      return `${name} was anonymous`;
    },
  },
  {
    name: 'simple-type-named-again',
    isSame: true,
    apply(draft) {
      const place = pickPlace(draft, ({ node: { attributes, kind } }) => {
        return (kind === 'element' || kind === 'attribute') && attributes.has('type');
      });
      const base = place?.node.attributes.get('type');
      if (place === undefined || base === undefined) return undefined;
      const isSimple =
        expanded(place.file, base)?.startsWith('{http://www.w3.org/2001/XMLSchema}') === true
          ? !/any(Simple)?Type|NOTATION/.test(base)
          : globalType(draft, place.file, base, place.file)?.kind === 'simpleType';
      if (!isSimple) return undefined;
      place.node.attributes.delete('type');
      const inner = node('simpleType', {}, [node('restriction', { base })]);
      const index = place.node.children[0]?.kind === 'annotation' ? 1 : 0;
      place.node.children.splice(index, 0, inner);
      return `${nameOf(place)} restricts ${base} by nothing`;
    },
  },
  {
    name: 'group-inlined',
    isSame: true,
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { attributes, kind } }) => kind === 'group' && attributes.has('ref'),
      );
      if (place === undefined) return undefined;
      const name = place.node.attributes.get('ref')?.replace(/^.*:/, '');
      const group = place.file.root.children.find(
        ({ attributes, kind }) => kind === 'group' && attributes.get('name') === name,
      );
      const model = group?.children.find(({ kind }) => kind !== 'annotation');
      if (model === undefined || isIn(model, place.node)) return undefined;
      const inner = copyOf(model);
      for (const [occurs, value] of place.node.attributes)
        if (occurs !== 'ref') inner.attributes.set(occurs, value);
      place.parent.children.splice(place.parent.children.indexOf(place.node), 1, inner);
      return `group ${name ?? ''} inlined`;
    },
  },
  {
    name: 'file-split',
    isSame: true,
    apply(draft) {
      const file = draft.random.maybe(draft.files);
      if (file === undefined) return undefined;
      const moved = file.root.children.filter(
        ({ kind }) => !/^(include|import|redefine|annotation)$/.test(kind) && draft.random.oneIn(2),
      );
      if (moved.length === 0) return undefined;
      const path = file.path.replace('.xsd', '-part.xsd');
      const heads = file.root.children.filter(({ kind }) => kind === 'import').map(copyOf);
      const root: XsdNode = { ...copyOf(file.root), children: [...heads, ...moved] };
      file.root.children = [
        node('include', { schemaLocation: path.replace(/^.*\//, '') }),
        ...file.root.children.filter((child) => !moved.includes(child)),
      ];
      draft.added.push({ ...file, path, root });
      return `${moved.length} components moved from ${file.path}`;
    },
  },
];

function renameType(draft: Draft, fits: (place: Place) => boolean): string | undefined {
  const place = pickPlace(draft, (each) => isGlobal(each) && fits(each));
  const name = place?.node.attributes.get('name');
  if (place === undefined || name === undefined || draft.pinned.has(name)) return undefined;
  const renamed = `${name}Renamed`;
  const { target } = place.file;
  const old = target === '' ? name : `{${target}}${name}`;
  for (const { file, node: one } of placesIn(draft.files)) {
    const isReference = (key: string): boolean => REFERENCES.some((each) => each === key);
    for (const [key, value] of one.attributes) {
      // Elements and groups have names of their own.
      if (key === 'ref' || key === 'refer' || key === 'substitutionGroup') continue;
      if (isReference(key) && expanded(file, value) === old)
        one.attributes.set(key, value.replace(/[^:]+$/, renamed));
      if (key === 'memberTypes') {
        const members = value
          .split(/\s+/)
          .map((member) =>
            expanded(file, member) === old ? member.replace(/[^:]+$/, renamed) : member,
          );
        one.attributes.set(key, members.join(' '));
      }
    }
  }
  place.node.attributes.set('name', renamed);
  return `${name} renamed`;
}

function isDerived(type: XsdNode): boolean {
  return type.children.some(({ children, kind }) => {
    return kind === 'complexContent' || (kind === 'simpleContent' && children.length > 0);
  });
}

function globalType(
  { files }: Draft,
  file: XsdFile,
  name: string,
  within: XsdFile,
): XsdNode | undefined {
  const wanted = expanded(file, name);
  const found = files
    .filter(({ path }) => path === within.path)
    .flatMap(({ root, target }) =>
      root.children.filter(
        ({ attributes, kind }) =>
          /^(simple|complex)Type$/.test(kind) &&
          (target === '' ? '' : `{${target}}`) + (attributes.get('name') ?? '') === wanted,
      ),
    );
  return found[0];
}

/** Whether something derives from the type, so that it can stand for it. */
function isBase(root: XsdNode, file: XsdFile, type: string): boolean {
  const local = type.replace(/^.*:/, '');
  return placesIn([{ ...file, root }]).some(
    ({ node: { attributes, kind } }) =>
      (kind === 'extension' || kind === 'restriction') &&
      attributes.get('base')?.replace(/^.*:/, '') === local,
  );
}

function isIn(outer: XsdNode, inner: XsdNode): boolean {
  return outer === inner || outer.children.some((child) => isIn(child, inner));
}

function nameOf({ node: { attributes, kind } }: Place): string {
  return attributes.get('name') ?? attributes.get('ref') ?? kind;
}
