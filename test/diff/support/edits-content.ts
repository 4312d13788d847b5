/** Edits of content models: what elements there are, how often, in which order. */
import { BUILTINS, insert, particlesIn, pickPlace, remove, typeName } from './draft.js';
import type { Draft, Edit } from './draft.js';
import { node } from './xsd-tree.js';
import type { Place, XsdNode } from './xsd-tree.js';

const GROUPS = ['sequence', 'choice', 'all'];
const PARTICLES = ['element', 'any', 'group', ...GROUPS];

export const CONTENT_EDITS: readonly Edit[] = [
  {
    name: 'occurs',
    apply(draft) {
      const place = particle(draft);
      if (place === undefined) return undefined;
      const { attributes } = place.node;
      const min = draft.random.pick(['0', '1', '2']);
      // Not 0: libxml2 takes an element that may occur 0 times at most for an optional one.
      const max = draft.random.pick(['1', '2', '3', 'unbounded', 'unbounded']);
      const before = `${attributes.get('minOccurs') ?? '1'}..${attributes.get('maxOccurs') ?? '1'}`;
      if (!draft.random.oneIn(3)) attributes.set('minOccurs', min);
      if (!draft.random.oneIn(3)) attributes.set('maxOccurs', max);
      return `${nameOf(place)} occurred ${before}, now ${min}..${max} or part of it`;
    },
  },
  {
    name: 'element-added',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => GROUPS.includes(kind));
      if (place === undefined) return undefined;
      const added = newElement(draft, place);
      insert(draft, place.node, added);
      return `${added.attributes.get('name') ?? ''} added to ${nameOf(place)}`;
    },
  },
  {
    name: 'element-removed',
    apply(draft) {
      const place = local(draft);
      if (place === undefined) return undefined;
      remove(place);
      return `${nameOf(place)} removed`;
    },
  },
  {
    name: 'element-renamed',
    apply(draft) {
      const place = local(draft, ({ node: { attributes } }) => attributes.has('name'));
      const name = place?.node.attributes.get('name');
      if (place === undefined || name === undefined) return undefined;
      const renamed = draft.random.pick([`${name}s`, `new${name}`, name.toUpperCase()]);
      place.node.attributes.set('name', renamed);
      return `${name} renamed to ${renamed}`;
    },
  },
  {
    name: 'element-moved',
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { children, kind } }) => kind === 'sequence' && children.length > 1,
      );
      if (place === undefined) return undefined;
      const [moved] = place.node.children.splice(draft.random.below(place.node.children.length), 1);
      if (moved === undefined) return undefined;
      insert(draft, place.node, moved);
      return `${moved.attributes.get('name') ?? moved.kind} moved`;
    },
  },
  {
    name: 'branch-added',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => kind === 'choice');
      if (place === undefined) return undefined;
      insert(draft, place.node, newElement(draft, place));
      return 'branch added';
    },
  },
  {
    name: 'branch-removed',
    apply(draft) {
      const place = pickPlace(draft, ({ parent }) => parent.kind === 'choice');
      if (place === undefined) return undefined;
      remove(place);
      return `branch ${nameOf(place)} removed`;
    },
  },
  {
    name: 'group-kind',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => GROUPS.includes(kind));
      if (place === undefined) return undefined;
      const { kind } = place.node;
      place.node.kind = draft.random.pick(['sequence', 'choice', 'all']);
      return `${kind} became ${place.node.kind}`;
    },
  },
  {
    name: 'part-made-choice',
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { children, kind } }) => kind === 'sequence' && children.length > 2,
      );
      if (place === undefined) return undefined;
      const { children } = place.node;
      const start = draft.random.below(children.length - 1);
      const parts = children.slice(start, start + 2);
      const group = node(draft.random.pick(['choice', 'sequence']), {}, parts);
      if (draft.random.oneIn(2)) group.attributes.set('minOccurs', '0');
      if (draft.random.oneIn(3)) group.attributes.set('maxOccurs', 'unbounded');
      children.splice(start, 2, group);
      return `two of ${nameOf(place)} became a ${group.kind}`;
    },
  },
  {
    name: 'wildcard-added',
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { kind } }) => kind === 'sequence' || kind === 'choice',
      );
      if (place === undefined) return undefined;
      const any = node('any', { minOccurs: '0', ...wildcard(draft) });
      place.node.children.push(any);
      return `wildcard ${[...any.attributes.values()].join(' ')} added`;
    },
  },
  {
    name: 'wildcard-changed',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => /^any(Attribute)?$/.test(kind));
      if (place === undefined) return undefined;
      for (const [name, value] of Object.entries(wildcard(draft)))
        if (draft.random.oneIn(2)) place.node.attributes.set(name, value);
      return `wildcard changed to ${[...place.node.attributes.values()].join(' ')}`;
    },
  },
  {
    name: 'wildcard-removed',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => /^any(Attribute)?$/.test(kind));
      if (place === undefined) return undefined;
      remove(place);
      return 'wildcard removed';
    },
  },
  {
    name: 'nillable',
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { attributes, kind } }) => kind === 'element' && attributes.has('name'),
      );
      if (place === undefined) return undefined;
      const { attributes } = place.node;
      attributes.set('nillable', String(attributes.get('nillable') !== 'true'));
      return `${nameOf(place)} nillable ${attributes.get('nillable') ?? ''}`;
    },
  },
  {
    name: 'mixed',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => kind === 'complexType');
      if (place === undefined) return undefined;
      const { attributes } = place.node;
      attributes.set('mixed', String(attributes.get('mixed') !== 'true'));
      return `${nameOf(place)} mixed ${attributes.get('mixed') ?? ''}`;
    },
  },
  {
    name: 'element-form',
    apply(draft) {
      const file = draft.random.maybe(draft.files);
      if (file === undefined || !draft.random.oneIn(4)) return undefined;
      const { attributes } = file.root;
      const form =
        attributes.get('elementFormDefault') === 'qualified' ? 'unqualified' : 'qualified';
      attributes.set('elementFormDefault', form);
      return `${file.path} has ${form} elements`;
    },
  },
];

export function wildcard({ random }: Draft): Readonly<Record<string, string>> {
  return {
    namespace: random.pick(['##any', '##other', '##targetNamespace', '##local', 'urn:foreign']),
    processContents: random.pick(['lax', 'skip', 'strict']),
  };
}

function newElement(draft: Draft, { file, node: { kind } }: Place): XsdNode {
  const { random } = draft;
  const type = random.oneIn(3) ? typeName(draft, file) : undefined;
  const element = node('element', {
    name: `extra${random.below(100)}`,
    type: type ?? random.pick(BUILTINS(file)),
  });
  if (!random.oneIn(3)) element.attributes.set('minOccurs', '0');
  if (kind !== 'all' && random.oneIn(4)) element.attributes.set('maxOccurs', 'unbounded');
  return element;
}

function local(draft: Draft, also: (place: Place) => boolean = () => true): Place | undefined {
  return pickPlace(
    draft,
    (place) => place.node.kind === 'element' && place.parent !== place.file.root && also(place),
  );
}

function particle(draft: Draft): Place | undefined {
  return pickPlace(draft, ({ file, node: { kind }, parent }) => {
    if (parent === file.root || !PARTICLES.includes(kind)) return false;
    return particlesIn(parent) || kind !== 'group';
  });
}

function nameOf({ node: { attributes, kind } }: Place): string {
  return attributes.get('name') ?? attributes.get('ref') ?? kind;
}
