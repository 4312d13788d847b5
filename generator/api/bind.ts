/** The envelope that api.json describes, found in the schemas. */
import type { DocumentElement, Member, RecordType, Type, TypeId } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { clark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { help } from './decoder.js';
import type { BoundTicket } from './bind-ticket.js';
import type { ApiFile } from './file.js';

export interface BoundEnvelope {
  readonly element: DocumentElement;
  readonly message: RecordType;
  readonly payload: readonly Step[];
  readonly credentials: readonly Step[];
  readonly credentialsType: RecordType;
  readonly status: readonly Step[];
  readonly subErrors: readonly Step[];
  /** How a client of the release logs in once for many calls. */
  readonly ticket?: BoundTicket;
}

/** One member on the way from the message inwards. */
export interface Step {
  readonly name: string;
  /** It may occur several times, so that its value is a list. */
  readonly isList: boolean;
  /** Its value may be null. */
  readonly isNillable: boolean;
  readonly type: TypeId;
}

interface Schemas {
  readonly types: ReadonlyMap<TypeId, Type>;
  readonly elements: ReadonlyMap<Clark, DocumentElement>;
}

type Path = readonly (string | number)[];

/** Undefined, with diagnostics at the names in api.json, when the schemas do not fit. */
export function bindEnvelope(
  file: ApiFile,
  schemas: Schemas,
  diagnostics: Diagnostics,
): BoundEnvelope | undefined {
  const { envelope } = file.api;
  const binder = new Binder(file, schemas, diagnostics);
  const element = binder.element(['envelope', 'message'], envelope.message);
  const message = element && binder.record(['envelope', 'message'], element.type);
  if (element === undefined || message === undefined) return undefined;
  const payload = binder.steps(['envelope', 'payload'], message, envelope.payload);
  const credentials = binder.steps(['envelope', 'credentials'], message, envelope.credentials);
  const credentialsType = binder.end(['envelope', 'credentials'], credentials);
  const { status } = envelope;
  const statusPath = ['envelope', 'status'];
  const steps = binder.steps([...statusPath, 'path'], message, status.path);
  const statusType = binder.end([...statusPath, 'path'], steps);
  if (!payload || !credentials || !credentialsType || !steps || !statusType) return undefined;
  const { subErrors } = status;
  for (const key of ['result', 'reason', 'errorId', 'server'] as const) {
    const name = status[key];
    if (name !== undefined) binder.member([...statusPath, key], statusType, name);
  }
  const subPath = [...statusPath, 'subErrors'];
  const list = subErrors && binder.steps([...subPath, 'path'], statusType, subErrors.path);
  const subType = list && binder.end([...subPath, 'path'], list);
  if (list?.some(({ isList }, index) => isList !== (index === list.length - 1)))
    binder.fail([...subPath, 'path'], 'expected the last member, and no other, to be a list');
  if (subErrors && subType)
    for (const key of ['reason', 'errorId', 'value'] as const) {
      const name = subErrors[key];
      if (name !== undefined) binder.member([...subPath, key], subType, name);
    }
  for (const name of new Set(placeholders(file.api.endpoint.url)))
    binder.member(['endpoint', 'url'], credentialsType, name);
  file.api.authentication.site.forEach((name, i) => {
    binder.member(['authentication', 'site', i], credentialsType, name);
  });
  const { ticket } = file.api.authentication;
  if (ticket !== undefined) {
    const path = ['authentication', 'ticket'];
    binder.member([...path, 'credential'], credentialsType, ticket.credential);
    ticket.from.forEach((name, i) => binder.member([...path, 'from', i], credentialsType, name));
  }
  checkOptions(file, credentialsType, diagnostics);
  if (binder.failed) return undefined;
  return {
    element,
    message,
    payload,
    credentials,
    credentialsType,
    status: steps,
    subErrors: list ?? [],
  };
}

/** The client's own options (see runtime/client-types.ts), which stand beside the credentials. */
const OPTIONS = [
  'endpoint',
  'transport',
  'login',
  'timeoutMs',
  'deadlineMs',
  'maxAttempts',
  'concurrency',
  'rateLimits',
  'maxResponseBytes',
  'observe',
  'clock',
  'random',
];

function checkOptions(file: ApiFile, credentials: RecordType, diagnostics: Diagnostics): void {
  const members = credentials.content.kind === 'members' ? credentials.content.members : [];
  for (const { name, at } of members)
    if (OPTIONS.includes(name))
      diagnostics.error(
        'API510',
        file.at(['envelope', 'credentials']),
        `the credential '${name}' has the name of an option of the client`,
        { notes: [{ message: 'declared here', at }] },
      );
}

/** Names in braces, in order. */
export function placeholders(url: string): readonly string[] {
  return Array.from(url.matchAll(/\{([^}]*)\}/g), ([, name = '']) => name);
}

class Binder {
  readonly #file: ApiFile;
  readonly #schemas: Schemas;
  readonly #diagnostics: Diagnostics;
  failed = false;

  constructor(file: ApiFile, schemas: Schemas, diagnostics: Diagnostics) {
    this.#file = file;
    this.#schemas = schemas;
    this.#diagnostics = diagnostics;
  }

  element(path: Path, qualified: string): DocumentElement | undefined {
    const [prefix = '', local = ''] = qualified.split(':');
    const { elements } = this.#schemas;
    const element = elements.get(clark(this.#file.api.prefixes[prefix] ?? '', local));
    if (element !== undefined) return element;
    const known = [...elements.values()].map((candidate) => candidate.local);
    return this.fail(
      path,
      `the schemas have no global element ${quote(qualified)}`,
      closest(local, known),
    );
  }

  record(path: Path, ref: Member['type']): RecordType | undefined {
    const type = ref.kind === 'type' ? this.#schemas.types.get(ref.id) : undefined;
    if (type?.kind === 'record') return type;
    return this.fail(path, 'expected an element with members');
  }

  steps(path: Path, from: RecordType, names: readonly string[]): readonly Step[] | undefined {
    const steps: Step[] = [];
    let record: RecordType | undefined = from;
    for (const [index, name] of names.entries()) {
      const place = [...path, index];
      const member: Member | undefined = record && this.member(place, record, name);
      record = member && this.record(place, member.type);
      if (member === undefined || record === undefined) return undefined;
      const { nillable: isNillable } = member;
      steps.push({ name, isList: mayRepeat(member), isNillable, type: record.id });
    }
    return steps;
  }

  end(path: Path, steps: readonly Step[] | undefined): RecordType | undefined {
    const last = steps?.at(-1);
    return last && this.record(path, { kind: 'type', id: last.type });
  }

  member(path: Path, record: RecordType, name: string): Member | undefined {
    const members = record.content.kind === 'members' ? record.content.members : [];
    const member = members.find((candidate) => candidate.name === name);
    if (member !== undefined) return member;
    const known = members.map((candidate) => candidate.name);
    return this.fail(
      path,
      `the type ${record.id} has no member ${quote(name)}`,
      closest(name, known),
    );
  }

  fail(path: Path, message: string, meant?: string): undefined {
    this.failed = true;
    this.#diagnostics.error('API508', this.#file.at(path), message, help(meant));
  }
}

function mayRepeat(member: Member): boolean {
  return member.max === 'unbounded' || member.max > 1;
}
