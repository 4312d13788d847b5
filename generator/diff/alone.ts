/** Global types that one release alone has: row 39 of the table. */
import { leaves } from '../lower/particles.js';
import type { SchemaSide } from '../language/side.js';
import type { TypeId } from '../xsd/components.js';
import { safe } from './draft.js';
import type { Comparing, Edge, Findings } from './draft.js';

/** The edge to a type that is new; none when it has a name that the old release has too. */
export function newcomer({ old, now }: Comparing, id: TypeId): readonly Edge[] {
  return isAlone(now.side, old.side, id) ? [{ kind: 'part', name: '', label: '', now: id }] : [];
}

/** The edge to a type that is gone. */
export function leaver({ old, now }: Comparing, id: TypeId): readonly Edge[] {
  return isAlone(old.side, now.side, id) ? [{ kind: 'part', name: '', label: '', old: id }] : [];
}

function isAlone(own: SchemaSide, other: SchemaSide, id: TypeId): boolean {
  return own.schema.types.has(id) && !other.schema.types.has(id);
}

/** A type that one release alone has, and those that it brings along. */
export function aloneFindings(comparing: Comparing, side: 'old' | 'now', id: TypeId): Findings {
  const isNew = side === 'now';
  const { schema, view, derived } = comparing[side].side;
  const at = view(id).at;
  const follow = isNew ? newcomer : leaver;
  const edges = [...typesBelow(comparing[side].side, id), ...(derived.get(id) ?? [])].flatMap(
    (next) => follow(comparing, next),
  );
  const type = schema.types.get(id);
  if (type?.name === undefined) return { drafts: [], edges };
  const verdict = safe(
    isNew ? 'the old release does not use it' : 'its uses are compared by themselves',
  );
  return {
    drafts: [
      {
        rule: isNew ? 'component-added' : 'component-removed',
        subject: comparing.showType(id),
        detail: 'type',
        message: `${type.kind} type ${isNew ? 'added' : 'removed'}`,
        ...(isNew ? { after: at } : { before: at }),
        request: verdict,
        strict: verdict,
        tolerant: verdict,
      },
    ],
    edges,
  };
}

function* typesBelow({ schema, view }: SchemaSide, id: TypeId): Generator<TypeId> {
  const { attributes, content } = view(id);
  const type = schema.types.get(id);
  if (type !== undefined) yield type.base;
  for (const use of attributes.values()) yield use.type;
  if (type?.kind === 'simple') {
    if (type.item !== undefined) yield type.item;
    yield* type.members ?? [];
  }
  if (content.kind === 'text') yield content.type;
  else {
    for (const leaf of leaves(content.node)) if (leaf.kind === 'element') yield leaf.element.type;
  }
}
