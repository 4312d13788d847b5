/** Types that are written alike in both releases, which most are: only what is below them matters. */
import type { SchemaSide, TypeView } from '../language/side.js';
import { isAlike } from '../language/strip.js';
import { leaves } from '../lower/particles.js';
import { clarkOf } from '../support/qname.js';
import type { TypeId } from '../xsd/components.js';
import type { Comparing, Edge } from './draft.js';
import { standIns } from './stand-ins.js';

/** The pairs below two types with the same definition; undefined where they have to be compared. */
export function edgesOfSame(
  { old, now, isSlot, showType }: Comparing,
  before: TypeView,
  after: TypeView,
): readonly Edge[] | undefined {
  if (before.id !== after.id || before.abstract || before.attributeWildcard) return undefined;
  if (!isSameDefinition(old.side, now.side, before.id)) return undefined;
  const edges: Edge[] = [];
  const add = (kind: Edge['kind'], name: string, label: string, id: TypeId): void => {
    // Built-in types are the same in every release.
    if (old.side.schema.types.has(id)) edges.push({ kind, name, label, old: id, now: id });
  };
  for (const [name, use] of before.attributes) {
    if (use.fixed === undefined) add('attribute', name, `@${use.name.local}`, use.type);
  }
  const [a, b] = [before.content, after.content];
  if (a.kind === 'text') add('self', '', '', a.type);
  else {
    // Members of substitution groups stand elsewhere in the schema, and so does what wildcards admit.
    const own = leaves(a.node);
    if (own.some(({ kind }) => kind === 'any')) return undefined;
    if (b.kind === 'text' || !isAlike(a.node, b.node)) return undefined;
    for (const leaf of own) {
      if (leaf.kind === 'any') continue;
      const { name, type, fixed } = leaf.element;
      if (fixed === undefined) add('child', clarkOf(name), name.local, type);
    }
  }
  if (isSlot(before.id)) return edges;
  const [was, is] = [standIns(old.side, before), standIns(now.side, after)];
  if (was.join() !== is.join()) return undefined;
  for (const id of was) add('derived', id, `(${showType(id)})`, id);
  return edges;
}

/** The definitions of all types that it extends included, for their documentation. */
function isSameDefinition(old: SchemaSide, now: SchemaSide, id: TypeId): boolean {
  const [a, b] = [old.schema.types.get(id), now.schema.types.get(id)];
  if (a === undefined || b === undefined) return a === b;
  if (!isSame(a, b)) return false;
  return a.kind !== 'complex' || a.derivation !== 'extension' || isSameDefinition(old, now, a.base);
}

/** Equal data, wherever it stands: most of the time goes by here. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key === 'at' || isSame(a[key], b[key]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
