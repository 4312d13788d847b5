/** Identity constraints of an element: row 37 of the table. */
import type { ElementDeclaration } from '../xsd/components.js';
import { impliesConstraint, meaningsOf } from './constraint-meaning.js';
import type { Meaning } from './constraint-meaning.js';
import { violating } from './constraint-proof.js';
import { breaking, element, safe, warning } from './draft.js';
import type { Comparing, Draft, Proof } from './draft.js';

/** What one release demands and no constraint of the other one does, whatever they are called. */
export function compareConstraints(
  { old, now }: Comparing,
  subject: string,
  before: ElementDeclaration,
  after: ElementDeclaration,
  wrap: (proof: Proof) => Proof,
): readonly Draft[] {
  const was = meaningsOf(old.side.schema, before.identityConstraints);
  const is = meaningsOf(now.side.schema, after.identityConstraints);
  const proofOf = (constraint: Meaning, others: readonly Meaning[]): Proof =>
    wrap(element((builder, spot) => violating(builder, spot, constraint, others)));
  const added = unmet(is, was).map((constraint): Draft => {
    const former = was.find(({ name }) => name === constraint.name);
    const fine = safe('responses obey it');
    return {
      rule: 'constraint-added',
      subject,
      detail: constraint.name,
      message: former === undefined ? told(constraint, 'added') : changed(former, constraint),
      ...(former && { before: former.at }),
      after: constraint.at,
      request: breaking(
        'the new release refuses requests that violate it',
        proofOf(constraint, was),
      ),
      strict: fine,
      tolerant: fine,
    };
  });
  const removed = unmet(was, is).map((constraint): Draft => {
    const latter = is.find(({ name }) => name === constraint.name);
    return {
      rule: 'constraint-removed',
      subject,
      detail: constraint.name,
      message: latter === undefined ? told(constraint, 'removed') : changed(constraint, latter),
      before: constraint.at,
      ...(latter && { after: latter.at }),
      request: safe('the new release refuses less'),
      strict: breaking('a strict reader refuses what violates it', proofOf(constraint, is)),
      tolerant: warning('responses need not obey it any more'),
    };
  });
  return [...added, ...removed];
}

function unmet(wanted: readonly Meaning[], given: readonly Meaning[]): readonly Meaning[] {
  return wanted.filter((each) => !given.some((other) => impliesConstraint(other, each)));
}

function told({ kind, name }: Meaning, verb: string): string {
  return `identity constraint ${name} (${kind}) ${verb}`;
}

function changed(old: Meaning, now: Meaning): string {
  const kinds = old.kind === now.kind ? 'selects otherwise' : `is a ${now.kind}, was a ${old.kind}`;
  return `identity constraint ${now.name} ${kinds}`;
}
