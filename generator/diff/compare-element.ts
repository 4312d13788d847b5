/** What differs between two declarations of an element: rows 24 to 26, 33 and 37, and its type. */
import type { SchemaSide } from '../language/side.js';
import type { Derivation, ElementDeclaration, TypeId } from '../xsd/components.js';
import { leaver, newcomer } from './alone.js';
import { compareConstraints } from './compare-constraints.js';
import { compareText } from './compare-text.js';
import { compareValues } from './compare-values.js';
import { breaking, element, safe, warning } from './draft.js';
import type { Comparing, Draft, Edge, Findings, Proof } from './draft.js';
import { as, methodsBetween, standIns } from './stand-ins.js';

export function compareElement(
  comparing: Comparing,
  subject: string,
  before: ElementDeclaration,
  after: ElementDeclaration,
  wrap: (proof: Proof) => Proof,
): Findings {
  const drafts: Draft[] = [
    ...compareNillable(subject, before, after, wrap),
    ...compareValues(comparing, subject, before, after, wrap),
    ...compareConstraints(comparing, subject, before, after, wrap),
    ...compareBlock(comparing, subject, before, after, wrap),
  ];
  const { old, now } = comparing;
  const isSimple = !old.side.view(before.type).isComplex && !now.side.view(after.type).isComplex;
  if (isSimple) {
    // The fixed value is the only one that there is.
    if (before.fixed !== undefined && before.fixed === after.fixed) return { drafts, edges: [] };
    const types = compareText(comparing, subject, before, after, wrap);
    return { drafts: [...drafts, ...types.drafts], edges: types.edges };
  }
  const edge: Edge = { kind: 'self', name: '', label: '', old: before.type, now: after.type };
  return {
    drafts,
    edges: [edge, ...newcomer(comparing, after.type), ...leaver(comparing, before.type)],
  };
}

/** An element with a fixed value is never nil (Part 1, section 3.3.4, clause 3.2.2). */
function mayBeNil({ nillable, fixed }: ElementDeclaration): boolean {
  return nillable && fixed === undefined;
}

function compareNillable(
  subject: string,
  before: ElementDeclaration,
  after: ElementDeclaration,
  wrap: (proof: Proof) => Proof,
): readonly Draft[] {
  const [was, is] = [before, after].map(mayBeNil);
  if (was === is) return [];
  const nil = wrap(element((builder, spot) => builder.nil(spot)));
  const places = { subject, detail: '', before: before.at, after: after.at };
  if (was === true) {
    const fine = safe('responses have less');
    const request = breaking('the new release refuses xsi:nil', nil);
    const message = 'no longer nillable';
    return [{ rule: 'nillable-lifted', ...places, message, request, strict: fine, tolerant: fine }];
  }
  const message = 'nillable now';
  const request = safe('the new release admits more');
  const response = breaking('a client that expects a value finds null', nil);
  const both = { strict: response, tolerant: response };
  return [{ rule: 'nillable-allowed', ...places, message, request, ...both }];
}

/** `{disallowed substitutions}` of the declaration itself (Part 1, section 3.3.1). */
function compareBlock(
  { old, now }: Comparing,
  subject: string,
  before: ElementDeclaration,
  after: ElementDeclaration,
  wrap: (proof: Proof) => Proof,
): readonly Draft[] {
  const places = { subject, detail: 'block', before: before.at, after: after.at };
  const lost = blocked(old.side, before, after);
  const gained = blocked(now.side, after, before);
  const drafts: Draft[] = [];
  if (lost !== undefined) {
    const fine = safe('responses do not have them');
    const message = `types by ${lost.method} may no longer stand in`;
    const request = breaking('the new release refuses derived types', wrap(as(lost.type)));
    const rule = 'derived-removed';
    drafts.push({ rule, ...places, message, request, strict: fine, tolerant: fine });
  }
  if (gained !== undefined) {
    const message = `types by ${gained.method} may stand in`;
    const strict = breaking('a strict reader refuses derived types', wrap(as(gained.type)));
    const tolerant = warning('a tolerant reader reads them as the declared type');
    const request = safe('requests need not use them');
    drafts.push({ rule: 'derived-added', ...places, message, request, strict, tolerant });
  }
  return drafts;
}

interface Blocked {
  readonly method: Derivation;
  readonly type: TypeId;
}

/** A way of derivation that the other declaration blocks, and a stand-in that has taken it. */
function blocked(
  side: SchemaSide,
  own: ElementDeclaration,
  other: ElementDeclaration,
): Blocked | undefined {
  const free = (['extension', 'restriction'] as const).filter(
    (method) => other.block.includes(method) && !own.block.includes(method),
  );
  if (free.length === 0) return undefined;
  for (const type of standIns(side, side.view(own.type))) {
    const taken = methodsBetween(side.schema, type, own.type);
    // What the element blocks besides would be refused in its own release.
    if (taken.some((method) => own.block.includes(method))) continue;
    const method = free.find((each) => taken.includes(each));
    if (method !== undefined) return { method, type };
  }
  return undefined;
}
