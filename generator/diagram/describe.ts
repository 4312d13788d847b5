/** What there is to say of a box, in words: for tooltips, and for those who hear the diagram. */
import type { GroupBox, Mark } from './model.js';
import type { Shown } from './unfold.js';

export interface Description {
  readonly name: string;
  /** Undefined for an anonymous type. */
  readonly type: string | undefined;
  /** `required`, `optional`, `at least 1`; undefined where it goes without saying. */
  readonly occurrence: string | undefined;
  readonly facets: readonly string[];
  readonly documentation: string | undefined;
  readonly mark: Mark | undefined;
  /** What it comes from, when that is a base type. */
  readonly base: string | undefined;
}

type Max = number | 'unbounded';

export function describe({ figure, type, base: from }: Shown): Description {
  const base = from?.name;
  switch (figure.kind) {
    case 'root': {
      const { label, documentation, mark } = figure.root;
      const own = type?.name === label ? undefined : type?.name;
      return { ...BARE, name: label, type: own, documentation, mark };
    }
    case 'element': {
      const { name, min, max, type, facets, documentation, mark } = figure.element;
      const occurrence = occurrenceWords(min, max);
      return { name, type: type?.name, occurrence, facets, documentation, mark, base };
    }
    case 'attribute': {
      const { required, type, facets, documentation, mark } = figure.attribute;
      const name = `@${figure.attribute.name}`;
      const occurrence = required ? 'required' : 'optional';
      return { name, type: type?.name, occurrence, facets, documentation, mark, base };
    }
    case 'group': {
      const { kind, min, max } = figure.group;
      const occurrence = min === 1 && max === 1 ? undefined : occurrenceWords(min, max);
      return { ...BARE, name: GROUPS[kind], occurrence, base };
    }
    case 'any': {
      const { namespaces, min, max } = figure.wildcard;
      const occurrence = occurrenceWords(min, max);
      return { ...BARE, name: 'any element', occurrence, facets: [namespaces], base };
    }
    case 'anyAttribute':
      return { ...BARE, name: 'any attribute', facets: [figure.namespaces] };
    case 'attributes':
      return { ...BARE, name: 'attributes' };
    case 'text':
      return { ...BARE, name: 'text between the elements' };
  }
}

const BARE: Omit<Description, 'name'> = {
  type: undefined,
  occurrence: undefined,
  facets: [],
  documentation: undefined,
  mark: undefined,
  base: undefined,
};

const GROUPS: Readonly<Record<GroupBox['kind'], string>> = {
  sequence: 'sequence: all of these, in this order',
  choice: 'choice: one of these',
  all: 'all: all of these, in any order',
  substitution: 'substitution: the element, or one that may stand for it',
};

/** `1..∞`, and `3` for three of them. */
export function occurrenceRange(min: number, max: Max): string {
  if (min === max) return String(min);
  return `${min}..${max === 'unbounded' ? '∞' : max}`;
}

export function occurrenceWords(min: number, max: Max): string {
  if (max === 'unbounded') return min === 0 ? 'optional, any number' : `at least ${min}`;
  if (min === max) return min === 1 ? 'required' : `exactly ${min}`;
  return max === 1 ? 'optional' : `${min === 0 ? 'optional, ' : `${min} to `}at most ${max}`;
}

/** `new in 10.0` */
export function markWords({ kind, release }: Mark): string {
  return `${kind} in ${release}`;
}

/** Line by line, as plain text. */
export function describeFully(description: Description): readonly string[] {
  const { name, type, occurrence, facets, documentation, mark, base } = description;
  let headline = name;
  if (type !== undefined) headline += `, ${type}`;
  if (occurrence !== undefined) headline += `, ${occurrence}`;
  if (base !== undefined) headline += `, from ${base}`;
  if (mark !== undefined) headline += `, ${markWords(mark)}`;
  return [
    headline,
    ...facets,
    ...(mark?.lines ?? []),
    ...(documentation === undefined ? [] : [documentation]),
  ];
}
