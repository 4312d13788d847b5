/** Row 41: what is said about components. */
import type { SchemaSide, TypeView } from '../language/side.js';
import { leaves } from '../lower/particles.js';
import type { TypeId } from '../xsd/components.js';
import { safe } from './draft.js';
import type { Comparing, Draft } from './draft.js';

/** One change for a type and its own members together; those of its bases are theirs. */
export function compareDocumentation(
  comparing: Comparing,
  subject: string,
  before: TypeView,
  after: TypeView,
): readonly Draft[] {
  const { old, now, showType } = comparing;
  const base = extended(now.side, after.id);
  const inherited =
    base !== undefined && base === extended(old.side, before.id)
      ? compareDocumentation(comparing, showType(base), old.side.view(base), now.side.view(base))
      : [];
  return [...inherited, ...ownChange(subject, before, after)];
}

/** The complex type that a type extends. */
function extended({ schema }: SchemaSide, id: TypeId): TypeId | undefined {
  const type = schema.types.get(id);
  if (type?.kind !== 'complex' || type.derivation !== 'extension') return undefined;
  return schema.types.get(type.base)?.kind === 'complex' ? type.base : undefined;
}

function ownChange(subject: string, before: TypeView, after: TypeView): readonly Draft[] {
  const [was, is] = [textsOf(before), textsOf(after)];
  const names = [...was.keys()].filter((name) => is.has(name) && is.get(name) !== was.get(name));
  if (names.length === 0) return [];
  const verdict = safe('it is documentation');
  const shown = names.map((name) => (name === '' ? 'the type' : name)).slice(0, 5);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return [
    {
      rule: 'documentation-changed',
      subject,
      detail: '',
      message: `of ${shown.join(', ')}${more}`,
      before: before.at,
      after: after.at,
      request: verdict,
      strict: verdict,
      tolerant: verdict,
    },
  ];
}

/** By name of the member; the type's own under the empty name. */
function textsOf(view: TypeView): ReadonlyMap<string, string> {
  const texts = new Map([['', view.documentation]]);
  for (const use of view.attributes.values()) {
    if (use.inheritedFrom !== undefined) continue;
    texts.set(`@${use.name.local}`, use.annotation?.documentation ?? '');
  }
  if (view.content.kind === 'elements') {
    for (const leaf of leaves(view.content.node)) {
      if (leaf.kind === 'any' || leaf.inherited) continue;
      const { name, annotation } = leaf.element;
      texts.set(name.local, annotation?.documentation ?? '');
    }
  }
  return texts;
}
