/** Which derived types may stand in for a type: rows 33 and 34 of the table. */
import type { TypeView } from '../language/side.js';
import { showType } from './subject.js';
import { breaking, element, safe, warning } from './draft.js';
import type { Comparing, Draft, Edge, Findings } from './draft.js';
import { as, standIns } from './stand-ins.js';

export function compareDerived(
  comparing: Comparing,
  subject: string,
  before: TypeView,
  after: TypeView,
): Findings {
  const { old, now, isPayload, isSlot, show } = comparing;
  const drafts: Draft[] = [...abstractChange(subject, before, after)];
  const edges: Edge[] = [];
  if (isSlot(before.id)) return { drafts, edges };
  const was = standIns(old.side, before);
  const is = new Set(standIns(now.side, after));
  for (const id of was) {
    if (is.has(id)) {
      edges.push({ kind: 'derived', name: id, label: `(${showType(show, id)})`, old: id, now: id });
      continue;
    }
    const fine = safe('responses do not have it');
    drafts.push({
      rule: 'derived-removed',
      subject,
      detail: id,
      message: `${showType(show, id)} may no longer stand in`,
      before: old.side.view(id).at,
      request: breaking('the new release refuses its xsi:type', as(id)),
      strict: fine,
      tolerant: fine,
    });
  }
  for (const id of is) {
    if (was.includes(id)) continue;
    drafts.push({
      rule: 'derived-added',
      subject,
      detail: id,
      message: `${showType(show, id)} may stand in`,
      after: now.side.view(id).at,
      request: safe('requests need not use it'),
      strict: breaking('a strict reader refuses an xsi:type that it does not know', as(id)),
      tolerant: isPayload(id)
        ? safe('it is what another operation carries')
        : warning('a tolerant reader reads it as the declared type'),
    });
  }
  return { drafts, edges };
}

function abstractChange(subject: string, before: TypeView, after: TypeView): readonly Draft[] {
  if (before.abstract === after.abstract) return [];
  const places = { subject, detail: '', before: before.at, after: after.at };
  const plain = element((builder, spot) => builder.minimal({ ...spot, actual: spot.declared }));
  if (after.abstract) {
    const fine = safe('responses name a derived type');
    const request = breaking('the new release refuses elements without a derived type', plain);
    const message = 'abstract now';
    return [{ rule: 'type-abstract', ...places, message, request, strict: fine, tolerant: fine }];
  }
  const request = safe('the new release admits more');
  const strict = breaking('a strict reader expects a derived type', plain);
  const tolerant = warning('the reader expects a derived type');
  const message = 'no longer abstract';
  return [{ rule: 'type-concrete', ...places, message, request, strict, tolerant }];
}
