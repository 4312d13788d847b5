/** What differs between two declarations of an element: rows 24 to 26, 33 and 37, and its type. */
import type { SchemaSide } from '../language/side.js';
import type { SourcePoint } from '../support/source.js';
import type { Derivation, ElementDeclaration } from '../xsd/components.js';
import { leaver, newcomer } from './alone.js';
import { compareText } from './compare-text.js';
import { compareValues } from './compare-values.js';
import { breaking, element, safe, warning } from './draft.js';
import type { Comparing, Draft, Edge, Findings, Proof } from './draft.js';
import { methodsBetween, standIns } from './stand-ins.js';

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
    ...compareConstraints(subject, before, after),
    ...compareBlock(comparing, subject, before, after),
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

const UNPROVEN = 'the generated validators do not check identity constraints';

/** Row 37, by name; a constraint whose paths change is one that goes and one that comes. */
function compareConstraints(
  subject: string,
  before: ElementDeclaration,
  after: ElementDeclaration,
): readonly Draft[] {
  const keyed = ({ identityConstraints }: ElementDeclaration): ReadonlyMap<string, SourcePoint> =>
    new Map(
      identityConstraints.map(({ kind, name, selector, fields, refer, at }) => [
        JSON.stringify([kind, name.local, selector, fields, refer]),
        at,
      ]),
    );
  const [was, is] = [keyed(before), keyed(after)];
  const drafts: Draft[] = [];
  const nameOf = (key: string): string => key.split('"')[3] ?? '';
  for (const [key, at] of is) {
    if (was.has(key)) continue;
    const reason = 'the new release refuses requests that violate it';
    drafts.push({
      rule: 'constraint-added',
      subject,
      detail: key,
      message: `identity constraint ${nameOf(key)} added`,
      after: at,
      request: { impact: 'breaking', reason, unproven: UNPROVEN },
      strict: safe('responses obey it'),
      tolerant: safe('responses obey it'),
    });
  }
  for (const [key, at] of was) {
    if (is.has(key)) continue;
    const note = warning('responses need not obey it any more');
    drafts.push({
      rule: 'constraint-removed',
      subject,
      detail: key,
      message: `identity constraint ${nameOf(key)} removed`,
      before: at,
      request: safe('the new release refuses less'),
      strict: note,
      tolerant: note,
    });
  }
  return drafts;
}

const UNENFORCED = 'the generated validators do not enforce block';

/** `{disallowed substitutions}` of the declaration itself (Part 1, section 3.3.1). */
function compareBlock(
  { old, now }: Comparing,
  subject: string,
  before: ElementDeclaration,
  after: ElementDeclaration,
): readonly Draft[] {
  const places = { subject, detail: 'block', before: before.at, after: after.at };
  const lost = blocked(old.side, before, after);
  const gained = blocked(now.side, after, before);
  const drafts: Draft[] = [];
  if (lost !== undefined) {
    const fine = safe('responses do not have them');
    const message = `types by ${lost} may no longer stand in`;
    const reason = 'the new release refuses derived types';
    const request = { impact: 'breaking', reason, unproven: UNENFORCED } as const;
    const rule = 'derived-removed';
    drafts.push({ rule, ...places, message, request, strict: fine, tolerant: fine });
  }
  if (gained !== undefined) {
    const message = `types by ${gained} may stand in`;
    const reason = 'a strict reader refuses derived types';
    const strict = { impact: 'breaking', reason, unproven: UNENFORCED } as const;
    const tolerant = warning('a tolerant reader reads them as the declared type');
    const request = safe('requests need not use them');
    drafts.push({ rule: 'derived-added', ...places, message, request, strict, tolerant });
  }
  return drafts;
}

/** A way of derivation that the other declaration blocks and that some stand-in has taken. */
function blocked(
  side: SchemaSide,
  own: ElementDeclaration,
  other: ElementDeclaration,
): Derivation | undefined {
  const free = (['extension', 'restriction'] as const).filter(
    (method) => other.block.includes(method) && !own.block.includes(method),
  );
  if (free.length === 0) return undefined;
  const ids = standIns(side, side.view(own.type));
  return free.find((method) =>
    ids.some((id) => methodsBetween(side.schema, id, own.type).includes(method)),
  );
}
