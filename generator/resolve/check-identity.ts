/** Identity constraints: names, references and the small part of XPath (Part 1, section 3.11.6). */
import { clarkOf, type Clark } from '../support/qname.js';
import { quote } from '../support/text.js';
import type { IdentityConstraint } from '../xsd/components.js';
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

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}._\\-\\u{B7}]*';
const TEST = `(?:\\*|${NAME}:\\*|(?:${NAME}:)?${NAME})`;
const STEP = `(?:\\.|(?:child::)?${TEST})`;
const PATHS = {
  selector: new RegExp(`^(?:\\.//)?${STEP}(?:/${STEP})*$`, 'u'),
  field: new RegExp(`^(?:\\.//)?(?:${STEP}/)*(?:${STEP}|(?:@|attribute::)${TEST})$`, 'u'),
} as const;

/** Sections 3.11.6, c-selector-xpath and c-fields-xpath. */
function checkPath(
  context: Context,
  { namespaces, at }: IdentityConstraint,
  path: string,
  kind: 'selector' | 'field',
): void {
  const report = (message: string, constraint: string): void => {
    context.diagnostics.error('RES418', at, message, { constraint });
  };
  const constraint = kind === 'selector' ? 'c-selector-xpath' : 'c-fields-xpath';
  for (const branch of path.split('|')) {
    const text = branch.replace(/\s*(\/\/?|::|@)\s*/g, '$1').trim();
    // A blank may stand between tokens, but not in the middle of one.
    if (/\/\s+\//.test(branch) || !PATHS[kind].test(text)) {
      report(`the ${kind} ${quote(path)} is not a path of the simple kind`, constraint);
      return;
    }
    for (const [, prefix] of text.matchAll(new RegExp(`(${NAME}):(?!:)`, 'gu'))) {
      if (prefix !== undefined && !Object.hasOwn(namespaces, prefix)) {
        report(`the prefix ${quote(prefix)} of the ${kind} is not declared`, constraint);
      }
    }
  }
}
