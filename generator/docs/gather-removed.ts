/** What the release that is compared with had, put back at its old place. */
import type { AttributeBox, ElementBox, GroupBox, ParticleBox } from '../diagram/model.js';
import type { TypeId } from '../xsd/components.js';
import type { Removed, RemovedMember } from './extras.js';
import type { MemberRow, ValueRow } from './model.js';
import { oncePerType, typeLink } from './gather-shelf.js';
import type { PerType, Shelf } from './gather-shelf.js';

const removedOf: PerType<readonly Removed[]> = oncePerType(
  ({ extras, set }, id) => extras.marks?.removed(set, id) ?? [],
);

/** Elements and attributes, inherited ones too. */
export const removedMembers: PerType<readonly RemovedMember[]> = oncePerType((shelf, id) =>
  removedOf(shelf, id).filter((each) => each.kind !== 'value'),
);

export function removedAttributes(shelf: Shelf, id: TypeId): readonly AttributeBox[] {
  return removedMembers(shelf, id)
    .filter(({ kind }) => kind === 'attribute')
    .map((removed) => ({
      name: removed.name,
      step: stepOf(shelf, removed),
      required: removed.required,
      ...shared(removed),
    }));
}

/** The content with the removed elements. */
export function withRemoved(
  shelf: Shelf,
  id: TypeId,
  content: ParticleBox | undefined,
): ParticleBox | undefined {
  let box = content;
  for (const removed of removedMembers(shelf, id)) {
    if (removed.kind === 'attribute') continue;
    const { name, min, max, after } = removed;
    const step = stepOf(shelf, removed);
    const gone: ElementBox = { kind: 'element', name, step, min, max, ...shared(removed) };
    box = (after !== undefined && box && behind(box, after, gone)) || atStart(box, gone);
  }
  return box;
}

/** Undefined where there is no such element; what the type had itself never joins what it inherits. */
function behind(box: ParticleBox, after: string, gone: ElementBox): GroupBox | undefined {
  if (box.kind === 'element' || box.kind === 'any') return undefined;
  const { children } = box;
  const index = children.findIndex(
    (child) =>
      child.kind === 'element' && child.name === after && child.inherited === gone.inherited,
  );
  if (index >= 0) return { ...box, children: inserted(children, index + 1, gone) };
  for (const [at, child] of children.entries()) {
    const changed = behind(child, after, gone);
    if (changed !== undefined) return { ...box, children: children.with(at, changed) };
  }
  return undefined;
}

/** In the part that is the base's, or in the type's own part, where there are both. */
function atStart(box: ParticleBox | undefined, gone: ElementBox): GroupBox {
  if (box === undefined || box.kind === 'element' || box.kind === 'any') {
    const children = box === undefined ? [gone] : [gone, box];
    return { kind: 'sequence', min: 1, max: 1, children };
  }
  const { children } = box;
  const hasParts = box.inherited === undefined && children[0]?.inherited === true;
  const at = gone.inherited === true ? 0 : 1;
  const part = hasParts ? children[at] : undefined;
  if (part === undefined) return { ...box, children: inserted(children, 0, gone) };
  return { ...box, children: children.with(at, atStart(part, gone)) };
}

/** Behind what was put there before. */
function inserted(
  children: readonly ParticleBox[],
  index: number,
  gone: ElementBox,
): readonly ParticleBox[] {
  let at = index;
  for (let next = children[at]; next?.kind === 'element' && isGone(next); next = children[at]) at++;
  return children.toSpliced(at, 0, gone);
}

function isGone({ mark }: { readonly mark?: { readonly kind: string } }): boolean {
  return mark?.kind === 'removed';
}

function stepOf(shelf: Shelf, { kind, name, namespace }: RemovedMember): string {
  return (kind === 'attribute' ? '@' : '') + shelf.show({ namespace, local: name });
}

function shared({
  type,
  documentation,
  inherited,
  mark,
}: RemovedMember): Pick<AttributeBox, 'type' | 'facets' | 'documentation' | 'inherited' | 'mark'> {
  return {
    type: { name: type },
    facets: [],
    ...(documentation !== undefined && { documentation }),
    ...(inherited && { inherited }),
    mark,
  };
}

/** A row for what is gone; it has no type in TypeScript any more. */
export function removedRow(shelf: Shelf, owner: TypeId, removed: RemovedMember): MemberRow {
  const { kind, name, min, max } = removed;
  const { inherited, ...common } = shared(removed);
  const base = shelf.set.schema.types.get(owner)?.base;
  return {
    path: [kind === 'attribute' ? `@${name}` : name],
    xpath: stepOf(shelf, removed),
    typescript: '',
    min,
    max,
    inChoice: false,
    nillable: false,
    ...common,
    ...(inherited && base !== undefined && { inherited: typeLink(shelf, base) }),
  };
}

/** The values with the removed ones at their old places. */
export function withRemovedValues(
  shelf: Shelf,
  id: TypeId,
  values: readonly ValueRow[],
): readonly ValueRow[] {
  let rows = values;
  for (const gone of removedOf(shelf, id)) {
    if (gone.kind !== 'value') continue;
    const { value, documentation, after, mark } = gone;
    let at = rows.findIndex((row) => row.value === after) + 1;
    while (isGone(rows[at] ?? {})) at++;
    const row = { value, ...(documentation !== undefined && { documentation }), mark };
    rows = rows.toSpliced(at, 0, row);
  }
  return rows;
}
