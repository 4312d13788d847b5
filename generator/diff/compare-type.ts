/** What differs between two types that belong together, and which pairs are below them. */
import type { ContentView, TypeView } from '../language/side.js';
import type { TypeDefinition, TypeId } from '../xsd/components.js';
import { compareAttributes } from './compare-attributes.js';
import { compareChildren, memberSubject } from './compare-children.js';
import { compareContent } from './compare-content.js';
import { compareDerived } from './compare-derived.js';
import { compareDocumentation } from './compare-documentation.js';
import { compareKinds } from './compare-kinds.js';
import { compareText, textDrafts } from './compare-text.js';
import { edgesOfSame } from './same-type.js';
import { breaking, element, safe, warning } from './draft.js';
import type { Comparing, Draft, Edge, Findings } from './draft.js';

/** `subject` is how reports call the pair. */
export function compareTypes(
  comparing: Comparing,
  subject: string,
  old: TypeId,
  now: TypeId,
): Findings {
  const before = comparing.old.side.view(old);
  const after = comparing.now.side.view(now);
  if (!before.isComplex && !after.isComplex)
    return compareSimple(comparing, subject, before, after);
  const same = edgesOfSame(comparing, before, after);
  if (same !== undefined) return { drafts: [], edges: same };
  // Nothing is of an abstract type: what it declares is met in the types that derive from it.
  const isMet = !before.abstract || !after.abstract;
  const parts = [
    ...(isMet ? [compareAttributes(comparing, subject, before, after)] : []),
    ...(isMet ? [compareContents(comparing, subject, before, after)] : []),
    compareDerived(comparing, subject, before, after),
  ];
  const drafts = parts.flatMap((part) => part.drafts);
  const edges = parts.flatMap((part) => part.edges);
  const others = [
    ...baseChange(comparing, subject, before, after),
    ...compareDocumentation(comparing, subject, before, after),
  ];
  return { drafts: [...drafts, ...others], edges };
}

function compareSimple(
  comparing: Comparing,
  subject: string,
  before: TypeView,
  after: TypeView,
): Findings {
  const typed = { type: before.id, at: before.at };
  const retyped = { type: after.id, at: after.at };
  return {
    drafts: [
      ...textDrafts(comparing, subject, typed, retyped, (proof) => proof),
      ...compareDocumentation(comparing, subject, before, after),
    ],
    edges: partEdges(comparing, before.id, after.id),
  };
}

/** The item and member types that both have: their changes are met through the whole. */
function partEdges({ old, now }: Comparing, before: TypeId, after: TypeId): readonly Edge[] {
  const partsOf = (type: TypeDefinition | undefined): readonly TypeId[] => {
    if (type?.kind !== 'simple') return [];
    return [...(type.item === undefined ? [] : [type.item]), ...(type.members ?? [])];
  };
  const is = new Set(partsOf(now.side.schema.types.get(after)));
  return partsOf(old.side.schema.types.get(before))
    .filter((id) => is.has(id))
    .map((id): Edge => ({ kind: 'part', name: '', label: '', old: id, now: id }));
}

function compareContents(
  comparing: Comparing,
  subject: string,
  before: TypeView,
  after: TypeView,
): Findings {
  const [a, b] = [before.content, after.content];
  if (a.kind === 'text' && b.kind === 'text') {
    const typed = { type: a.type, at: before.at };
    return compareText(comparing, subject, typed, { type: b.type, at: after.at }, (proof) => proof);
  }
  if (a.kind === 'text' || b.kind === 'text') {
    return { drafts: compareKinds(comparing, subject, before, after), edges: [] };
  }
  const subjectOf = memberSubject(comparing, before.id, after.id, subject);
  const places = { before: before.at, after: after.at };
  const models = { subject, subjectOf, old: a.node, now: b.node, ...places };
  const children = compareChildren(comparing, subjectOf, a.node, b.node);
  return {
    drafts: [
      ...compareContent(comparing, models),
      ...mixedChange(subject, before, after, a, b),
      ...children.drafts,
    ],
    edges: children.edges,
  };
}

type ElementsView = ContentView & { readonly kind: 'elements' };

const TEXT = 'text';

/** Row 36. */
function mixedChange(
  subject: string,
  before: TypeView,
  after: TypeView,
  a: ElementsView,
  b: ElementsView,
): readonly Draft[] {
  if (a.mixed === b.mixed) return [];
  const places = { subject, detail: '', before: before.at, after: after.at };
  const withText = element((builder, spot) => {
    const tree = builder.minimal(spot);
    return tree && { ...tree, content: [TEXT, ...tree.content] };
  });
  if (a.mixed) {
    const request = breaking('the new release refuses text between elements', withText);
    const fine = safe('responses have less');
    const message = 'text between elements is not allowed any more';
    return [{ rule: 'mixed-lifted', ...places, message, request, strict: fine, tolerant: fine }];
  }
  const request = safe('the new release admits more');
  const strict = breaking('a strict reader refuses text between elements', withText);
  const tolerant = warning('a tolerant reader drops text between elements');
  const message = 'text between elements is allowed';
  return [{ rule: 'mixed-allowed', ...places, message, request, strict, tolerant }];
}

/** Row 35: the contents are compared as they are in the end, so that the base alone changes nothing. */
function baseChange(
  { old, now, showType }: Comparing,
  subject: string,
  before: TypeView,
  after: TypeView,
): readonly Draft[] {
  const [was, is] = [
    old.side.schema.types.get(before.id)?.base,
    now.side.schema.types.get(after.id)?.base,
  ];
  if (was === undefined || is === undefined || showType(was) === showType(is)) return [];
  const verdict = safe('attributes and content are compared as they are in the end');
  return [
    {
      rule: 'base-changed',
      subject,
      detail: '',
      message: `derives from ${showType(is)}, did from ${showType(was)}`,
      before: before.at,
      after: after.at,
      request: verdict,
      strict: verdict,
      tolerant: verdict,
    },
  ];
}
