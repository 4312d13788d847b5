/** Identity constraints: names, references and the small part of XPath (Part 1, section 3.11.6). */
import { clarkOf, type Clark } from '../support/qname.js';
import { quote } from '../support/text.js';
import type { IdentityConstraint } from '../xsd/components.js';
import { parsePaths } from '../xsd/xpath.js';
import type { Context } from './context.js';

export function checkIdentityConstraints(
  context: Context,
  constraints: readonly IdentityConstraint[],
): void {
  const known = new Map<Clark, IdentityConstraint>();
  for (const constraint of constraints) {
    const name = clarkOf(constraint.name);
    const first = known.get(name);
    if (first === undefined) known.set(name, constraint);
    else if (first.at !== constraint.at) {
      context.diagnostics.error(
        'RES401',
        constraint.at,
        `${constraint.kind} ${quote(name)} is defined twice`,
        {
          notes: [{ message: 'first defined here', at: first.at }],
          constraint: 'sch-props-correct',
        },
      );
    }
    checkPath(context, constraint, constraint.selector, 'selector');
    for (const field of constraint.fields) checkPath(context, constraint, field, 'field');
  }
  for (const constraint of constraints) checkReference(context, constraint, known);
}

function checkReference(
  context: Context,
  { kind, name, refer, fields, at }: IdentityConstraint,
  known: ReadonlyMap<Clark, IdentityConstraint>,
): void {
  if (kind !== 'keyref' || refer === undefined) return;
  const target = known.get(refer);
  const shown = `keyref ${quote(name.local)}`;
  if (target === undefined || target.kind === 'keyref') {
    const message = `${shown} refers to ${quote(refer)}, which is no key or unique`;
    context.diagnostics.error('RES402', at, message, { constraint: 'src-resolve' });
  } else if (target.fields.length !== fields.length) {
    const message = `${shown} has ${fields.length} fields, ${quote(refer)} has ${target.fields.length}`;
    context.diagnostics.error('RES418', at, message, { constraint: 'c-props-correct' });
  }
}

/** Sections 3.11.6, c-selector-xpath and c-fields-xpaths. */
function checkPath(
  context: Context,
  { namespaces, at }: IdentityConstraint,
  path: string,
  kind: 'selector' | 'field',
): void {
  const parsed = parsePaths(path, kind, namespaces);
  if (!('problem' in parsed)) return;
  const constraint = kind === 'selector' ? 'c-selector-xpath' : 'c-fields-xpaths';
  context.diagnostics.error('RES418', at, `in a ${kind}, ${parsed.problem}`, { constraint });
}
