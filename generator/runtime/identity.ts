/** Judges a document as a whole: identity constraints, and names that refer to names. */
import type { Report } from './identity-fault.js';
import { judgeReferences, noIds, noteIds, type Ids } from './identity-ids.js';
import type { ElementNode } from './identity-node.js';
import { advance, isAtElement } from './identity-path.js';
import {
  adopt,
  declare,
  enter,
  leave,
  scopeOf,
  type Active,
  type Tables,
} from './identity-scope.js';
import { eachChild, rootPlace, type Known, type Place } from './identity-walk.js';

interface Walk {
  readonly known: Known;
  readonly ids: Ids;
  readonly report: Report;
}

/** In one pass over the value of the root element, in document order as far as the value has it. */
export function judgeWhole(
  element: ElementNode,
  value: unknown,
  known: Known,
  report: Report,
): void {
  const walk = { known, ids: noIds(), report };
  visit(walk, rootPlace(element, value, known), NONE, NOBODY);
  judgeReferences(walk.ids, report);
}

const NONE: readonly Active[] = [];
const NOBODY: ReadonlySet<string> = /* @__PURE__ */ new Set<string>();

/** `wanted` are the keys that keyrefs of elements above refer to: their tables go up to there. */
function visit(
  walk: Walk,
  place: Place,
  above: readonly Active[],
  wanted: ReadonlySet<string>,
): Tables | undefined {
  const { known, ids, report } = walk;
  const { constraints = [] } = place.element ?? {};
  const own = constraints.map(scopeOf);
  const active = own.length === 0 ? above : [...above, ...own];
  for (const { scope, progress } of active)
    if (isAtElement(progress)) enter(scope, place, known, report);
  noteIds(ids, place, known, report);
  const refers = own.flatMap(({ scope }) => scope.constraint.refer ?? []);
  const below = refers.length === 0 ? wanted : new Set([...wanted, ...refers]);
  let tables: Tables | undefined;
  eachChild(place, known, (child) => {
    const next = stepped(active, child.name);
    const from = visit(walk, child, next, below);
    if (from === undefined) return;
    tables ??= new Map();
    adopt(tables, from);
  });
  if (own.length === 0) return passed(tables, wanted);
  const all: Tables = tables ?? new Map();
  for (const { scope } of own) declare(all, scope);
  for (const { scope } of own) leave(scope, all, report);
  return passed(all, wanted);
}

function stepped(active: readonly Active[], name: string): readonly Active[] {
  if (active.length === 0) return NONE;
  const next: Active[] = [];
  for (const { scope, progress } of active) {
    const further = advance(progress, name);
    if (further.length > 0) next.push({ scope, progress: further });
  }
  return next;
}

function passed(tables: Tables | undefined, wanted: ReadonlySet<string>): Tables | undefined {
  if (tables === undefined || wanted.size === 0) return undefined;
  for (const name of tables.keys()) if (!wanted.has(name)) tables.delete(name);
  return tables;
}
