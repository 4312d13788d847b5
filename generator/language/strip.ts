/** Content models without some of their leaves, and whether two of them are written alike. */
import { isNullable } from '../lower/particles.js';
import type { Node } from '../lower/particles.js';
import { clarkOf } from '../support/qname.js';
import type { Leaf } from './alphabet.js';

/** The model of the words that are left when the letters of these leaves are erased. */
export function strip(
  node: Node | undefined,
  isLeftOut: (leaf: Leaf) => boolean,
): Node | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'element' || node.kind === 'any') return isLeftOut(node) ? undefined : node;
  const children = node.children.map((child) => strip(child, isLeftOut));
  const left = children.filter((child) => child !== undefined);
  if (left.length === children.length && left.every((child, i) => child === node.children[i])) {
    return node;
  }
  if (left.length === 0) return undefined;
  // A branch whose letters are all erased leaves the empty word.
  const isOptional = node.kind === 'choice' && left.length < children.length;
  return { ...node, children: left, ...(isOptional && { min: 0 }) };
}

/** The same elements by name, in the same groups, as often: then the languages are the same. */
export function isAlike(a: Node | undefined, b: Node | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind !== b.kind || a.min !== b.min || a.max !== b.max) return false;
  if (a.kind === 'element') {
    return b.kind === 'element' && clarkOf(a.element.name) === clarkOf(b.element.name);
  }
  // What a strict wildcard admits depends on the schema around it.
  if (a.kind === 'any') {
    const isSame = b.kind === 'any' && JSON.stringify(bare(a)) === JSON.stringify(bare(b));
    return isSame && a.wildcard.process !== 'strict';
  }
  if (b.kind === 'element' || b.kind === 'any') return false;
  return (
    a.children.length === b.children.length &&
    a.children.every((child, index) => isAlike(child, b.children[index]))
  );
}

function bare({ wildcard }: Node & { readonly kind: 'any' }): object {
  return { namespaces: wildcard.namespaces, process: wildcard.process };
}

/** Sequences of particles alone: what differs between two of them is their order. */
export function isPlainSequence(node: Node | undefined): boolean {
  if (node === undefined || node.kind === 'element' || node.kind === 'any') return true;
  return (
    node.kind === 'sequence' &&
    node.min === 1 &&
    node.max === 1 &&
    node.children.every(isPlainSequence)
  );
}

/**
 * Written as an extension of the other one: the same groups, with more branches or more particles
 * that may be left out. Then it admits all that the other one does.
 */
export function isExtended(old: Node | undefined, now: Node | undefined): boolean {
  if (isAlike(old, now)) return true;
  if (old === undefined) return now === undefined || isNullable(now);
  if (now === undefined || old.kind === 'any' || now.kind === 'any') return false;
  if (!admitsCounts(old, now)) return false;
  if (old.kind === 'element' || now.kind === 'element') {
    return (
      old.kind === 'element' &&
      now.kind === 'element' &&
      clarkOf(old.element.name) === clarkOf(now.element.name)
    );
  }
  if (old.kind !== now.kind || old.kind === 'all') return false;
  let at = 0;
  for (const child of now.children) {
    const before = old.children[at];
    if (before !== undefined && isExtended(before, child)) at++;
    else if (now.kind === 'sequence' && !isNullable(child)) return false;
  }
  return at === old.children.length;
}

function admitsCounts(old: Node, now: Node): boolean {
  const [before, after] = [old.max, now.max];
  if (now.min > old.min) return false;
  return after === 'unbounded' || (before !== 'unbounded' && before <= after);
}
