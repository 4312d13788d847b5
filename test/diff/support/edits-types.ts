/** Edits of types: what texts and attributes there are, and what derives from what. */
import { wildcard } from './edits-content.js';
import { BUILTINS, pickPlace, remove, typeName } from './draft.js';
import type { Draft, Edit } from './draft.js';
import { copyOf, isGlobal, node } from './xsd-tree.js';
import type { Place, XsdNode } from './xsd-tree.js';

const PATTERNS: readonly [string, ...string[]] = [
  '[A-Z]{2}',
  '[a-z]*',
  '\\d{3}-\\d{4}',
  '.+',
  '[A-Za-z0-9 ]*',
  '(a|b)+c?',
  '\\d*',
];
const FACETS =
  /^(length|minLength|maxLength|pattern|(min|max)(In|Ex)clusive|(total|fraction)Digits|whiteSpace)$/;
const USES = ['required', 'optional', 'prohibited'] as const;

export const TYPE_EDITS: readonly Edit[] = [
  {
    name: 'type-replaced',
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { attributes, kind } }) =>
          /^(element|attribute)$/.test(kind) && attributes.has('type'),
      );
      if (place === undefined) return undefined;
      const type = draft.random.oneIn(3)
        ? typeName(draft, place.file, place.node.kind === 'element' ? undefined : /^simpleType$/)
        : draft.random.pick(BUILTINS(place.file));
      const before = place.node.attributes.get('type') ?? '';
      if (type === undefined || type === before) return undefined;
      place.node.attributes.set('type', type);
      return `type of ${nameOf(place)} was ${before}, now ${type}`;
    },
  },
  {
    name: 'value-added',
    apply(draft) {
      const place = listed(draft);
      if (place === undefined) return undefined;
      const value = draft.random.pick(['NEW', '7', 'x y', '2001-10-26', 'true']);
      place.node.children.push(node('enumeration', { value }));
      return `value ${value} added`;
    },
  },
  {
    name: 'value-removed',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => kind === 'enumeration');
      if (place === undefined) return undefined;
      remove(place);
      return `value ${place.node.attributes.get('value') ?? ''} removed`;
    },
  },
  {
    name: 'value-case',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => kind === 'enumeration');
      const value = place?.node.attributes.get('value');
      if (place === undefined || value === undefined) return undefined;
      const changed = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
      if (changed === value) return undefined;
      place.node.attributes.set('value', changed);
      return `value ${value} became ${changed}`;
    },
  },
  {
    name: 'values-lifted',
    apply(draft) {
      const place = listed(draft);
      if (place === undefined) return undefined;
      place.node.children = place.node.children.filter(({ kind }) => kind !== 'enumeration');
      return 'enumeration lifted';
    },
  },
  {
    name: 'facet-added',
    apply(draft) {
      const place = restriction(draft);
      if (place === undefined) return undefined;
      const added = facet(draft);
      place.node.children = place.node.children.filter(({ kind }) => kind !== added.kind);
      place.node.children.push(added);
      return `${added.kind} ${added.attributes.get('value') ?? ''} added`;
    },
  },
  {
    name: 'facet-changed',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => FACETS.test(kind));
      const value = place?.node.attributes.get('value');
      if (place === undefined || value === undefined) return undefined;
      const number = Number(value);
      const changed = Number.isNaN(number)
        ? draft.random.pick(PATTERNS)
        : String(number + draft.random.pick([1, -1, 10, -10, 0.5]));
      place.node.attributes.set('value', changed);
      return `${place.node.kind} was ${value}, now ${changed}`;
    },
  },
  {
    name: 'facet-removed',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => FACETS.test(kind));
      if (place === undefined) return undefined;
      remove(place);
      return `${place.node.kind} removed`;
    },
  },
  {
    name: 'member-types',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { attributes } }) => attributes.has('memberTypes'));
      const members = place?.node.attributes.get('memberTypes')?.split(/\s+/) ?? [];
      if (place === undefined) return undefined;
      const added = draft.random.oneIn(2) ? draft.random.pick(BUILTINS(place.file)) : undefined;
      const changed =
        added === undefined
          ? members.filter((_, index) => index !== draft.random.below(members.length))
          : [...members, added];
      if (changed.length === 0) return undefined;
      place.node.attributes.set('memberTypes', changed.join(' '));
      return `members were ${members.join(' ')}, now ${changed.join(' ')}`;
    },
  },
  {
    name: 'item-type',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { attributes } }) => attributes.has('itemType'));
      if (place === undefined) return undefined;
      const type = draft.random.pick(BUILTINS(place.file));
      place.node.attributes.set('itemType', type);
      return `items are ${type}`;
    },
  },
  {
    name: 'base-changed',
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { kind } }) => kind === 'extension' || kind === 'restriction',
      );
      if (place === undefined) return undefined;
      const before = place.node.attributes.get('base') ?? '';
      const type = draft.random.oneIn(2)
        ? typeName(draft, place.file)
        : draft.random.pick(BUILTINS(place.file));
      if (type === undefined || type === before) return undefined;
      place.node.attributes.set('base', type);
      return `base was ${before}, now ${type}`;
    },
  },
  {
    name: 'attribute-added',
    apply(draft) {
      const place = pickPlace(draft, isOwner);
      if (place === undefined) return undefined;
      const use = draft.random.pick(USES);
      const type = draft.random.pick(BUILTINS(place.file));
      addAttribute(
        place.node,
        node('attribute', { name: `added${draft.random.below(9)}`, type, use }),
      );
      return `${use} attribute added`;
    },
  },
  {
    name: 'attribute-removed',
    apply(draft) {
      const place = attribute(draft);
      if (place === undefined) return undefined;
      remove(place);
      return `attribute ${nameOf(place)} removed`;
    },
  },
  {
    name: 'attribute-use',
    apply(draft) {
      const place = attribute(draft);
      if (place === undefined) return undefined;
      const use = draft.random.pick(USES);
      place.node.attributes.set('use', use);
      return `attribute ${nameOf(place)} is ${use}`;
    },
  },
  {
    name: 'any-attribute-added',
    apply(draft) {
      const place = pickPlace(draft, isOwner);
      if (place === undefined) return undefined;
      place.node.children.push(node('anyAttribute', wildcard(draft)));
      return 'wildcard for attributes added';
    },
  },
  {
    name: 'abstract',
    apply(draft) {
      const place = pickPlace(
        draft,
        (each) => isGlobal(each) && /^(complexType|element)$/.test(each.node.kind),
      );
      if (place === undefined) return undefined;
      const { attributes } = place.node;
      attributes.set('abstract', String(attributes.get('abstract') !== 'true'));
      return `${nameOf(place)} abstract ${attributes.get('abstract') ?? ''}`;
    },
  },
  {
    name: 'block',
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { attributes, kind } }) =>
          /^(complexType|element)$/.test(kind) && attributes.has('name'),
      );
      if (place === undefined) return undefined;
      if (!place.node.attributes.delete('block')) {
        const block = draft.random.pick(['extension', 'restriction', '#all']);
        place.node.attributes.set('block', block);
      }
      return `${nameOf(place)} blocks ${place.node.attributes.get('block') ?? 'nothing'}`;
    },
  },
  {
    name: 'constant',
    apply(draft) {
      const place = pickPlace(
        draft,
        ({ node: { attributes, kind } }) =>
          /^(element|attribute)$/.test(kind) && attributes.has('type'),
      );
      if (place === undefined) return undefined;
      const { attributes } = place.node;
      const had = attributes.delete('default') || attributes.delete('fixed');
      if (had && draft.random.oneIn(2)) return `constant of ${nameOf(place)} removed`;
      const value = draft.random.pick(['1', 'true', '2001-10-26', 'text']);
      attributes.set(draft.random.pick(['default', 'fixed']), value);
      return `${nameOf(place)} has the constant ${value}`;
    },
  },
  {
    name: 'substitution-group',
    apply(draft) {
      const place = pickPlace(draft, (each) => isGlobal(each) && each.node.kind === 'element');
      const head = pickPlace(draft, (each) => isGlobal(each) && each.node.kind === 'element');
      if (place === undefined || head === undefined || place.file !== head.file) return undefined;
      if (place.node.attributes.delete('substitutionGroup'))
        return `${nameOf(place)} left its group`;
      const twin = copyOf(head.node);
      twin.attributes.set('name', `${nameOf(head)}Too`);
      const prefix = [...head.file.prefixes].find(([, name]) => name === head.file.target)?.[0];
      if (prefix === undefined || twin.attributes.get('abstract') === 'true') return undefined;
      const own = prefix === '' ? nameOf(head) : `${prefix}:${nameOf(head)}`;
      twin.attributes.set('substitutionGroup', own);
      head.file.root.children.push(twin);
      return `${nameOf(head)}Too may stand for ${nameOf(head)}`;
    },
  },
  {
    name: 'constraint-removed',
    apply(draft) {
      const place = pickPlace(draft, ({ node: { kind } }) => /^(unique|key|keyref)$/.test(kind));
      if (place === undefined) return undefined;
      remove(place);
      return `${nameOf(place)} removed`;
    },
  },
  {
    name: 'component-removed',
    apply(draft) {
      const place = pickPlace(
        draft,
        (each) => isGlobal(each) && /^(complexType|simpleType|element)$/.test(each.node.kind),
      );
      if (place === undefined) return undefined;
      remove(place);
      return `${place.node.kind} ${nameOf(place)} removed`;
    },
  },
];

function facet({ random }: Draft): XsdNode {
  const kind = random.pick([
    'maxLength',
    'minLength',
    'length',
    'pattern',
    'minInclusive',
    'maxInclusive',
    'maxExclusive',
    'totalDigits',
    'fractionDigits',
    'whiteSpace',
  ]);
  switch (kind) {
    case 'pattern':
      return node(kind, { value: random.pick(PATTERNS) });
    case 'whiteSpace':
      return node(kind, { value: random.pick(['collapse', 'replace', 'preserve']) });
    default:
      return node(kind, { value: String(random.pick([0, 1, 2, 3, 5, 10, 100])) });
  }
}

function listed(draft: Draft): Place | undefined {
  return pickPlace(draft, ({ node: { children, kind } }) => {
    return kind === 'restriction' && children.some((child) => child.kind === 'enumeration');
  });
}

function restriction(draft: Draft): Place | undefined {
  return pickPlace(
    draft,
    ({ node: { kind }, parent }) =>
      kind === 'restriction' && (parent.kind === 'simpleType' || parent.kind === 'simpleContent'),
  );
}

function isOwner({ node: { children, kind } }: Place): boolean {
  if (kind === 'extension') return true;
  return kind === 'complexType' && !children.some((child) => child.kind.endsWith('Content'));
}

function addAttribute(owner: XsdNode, added: XsdNode): void {
  const wild = owner.children.findIndex(({ kind }) => kind === 'anyAttribute');
  owner.children.splice(wild < 0 ? owner.children.length : wild, 0, added);
}

function attribute(draft: Draft): Place | undefined {
  return pickPlace(draft, (place) => place.node.kind === 'attribute' && !isGlobal(place));
}

function nameOf({ node: { attributes, kind } }: Place): string {
  return attributes.get('name') ?? attributes.get('ref') ?? kind;
}
