/** Root elements: all global ones without operations, else that of the envelope. */
import { parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { ElementDeclaration } from '../xsd/components.js';
import { compareElement } from './compare-element.js';
import { breaking } from './draft.js';
import type { Comparing, Draft, Findings } from './draft.js';
import type { Pair, PairKey } from './pairs.js';
import { MINIMAL, ownChange, placesOf } from './root.js';
import type { Root, Rooted, Start } from './root.js';

const NOTHING: ReadonlySet<string> = new Set();

/** Without operations every global element may be a document, written or read. */
export function rootElements(
  comparing: Comparing,
  old: readonly Clark[],
  now: readonly Clark[],
): Rooted {
  const was = comparing.old.side.schema.elements;
  const is = comparing.now.side.schema.elements;
  const moved = movedRoots(old, now);
  const found = [...new Set([...now, ...old])].flatMap((name) => {
    const isMoved = [...moved.values()].includes(name);
    const before = old.includes(name) ? concrete(was.get(name)) : undefined;
    const to = moved.get(name) ?? name;
    const after = now.includes(to) ? concrete(is.get(to)) : undefined;
    const declaration = after ?? before;
    if (isMoved || declaration === undefined) return [];
    const id = comparing.show(declaration.name);
    const findings = elementFindings(comparing, id, before, after);
    const key = elementKey(name);
    const pair: Pair = { key, ...findings };
    const start: Start = {
      pair: key,
      ...(before && { old: { root: name, strides: [] } }),
      ...(after && { now: { root: to, strides: [] } }),
      closed: NOTHING,
    };
    const status = before === undefined ? 'added' : after === undefined ? 'removed' : 'kept';
    const both = { request: start, response: start };
    const root: Root = { kind: 'element', id, status, ...placesOf(before?.at, after?.at), ...both };
    return [{ root, pair }];
  });
  return { roots: found.map(({ root }) => root), pairs: found.map(({ pair }) => pair) };
}

/** Of the pair of a root element; `name` is that in the old release, where it has one. */
export function elementKey(name: Clark): PairKey {
  return `element ${name}`;
}

/** An abstract element is the root of no document. */
function concrete(element: ElementDeclaration | undefined): ElementDeclaration | undefined {
  return element?.abstract === true ? undefined : element;
}

/** Root elements that have gone to another namespace. */
function movedRoots(old: readonly Clark[], now: readonly Clark[]): ReadonlyMap<Clark, Clark> {
  const moved = new Map<Clark, Clark>();
  for (const name of old) {
    if (now.includes(name)) continue;
    const { local } = parseClark(name);
    const to = now.find((each) => parseClark(each).local === local && !old.includes(each));
    if (to !== undefined) moved.set(name, to);
  }
  return moved;
}

function elementFindings(
  comparing: Comparing,
  id: string,
  before: ElementDeclaration | undefined,
  after: ElementDeclaration | undefined,
): Findings {
  if (before === undefined || after === undefined) {
    const status = before === undefined ? 'added' : 'removed';
    return { drafts: [ownChange(status, id, 'root', before?.at, after?.at)], edges: [] };
  }
  if (before.name.namespace === after.name.namespace) {
    return compareElement(comparing, id, before, after, (proof) => proof);
  }
  const { namespace } = after.name;
  const response = breaking('the document has a name that the client does not know', MINIMAL);
  const draft: Draft = {
    rule: 'namespace-changed',
    subject: id,
    detail: namespace,
    message: `in the namespace ${namespace || '(none)'} now, was in ${before.name.namespace || '(none)'}`,
    before: before.at,
    after: after.at,
    request: breaking('the new release refuses the old namespace', MINIMAL),
    strict: response,
    tolerant: response,
  };
  // What is below has other names as well: said once, here.
  return { drafts: [draft], edges: [] };
}
