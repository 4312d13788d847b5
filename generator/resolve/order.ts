/** In which order definitions can be resolved, and which of them depend on themselves. */
import type { DiagnosticCode } from '../support/codes.js';
import { dependencyOrder } from '../support/graph.js';
import { clarkOf, type Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import type { TypeId } from '../xsd/components.js';
import type {
  AttributeGroupDeclaration,
  GroupDeclaration,
  ModelGroup,
  TypeUse,
} from '../xsd/declarations.js';
import { findTypeId, type Context } from './context.js';
import type { TypeEntry } from './identify.js';

export interface Ordered<T> {
  readonly order: readonly T[];
  /** Members of circles; they have been reported. */
  readonly circular: ReadonlySet<T>;
}

interface Kind {
  readonly what: string;
  readonly constraint: string;
}

/** Types after their bases, item types and member types; elements may well refer back. */
export function typeOrder(context: Context): Ordered<TypeEntry> {
  const byId = new Map<TypeId, TypeEntry>(
    context.identities.entries.map((entry) => [entry.id, entry]),
  );
  const needed = (entry: TypeEntry): TypeEntry[] =>
    dependenciesOf(entry)
      .map((use) => byId.get(findTypeId(context, use) ?? ''))
      .filter((other) => other !== undefined);
  return ordered(
    context,
    context.identities.entries,
    needed,
    (entry) => ({ name: entry.id, at: entry.declaration.at }),
    (entry) =>
      entry.declaration.kind === 'simple'
        ? { what: 'type', constraint: 'st-props-correct' }
        : { what: 'type', constraint: 'ct-props-correct' },
  );
}

function dependenciesOf({ declaration }: TypeEntry): readonly TypeUse[] {
  if (declaration.kind === 'complex') {
    const { content } = declaration;
    return content.kind === 'simpleContent' && content.type !== undefined
      ? [content.base, content.type]
      : [content.base];
  }
  const { derivation } = declaration;
  switch (derivation.kind) {
    case 'restriction':
      return [derivation.base];
    case 'list':
      return [derivation.item];
    case 'union':
      return derivation.members;
  }
}

export function groupOrder(context: Context): Ordered<GroupDeclaration> {
  const { groups } = context.symbols;
  return ordered(
    context,
    groups.values(),
    ({ content }) => [...groupsIn(content, groups)],
    ({ name, at }) => ({ name: clarkOf(name), at }),
    () => ({ what: 'group', constraint: 'mg-props-correct' }),
  );
}

function* groupsIn(
  model: ModelGroup,
  groups: ReadonlyMap<Clark, GroupDeclaration>,
): Generator<GroupDeclaration> {
  for (const { term } of model.particles) {
    if (term.kind === 'groupReference') {
      const group = groups.get(clarkOf(term.name));
      if (group !== undefined) yield group;
    } else if (term.kind === 'sequence' || term.kind === 'choice' || term.kind === 'all') {
      yield* groupsIn(term, groups);
    }
  }
}

export function attributeGroupOrder(context: Context): Ordered<AttributeGroupDeclaration> {
  const { attributeGroups } = context.symbols;
  return ordered(
    context,
    attributeGroups.values(),
    ({ attributes }) =>
      attributes.items
        .map((item) =>
          item.kind === 'attributeGroupReference'
            ? attributeGroups.get(clarkOf(item.name))
            : undefined,
        )
        .filter((group) => group !== undefined),
    ({ name, at }) => ({ name: clarkOf(name), at }),
    () => ({ what: 'attribute group', constraint: 'src-attribute_group' }),
  );
}

const CIRCULAR: DiagnosticCode = 'RES403';

function ordered<T>(
  context: Context,
  nodes: Iterable<T>,
  needed: (node: T) => readonly T[],
  label: (node: T) => { readonly name: string; readonly at: SourcePoint },
  kindOf: (node: T) => Kind,
): Ordered<T> {
  const { order, circles } = dependencyOrder(nodes, needed);
  const circular = new Set<T>();
  for (const circle of circles) {
    for (const node of circle) circular.add(node);
    const [first] = circle;
    if (first === undefined) continue;
    const { name, at } = label(first);
    const { what, constraint } = kindOf(first);
    const others = circle.slice(1).map(label);
    const through = others.length === 0 ? '' : ` through ${quote(others[0]?.name ?? '')}`;
    context.diagnostics.error(
      CIRCULAR,
      at,
      `${what} ${quote(name)} is defined by itself${through}`,
      {
        notes: others.slice(0, 10).map((other) => ({ message: 'in the circle', at: other.at })),
        constraint,
      },
    );
  }
  return { order, circular };
}
