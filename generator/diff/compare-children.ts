/** Elements that two contents have in common, and the pairs of types below them. */
import { leaves } from '../lower/particles.js';
import type { Node, WildcardNode } from '../lower/particles.js';
import { admits, wildcardOf } from '../lower/wildcard.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { ElementDeclaration, TypeId } from '../xsd/components.js';
import { leaver, newcomer } from './alone.js';
import { compareElement } from './compare-element.js';
import { within } from './draft.js';
import type { Comparing, Draft, Edge, Findings } from './draft.js';

/** By the type that declares the element, in the new release if that has it. */
export function memberSubject(
  { old, now, showType }: Comparing,
  before: TypeId,
  after: TypeId,
  subject: string,
): (name: Clark) => string {
  return (name) => {
    const owner = now.side.declaring(after, name);
    const former = owner === after ? old.side.declaring(before, name) : before;
    const shown =
      owner !== after ? showType(owner) : former !== before ? showType(former) : subject;
    return `${shown}.${parseClark(name).local}`;
  };
}

/** Elements that both contents have, by declaration or through a wildcard. */
export function compareChildren(
  comparing: Comparing,
  subjectOf: (name: Clark) => string,
  before: Node | undefined,
  after: Node | undefined,
): Findings {
  const was = declared(comparing.old.side.schema.elements, before);
  const is = declared(comparing.now.side.schema.elements, after);
  const drafts: Draft[] = [];
  const edges: Edge[] = [];
  for (const [name, old] of was) {
    const now = is.get(name);
    if (now === undefined) {
      edges.push(...old.flatMap(({ type }) => leaver(comparing, type)));
      continue;
    }
    const { local } = parseClark(name);
    const own = subjectOf(name);
    for (const [before, after] of paired(old, now)) {
      const found = compareElement(comparing, own, before, after, (proof) => within(name, proof));
      drafts.push(...found.drafts.map((draft) => ({ ...draft, member: local })));
      edges.push(
        ...found.edges.map((edge): Edge => ({ ...edge, kind: 'child', name, label: local })),
      );
    }
  }
  for (const [name, now] of is) {
    if (!was.has(name)) edges.push(...now.flatMap(({ type }) => newcomer(comparing, type)));
  }
  return { drafts, edges };
}

type Declarations = readonly ElementDeclaration[];

/** A name may stand several times in a content, always with one type, not always alike. */
function paired(
  old: Declarations,
  now: Declarations,
): readonly (readonly [ElementDeclaration, ElementDeclaration])[] {
  if (old.length !== now.length) {
    return old.flatMap((before) => now.map((after) => [before, after] as const));
  }
  return old.flatMap((before, index) => {
    const after = now[index];
    return after === undefined ? [] : [[before, after] as const];
  });
}

function declared(
  globals: ReadonlyMap<Clark, ElementDeclaration>,
  node: Node | undefined,
): ReadonlyMap<Clark, Declarations> {
  const found = new Map<Clark, ElementDeclaration[]>();
  const wildcards: WildcardNode[] = [];
  for (const leaf of leaves(node)) {
    if (leaf.kind === 'any') {
      wildcards.push(leaf);
      continue;
    }
    const name = clarkOf(leaf.element.name);
    const known = found.get(name);
    if (known === undefined) found.set(name, [leaf.element]);
    else if (!known.some((each) => isInterchangeable(each, leaf.element))) known.push(leaf.element);
  }
  for (const { wildcard } of wildcards) {
    if (wildcard.process === 'skip') continue;
    for (const [name, global] of globals) {
      if (global.abstract || found.has(name)) continue;
      if (admits(wildcardOf(wildcard), parseClark(name).namespace)) {
        found.set(name, [global]);
      }
    }
  }
  return found;
}

function isInterchangeable(a: ElementDeclaration, b: ElementDeclaration): boolean {
  return (
    a.type === b.type &&
    a.nillable === b.nillable &&
    a.default === b.default &&
    a.fixed === b.fixed &&
    a.block.join() === b.block.join()
  );
}
