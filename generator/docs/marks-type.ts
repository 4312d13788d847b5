/** Types of two releases side by side: what is new, changed or gone in each of them. */
import type { Mark } from '../diagram/model.js';
import type { Change } from '../diff/model.js';
import type { QName } from '../support/qname.js';
import { showType } from '../diff/subject.js';
import type { EnumerationValue, Schema, TypeId } from '../xsd/components.js';
import { DOCUMENTATION } from './marks-lines.js';
import type { LinesOf } from './marks-lines.js';
import type { SchemaMember, SchemaMembers } from './marks-members.js';

/** One of the releases. */
export interface SchemaTypes {
  readonly schema: Schema;
  readonly membersOf: (type: TypeId) => SchemaMembers;
}

export interface TypeMarks {
  readonly type: (type: TypeId) => Mark | undefined;
  readonly member: (type: TypeId, name: string) => Mark | undefined;
  readonly value: (type: TypeId, value: string) => Mark | undefined;
  /** What a member was called, if it was renamed. */
  readonly formerName: (member: SchemaMember) => string | undefined;
}

export interface ComparedTypes {
  readonly old: SchemaTypes;
  readonly now: SchemaTypes;
  readonly release: string;
  readonly changes: readonly Change[];
  readonly linesOf: LinesOf;
  readonly show: (name: QName) => string;
}

export function typeMarks(compared: ComparedTypes): TypeMarks {
  const { old, now, release, changes, linesOf, show } = compared;
  const renames = changes.filter(({ rule }) => rule === 'element-renamed');
  const known = new Map<TypeId, readonly string[]>();
  const added: Mark = { kind: 'new', release, lines: [] };
  const changed = (lines: readonly string[]): Mark | undefined =>
    lines.length === 0 ? undefined : { kind: 'changed', release, lines: [...new Set(lines)] };

  function formerName({ owner, places }: SchemaMember): string | undefined {
    if (renames.length === 0) return undefined;
    const prefix = `${showType(show, owner)}.`;
    const rename = renames.find(
      ({ subject, after }) =>
        subject.startsWith(prefix) &&
        places.some(({ file, line, column }) => {
          return file === after?.file && line === after.line && column === after.column;
        }),
    );
    return rename?.subject.slice(prefix.length);
  }

  function member(type: TypeId, name: string): Mark | undefined {
    const is = now.membersOf(type).get(name);
    // Where the type is new as a whole, nothing in it is said to be.
    if (is === undefined || !old.schema.types.has(type)) return undefined;
    const members = old.membersOf(type);
    const same = members.get(name);
    if (same !== undefined) return changed(memberLines(same, is, name));
    const former = formerName(is);
    const was = former === undefined ? undefined : members.get(former);
    if (former === undefined || was === undefined) return added;
    return changed([`called ${former} before`, ...memberLines(was, is, name)]);
  }

  function memberLines(was: SchemaMember, is: SchemaMember, name: string): readonly string[] {
    const own = linesOf({ kind: 'member', type: is.owner, name });
    const within = isNamed(now.schema, is.type) ? [] : typeLines(is.type);
    const told = was.documentation === is.documentation ? [] : [DOCUMENTATION];
    return [...own, ...retyped(compared, was.type, is.type), ...within, ...told];
  }

  function type(id: TypeId): Mark | undefined {
    if (!now.schema.types.has(id)) return undefined;
    return old.schema.types.has(id) ? changed(typeLines(id)) : added;
  }

  function typeLines(id: TypeId): readonly string[] {
    const ready = known.get(id);
    if (ready !== undefined) return ready;
    // An anonymous type in a group may hold itself.
    known.set(id, []);
    const lines = readTypeLines(id);
    known.set(id, lines);
    return lines;
  }

  function readTypeLines(id: TypeId): readonly string[] {
    const [was, is] = [old.schema.types.get(id), now.schema.types.get(id)];
    const whole = linesOf({ kind: 'type', type: id });
    // An anonymous one that a member did not have before.
    if (was === undefined || is === undefined) return whole;
    const simple = is.kind === 'complex' && is.content.kind === 'simple' && is.content.type;
    const isSaid = was.annotation?.documentation === is.annotation?.documentation;
    return [
      ...whole,
      ...(simple !== false && !isNamed(now.schema, simple) ? typeLines(simple) : []),
      ...(isSaid ? [] : [DOCUMENTATION]),
      ...memberNames(id, was.base === is.base),
      ...valueLines(id),
    ];
  }

  /** What a base type has that is its own stands on its own page. */
  function memberNames(id: TypeId, hasSameBase: boolean): readonly string[] {
    const [before, after] = [old.membersOf(id), now.membersOf(id)];
    const isOwn = ({ owner }: SchemaMember): boolean => !hasSameBase || owner === id;
    const marked = [...after].flatMap(([name, each]) => {
      const mark = isOwn(each) ? member(id, name) : undefined;
      return mark === undefined ? [] : [{ name, kind: mark.kind }];
    });
    const formerNames = new Set([...after.values()].map(formerName));
    const gone = [...before].filter(
      ([name, each]) => isOwn(each) && !after.has(name) && !formerNames.has(name),
    );
    const named = (kind: Mark['kind']): readonly string[] =>
      marked.filter((each) => each.kind === kind).map(({ name }) => name);
    return [
      ...listed('new', named('new')),
      ...listed('changed', named('changed')),
      ...listed(
        'removed',
        gone.map(([name]) => name),
      ),
    ];
  }

  /** New and removed values are changes of the type, which its lines have. */
  function valueLines(id: TypeId): readonly string[] {
    const values = valuesIn(now.schema, id) ?? [];
    const renewed = values.filter(({ value: each }) => value(id, each)?.kind === 'changed');
    return listed(
      'changed',
      renewed.map((each) => each.value),
    );
  }

  function value(id: TypeId, text: string): Mark | undefined {
    const before = valuesIn(old.schema, id);
    const is = valuesIn(now.schema, id)?.find((each) => each.value === text);
    if (before === undefined || is === undefined) return undefined;
    const was = before.find((each) => each.value === text);
    if (was === undefined) return added;
    const isSame = was.annotation?.documentation === is.annotation?.documentation;
    return changed(isSame ? [] : [DOCUMENTATION]);
  }

  return { type, member, value, formerName };
}

/** Of an enumeration, or of an element with such content; undefined for anything else. */
export function valuesIn(schema: Schema, id: TypeId): readonly EnumerationValue[] | undefined {
  const type = schema.types.get(id);
  if (type?.kind === 'simple') return type.facets.enumeration;
  return type?.content.kind === 'simple' ? valuesIn(schema, type.content.type) : undefined;
}

/** Simple types are compared by what they mean; of others it matters that it is another one. */
export function retyped(
  { old, now, show }: ComparedTypes,
  was: TypeId,
  is: TypeId,
): readonly string[] {
  if (was === is) return [];
  const isComplex =
    old.schema.types.get(was)?.kind === 'complex' || now.schema.types.get(is)?.kind === 'complex';
  return isComplex ? [`of type ${showType(show, is)}, was ${showType(show, was)}`] : [];
}

/** Global or built in. */
function isNamed(schema: Schema, id: TypeId): boolean {
  const type = schema.types.get(id);
  return type === undefined || type.name !== undefined;
}

const MOST_NAMES = 8;

function listed(what: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return [`${what}: ${shown}${more > 0 ? ` and ${more} more` : ''}`];
}
