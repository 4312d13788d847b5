/** What changes are about, in one of the releases: reports name it, pages and marks need the thing. */
import type { CompiledSet } from '../compile.js';
import { showType } from '../diff/subject.js';
import type { TypeId } from '../ir/model.js';
import type { Clark, QName } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import type { SchemaMembers } from './marks-members.js';

export type Target =
  | { readonly kind: 'operation'; readonly id: string }
  | { readonly kind: 'element'; readonly name: Clark }
  | { readonly kind: 'type'; readonly type: TypeId }
  /** The type is the one that declares the member; `@name` for an attribute. */
  | { readonly kind: 'member'; readonly type: TypeId; readonly name: string }
  | { readonly kind: 'value'; readonly type: TypeId; readonly value: string };

/**
 * By the subject of a change and its place in that release. A member and its anonymous type have one
 * name: where the place tells them apart, only the one that stands there.
 */
export type FindTargets = (subject: string, at: SourcePoint | undefined) => readonly Target[];

interface Placed {
  readonly target: Target;
  readonly places: readonly SourcePoint[];
}

/** Only the given subjects can be found. */
export function targetsIn(
  { schema, model }: CompiledSet,
  membersOf: (type: TypeId) => SchemaMembers,
  show: (name: QName) => string,
  subjects: readonly string[],
): FindTargets {
  const bySubject = new Map<string, Placed[]>(subjects.map((subject) => [subject, []]));
  const holders = new Set(subjects.flatMap(holdersIn));
  const add = (subject: string, target: Target, places: readonly SourcePoint[]): void => {
    bySubject.get(subject)?.push({ target, places });
  };
  for (const { id, at } of model.operations) add(id, { kind: 'operation', id }, [at]);
  for (const [name, element] of schema.elements) {
    add(show(element.name), { kind: 'element', name }, [element.at]);
  }
  for (const [id, type] of schema.types) {
    const subject = showType(show, id);
    add(subject, { kind: 'type', type: id }, [type.at]);
    // Of most types nothing has changed.
    for (const [name, { owner, places }] of holders.has(subject) ? membersOf(id) : []) {
      if (owner === id) add(`${subject}.${name}`, { kind: 'member', type: id, name }, places);
    }
    if (type.kind === 'complex') continue;
    for (const { value, at } of type.facets.enumeration ?? []) {
      add(subject, { kind: 'value', type: id, value }, [at]);
    }
  }
  return (subject, at) => {
    const found = bySubject.get(subject) ?? [];
    const exact = found.filter(({ places }) => places.some((place) => isSame(place, at)));
    const meant = exact.length > 0 ? exact : found.filter(({ target }) => target.kind !== 'value');
    return meant.map(({ target }) => target);
  };
}

/** Whatever a subject may be a member of: names may hold full stops. */
function holdersIn(subject: string): readonly string[] {
  const steps = subject.split('.');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
}

function isSame(a: SourcePoint, b: SourcePoint | undefined): boolean {
  return a.line === b?.line && a.column === b.column && a.file === b.file;
}
