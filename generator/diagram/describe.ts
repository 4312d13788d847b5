/** What there is to say of a box, in words: for tooltips, and for those who hear the diagram. */
import type { GroupBox, Mark, TypeLink } from './model.js';
import type { Shown } from './unfold.js';

export interface Description {
  readonly name: string;
  /** Absent for an anonymous type. */
  readonly type?: string;
  /** `required`, `optional`, `at least 1`; absent where it goes without saying. */
  readonly occurrence?: string;
  readonly facets: readonly string[];
  readonly documentation?: string;
  readonly mark?: Mark;
  /** What it comes from, when that is a base type. */
  readonly base?: string;
}

type Max = number | 'unbounded';

export function describe({ figure, type, base }: Shown): Description {
  const inherited = base === undefined ? {} : { base: base.name };
  switch (figure.kind) {
    case 'root': {
      const { label, documentation, mark } = figure.root;
      return {
        name: label,
        ...(type === undefined || type.name === label ? {} : { type: type.name }),
        facets: [],
        ...given({ documentation, mark }),
      };
    }
    case 'element': {
      const { name, min, max, type, facets, documentation, mark } = figure.element;
      return {
        name,
        ...typed(type),
        occurrence: occurrenceWords(min, max),
        facets,
        ...given({ documentation, mark }),
        ...inherited,
      };
    }
    case 'attribute': {
      const { name, required, type, facets, documentation, mark } = figure.attribute;
      return {
        name: `@${name}`,
        ...typed(type),
        occurrence: required ? 'required' : 'optional',
        facets,
        ...given({ documentation, mark }),
        ...inherited,
      };
    }
    case 'group': {
      const { kind, min, max } = figure.group;
      const once = min === 1 && max === 1;
      const occurrence = once ? {} : { occurrence: occurrenceWords(min, max) };
      return { name: GROUPS[kind], ...occurrence, facets: [], ...inherited };
    }
    case 'any': {
      const { namespaces, min, max } = figure.wildcard;
      return {
        name: 'any element',
        occurrence: occurrenceWords(min, max),
        facets: [namespaces],
        ...inherited,
      };
    }
    case 'anyAttribute':
      return { name: 'any attribute', facets: [figure.namespaces] };
    case 'attributes':
      return { name: 'attributes', facets: [] };
    case 'text':
      return { name: 'text between the elements', facets: [] };
  }
}

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

function typed(type: TypeLink | undefined): { readonly type?: string } {
  return type === undefined ? {} : { type: type.name };
}

function given({
  documentation,
  mark,
}: {
  readonly documentation: string | undefined;
  readonly mark: Mark | undefined;
}): Pick<Description, 'documentation' | 'mark'> {
  return {
    ...(documentation === undefined ? {} : { documentation }),
    ...(mark === undefined ? {} : { mark }),
  };
}
