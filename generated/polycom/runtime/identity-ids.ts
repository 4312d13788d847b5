/** Names that elements have, and names that refer to them (Part 1, section 3.15.4, cvc-id). */
import { isObject } from './gather.js';
import type { Fault, Report } from './identity-fault.js';
import { eachAttribute } from './identity-attribute.js';
import type { Role, SimpleNode } from './identity-node.js';
import { eachRole } from './identity-value.js';
import { pathOf, type Known, type Place } from './identity-walk.js';
import type { IssueCode } from './issue.js';

interface Reference {
  readonly name: string;
  readonly place: Place;
  readonly steps: readonly string[];
  readonly source: string;
}

export interface Ids {
  readonly names: Set<string>;
  readonly references: Reference[];
}

export function noIds(): Ids {
  return { names: new Set(), references: [] };
}

/** Notes what an element and its attributes are called, and what they refer to. */
export function noteIds(ids: Ids, place: Place, known: Known, report: Report): void {
  const { type, value, element } = place;
  if (value === null) return;
  const note = (simple: SimpleNode, text: unknown, steps: readonly string[], source = ''): void =>
    eachRole(simple, text, (role, name) =>
      noteRole(ids, role, { name, place, steps, source }, report),
    );
  if (type === undefined || (type.kind === 'complex' && type.hasRoles)) {
    eachAttribute(place, known, (attribute) => {
      if (attribute.type?.hasRole)
        note(attribute.type, attribute.value, attribute.steps, attribute.source);
    });
    const content = type?.value?.();
    if (content?.hasRole && isObject(value))
      note(content, Reflect.get(value, '$value'), ['$value'], element?.source);
  } else if (type.kind !== 'complex' && type.kind !== 'anything')
    note(type, value, NO_STEPS, element?.source);
}

const NO_STEPS: readonly string[] = [];

function noteRole(ids: Ids, role: Role, reference: Reference, report: Report): void {
  const { name } = reference;
  switch (role) {
    case 'ID':
      if (ids.names.has(name))
        report(faultOf(reference, 'unique', 'expected an ID that nothing else has', 'cvc-id.2'));
      else ids.names.add(name);
      return;
    case 'IDREF':
      ids.references.push(reference);
      return;
    case 'ENTITY': {
      // Entities are declared in a DTD, which no document may have.
      const message = 'expected a declared entity, of which there is none';
      report(faultOf(reference, 'reference', message, 'cvc-simple-type.2'));
    }
  }
}

function faultOf(
  { name, place, steps, source }: Reference,
  code: IssueCode,
  message: string,
  constraint: string,
): Fault {
  const found = [{ text: name, path: [...pathOf(place), ...steps] }];
  return { code, message, place, steps, source, constraint, found };
}

/** At the end of the document. */
export function judgeReferences({ names, references }: Ids, report: Report): void {
  for (const reference of references)
    if (!names.has(reference.name))
      report(faultOf(reference, 'reference', 'expected the ID of an element', 'cvc-id.1'));
}
