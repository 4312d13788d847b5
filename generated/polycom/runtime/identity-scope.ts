/** Identity constraints at work: the keys below an element, and what refers to them. */
import type { Report } from './identity-fault.js';
import { fieldsOf, foundIn, hasNillable, type Key } from './identity-field.js';
import type { Constraint } from './identity-node.js';
import { begin, type Progress } from './identity-path.js';
import type { Known, Place } from './identity-walk.js';

/** The node of each key, and the keys that stand for none because several children have them. */
export interface Table {
  nodes: Map<string, Place>;
  conflicts: Set<string>;
}

/** By the name of the constraint, the tables of an element (section 3.11.5). */
export type Tables = Map<string, Table>;

/** A constraint and the element that it holds for. */
export interface Scope {
  readonly constraint: Constraint;
  readonly nodes: Map<string, Place>;
  /** What a keyref has to find. */
  readonly references: { readonly place: Place; readonly fields: Key }[];
}

export interface Active {
  readonly scope: Scope;
  readonly progress: readonly Progress[];
}

export function scopeOf(constraint: Constraint): Active {
  const scope = { constraint, nodes: new Map(), references: [] };
  return { scope, progress: begin(constraint.selector) };
}

/** A node that the selector of a constraint has come to. */
export function enter(scope: Scope, place: Place, known: Known, report: Report): void {
  const { constraint, references } = scope;
  const { kind, name, source } = constraint;
  const fields = fieldsOf(constraint, place, known);
  switch (fields.kind) {
    case 'absent': {
      if (kind !== 'key') return;
      const message = `expected a value for each field of the key ${name}, found none for field ${fields.field + 1}`;
      report({ code: 'key', message, place, source, constraint: `${RULE}4.2.1` });
      return;
    }
    case 'many':
    case 'not-simple': {
      const what = fields.kind === 'many' ? 'several nodes' : 'a node without a simple type';
      const message = `expected one simple value for field ${fields.field + 1} of ${name}, found ${what}`;
      report({ code: 'key', message, place, source, constraint: `${RULE}3` });
      return;
    }
    case 'key':
      if (kind === 'keyref') references.push({ place, fields });
      else enterKey(scope, place, fields, report);
  }
}

const RULE = 'cvc-identity-constraint.';

function enterKey({ constraint, nodes }: Scope, place: Place, fields: Key, report: Report): void {
  const { kind, name, source } = constraint;
  const isKey = kind === 'key';
  if (isKey && hasNillable(fields)) {
    const message = `expected no element that may be nil in the key ${name}`;
    report({ code: 'key', message, place, source, constraint: `${RULE}4.2.3` });
  }
  if (nodes.has(fields.key)) {
    const rule = `${RULE}${isKey ? '4.2.2' : '4.1'}`;
    const message = `expected a value that no other node of ${name} has`;
    report({ code: 'unique', message, place, source, constraint: rule, found: foundIn(fields) });
  } else nodes.set(fields.key, place);
}

/** At the end of an element: what its keyrefs refer to must be in its tables by then. */
export function leave({ constraint, references }: Scope, tables: Tables, report: Report): void {
  const { name, refer = '', source } = constraint;
  const nodes = tables.get(refer)?.nodes;
  const message = `expected a value that ${refer} has, as ${name} demands`;
  for (const { place, fields } of references)
    if (nodes?.has(fields.key) !== true)
      report({
        code: 'reference',
        message,
        place,
        source,
        constraint: `${RULE}4.3`,
        found: foundIn(fields),
      });
}

/** Adds the tables of a child: a key that two children have stands for none of their nodes. */
export function adopt(tables: Tables, from: Tables): void {
  for (const [name, { nodes }] of from) {
    const table = tables.get(name);
    if (table === undefined) tables.set(name, { nodes, conflicts: new Set() });
    else if (table.nodes.size >= nodes.size) merge(table, nodes);
    else {
      // The smaller goes into the larger, so that depth costs next to nothing.
      const smaller = table.nodes;
      table.nodes = nodes;
      for (const key of table.conflicts) nodes.delete(key);
      merge(table, smaller);
    }
  }
}

function merge({ nodes, conflicts }: Table, more: ReadonlyMap<string, Place>): void {
  for (const [key, place] of more) {
    if (conflicts.has(key)) continue;
    if (nodes.delete(key)) conflicts.add(key);
    else nodes.set(key, place);
  }
}

/** Keys of the element itself come before those of its children. */
export function declare(tables: Tables, { constraint, nodes }: Scope): void {
  if (constraint.kind === 'keyref') return;
  const below = tables.get(constraint.name)?.nodes;
  if (below === undefined || below.size === 0)
    tables.set(constraint.name, { nodes, conflicts: new Set() });
  else for (const [key, place] of nodes) below.set(key, place);
}
