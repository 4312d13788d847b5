/** The resources that api.json describes, found in the schemas. */
import type { DocumentElement, Member, RecordType } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { alternatives, quote } from '../support/text.js';
import { checkJsonKeys } from './bind-json.js';
import { Binder, mayRepeat, scalarOf } from './binder.js';
import type { Path, Schemas } from './binder.js';
import type { ApiFile } from './file.js';
import type { Resource, ResourceApi, ResourceList } from './model.js';
import { placeholders } from './placeholders.js';

export interface BoundResource {
  readonly name: string;
  readonly resource: Resource;
  readonly element: DocumentElement;
  readonly type: RecordType;
  /** The members that the path of one is made of. */
  readonly key: readonly Member[];
  readonly entityTag?: Member;
  /** What the values are that a change may set a member to. */
  readonly updateValues: Readonly<Record<string, readonly PlainValue[]>>;
  readonly list?: BoundList;
}

export interface BoundList extends ResourceList {
  readonly document: DocumentElement;
  readonly type: RecordType;
}

export type PlainValue = string | number | boolean;

/**
 * In the order of api.json. A resource whose document a release lacks does not exist in it, and
 * neither does a list; whatever else does not fit is an error.
 */
export function bindResources(
  file: ApiFile,
  api: ResourceApi,
  schemas: Schemas,
  diagnostics: Diagnostics,
): readonly BoundResource[] {
  const binder = new Binder(file, schemas, diagnostics);
  return Object.entries(api.resources).flatMap(([name, resource]) => {
    const path = ['resources', name];
    const element = binder.elementIfAny([...path, 'element'], resource.element);
    const type = element && binder.record([...path, 'element'], element.type);
    if (element === undefined || type === undefined) return [];
    const key = placeholders(resource.item).flatMap(
      (member) => keyMember(binder, [...path, 'item'], type, member) ?? [],
    );
    checkMembers(binder, path, type, resource);
    const tag = resource.entityTag;
    const entityTag = tag === undefined ? undefined : tagMember(binder, path, type, tag);
    const list = resource.list && bindList(binder, [...path, 'list'], element, resource.list);
    const types = [type, ...(list ? [list.type] : [])];
    if (hasJson(resource)) checkJsonKeys(binder, path, types, schemas, resource.json);
    const updateValues = updateValuesOf(binder, path, type, resource);
    const more = { ...(entityTag && { entityTag }), ...(list && { list }) };
    return [{ name, resource, element, type, key, updateValues, ...more }];
  });
}

function hasJson({ mediaTypes, list }: Resource): boolean {
  return mediaTypes.json !== undefined || list?.mediaTypes.json !== undefined;
}

function bindList(
  binder: Binder,
  path: Path,
  element: DocumentElement,
  list: ResourceList,
): BoundList | undefined {
  const document = binder.elementIfAny([...path, 'element'], list.element);
  const type = document && binder.record([...path, 'element'], document.type);
  if (document === undefined || type === undefined) return undefined;
  const rows = binder.member([...path, 'rows'], type, list.rows);
  const isFit =
    rows !== undefined &&
    mayRepeat(rows) &&
    rows.type.kind === 'type' &&
    element.type.kind === 'type' &&
    rows.type.id === element.type.id;
  if (rows !== undefined && !isFit)
    binder.fail([...path, 'rows'], `expected a member that is a list of ${element.local}`);
  return { ...list, document, type };
}

/** What stands in a path is a text. */
function keyMember(binder: Binder, path: Path, type: RecordType, name: string): Member | undefined {
  const member = binder.member(path, type, name);
  const kind = member && scalarOf(binder.schemas, member.type)?.value.kind;
  const isText = kind === 'text' || kind === 'integer' || kind === 'bigint';
  if (member === undefined || (isText && !mayRepeat(member))) return member;
  return binder.fail(path, `expected a member with one text or whole number, found ${quote(name)}`);
}

function tagMember(
  binder: Binder,
  resource: Path,
  type: RecordType,
  name: string,
): Member | undefined {
  const path = [...resource, 'entityTag'];
  const member = binder.member(path, type, name);
  const isText = member && scalarOf(binder.schemas, member.type)?.value.kind === 'text';
  if (member === undefined || (isText && !mayRepeat(member))) return member;
  return binder.fail(path, `expected a member with one text, found ${quote(name)}`);
}

function checkMembers(binder: Binder, path: Path, type: RecordType, { members }: Resource): void {
  for (const key of ['readOnly', 'createOnly', 'createRequired', 'updateOnly'] as const)
    members[key].forEach((name, i) => binder.member([...path, 'members', key, i], type, name));
}

function updateValuesOf(
  binder: Binder,
  resource: Path,
  type: RecordType,
  { members }: Resource,
): BoundResource['updateValues'] {
  const entries = Object.entries(members.updateValues).map(([name, texts]) => {
    const path = [...resource, 'members', 'updateValues', name];
    const member = binder.member(path, type, name);
    const values = member
      ? texts.flatMap((text, i) => valueOf(binder, [...path, i], member, text) ?? [])
      : [];
    return [name, values] as const;
  });
  return Object.fromEntries(entries);
}

function valueOf(
  binder: Binder,
  path: Path,
  { name, type, ...member }: Member,
  text: string,
): PlainValue | undefined {
  const scalar = mayRepeat(member) ? undefined : scalarOf(binder.schemas, type);
  switch (scalar?.value.kind) {
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      return binder.fail(path, `expected true or false, found ${quote(text)}`);
    case 'integer':
      if (/^-?\d+$/.test(text)) return Number(text);
      return binder.fail(path, `expected a whole number, found ${quote(text)}`);
    case 'text': {
      const values = scalar.facets.values?.map(({ value }) => value);
      if (values === undefined || values.includes(text)) return text;
      return binder.fail(path, `expected ${alternatives(values)}, found ${quote(text)}`);
    }
    default:
      return binder.fail(path, `${quote(name)} has no values that can be listed`);
  }
}
