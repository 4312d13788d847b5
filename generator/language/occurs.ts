/** How often each element can occur in the words of a content model. */
import type { ElementNode, Node } from '../lower/particles.js';
import { clarkOf } from '../support/qname.js';
import type { Clark } from '../support/qname.js';

export interface Occurrence {
  readonly min: number;
  /** Infinity where there is no bound. */
  readonly max: number;
  /** In some group of alternatives. */
  readonly inChoice: boolean;
  /** Its first place. */
  readonly leaf: ElementNode;
}

type Counted = ReadonlyMap<Clark, Occurrence>;

/**
 * By element name, in schema order. Exact: each repetition of a group may choose anew, so that the
 * bounds of the bag language are the bounds of its parts, added and multiplied.
 */
export function occurrencesOf(node: Node | undefined): Counted {
  if (node === undefined) return new Map();
  const counted = once(node);
  const max = node.max === 'unbounded' ? Infinity : node.max;
  if (node.min === 1 && max === 1) return counted;
  return new Map(
    [...counted].map(([name, each]) => [
      name,
      { ...each, min: each.min * node.min, max: each.max * max },
    ]),
  );
}

function once(node: Node): Counted {
  switch (node.kind) {
    case 'any':
      return new Map();
    case 'element': {
      const one = { min: 1, max: 1, inChoice: false, leaf: node };
      return new Map([[clarkOf(node.element.name), one]]);
    }
    case 'choice':
      return either(node.children.filter((child) => !admitsNothing(child)).map(occurrencesOf));
    case 'sequence':
    case 'all':
      return together(node.children.map(occurrencesOf));
  }
}

/** An empty choice is met by no content at all (section 3.8.4), nor is what requires one. */
function admitsNothing(node: Node): boolean {
  if (node.min === 0 || node.kind === 'element' || node.kind === 'any') return false;
  return node.kind === 'choice'
    ? node.children.every(admitsNothing)
    : node.children.some(admitsNothing);
}

function together(parts: readonly Counted[]): Counted {
  const all = new Map(parts[0]);
  for (const part of parts.slice(1)) {
    for (const [name, one] of part) {
      const known = all.get(name);
      if (known === undefined) all.set(name, one);
      else {
        const inChoice = known.inChoice || one.inChoice;
        all.set(name, { ...known, min: known.min + one.min, max: known.max + one.max, inChoice });
      }
    }
  }
  return all;
}

/** A branch without the element leaves it out. */
function either(branches: readonly Counted[]): Counted {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const all = new Map<Clark, Occurrence>();
  for (const branch of branches) {
    for (const [name, one] of branch) {
      if (all.has(name)) continue;
      const bounds = branches.map((each) => each.get(name));
      const min = Math.min(...bounds.map((each) => each?.min ?? 0));
      const max = Math.max(...bounds.map((each) => each?.max ?? 0));
      all.set(name, { min, max, inChoice: true, leaf: one.leaf });
    }
  }
  return all;
}
