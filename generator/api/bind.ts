/** The envelope that api.json describes, found in the schemas. */
import type { DocumentElement, Member, RecordType, TypeId } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import type { BoundTicket } from './bind-ticket.js';
import { Binder, mayRepeat } from './binder.js';
import type { Path, Schemas } from './binder.js';
import type { ApiFile } from './file.js';
import type { EnvelopeApi } from './model.js';
import { CLIENT_OPTIONS } from './options.js';
import { placeholders } from './placeholders.js';

export interface BoundEnvelope {
  readonly api: EnvelopeApi;
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

/** Undefined, with diagnostics at the names in api.json, when the schemas do not fit. */
export function bindEnvelope(
  file: ApiFile,
  api: EnvelopeApi,
  schemas: Schemas,
  diagnostics: Diagnostics,
): BoundEnvelope | undefined {
  const { envelope } = api;
  const binder = new Binder(file, schemas, diagnostics);
  const element = binder.element(['envelope', 'message'], envelope.message);
  const message = element && binder.record(['envelope', 'message'], element.type);
  if (element === undefined || message === undefined) return undefined;
  const payload = stepsOf(binder, ['envelope', 'payload'], message, envelope.payload);
  const credentials = stepsOf(binder, ['envelope', 'credentials'], message, envelope.credentials);
  const credentialsType = endOf(binder, ['envelope', 'credentials'], credentials);
  const { status } = envelope;
  const statusPath = ['envelope', 'status'];
  const steps = stepsOf(binder, [...statusPath, 'path'], message, status.path);
  const statusType = endOf(binder, [...statusPath, 'path'], steps);
  if (!payload || !credentials || !credentialsType || !steps || !statusType) return undefined;
  const { subErrors } = status;
  for (const key of ['result', 'reason', 'errorId', 'server'] as const) {
    const name = status[key];
    if (name !== undefined) binder.member([...statusPath, key], statusType, name);
  }
  const subPath = [...statusPath, 'subErrors'];
  const list = subErrors && stepsOf(binder, [...subPath, 'path'], statusType, subErrors.path);
  const subType = list && endOf(binder, [...subPath, 'path'], list);
  if (list?.some(({ isList }, index) => isList !== (index === list.length - 1)))
    binder.fail([...subPath, 'path'], 'expected the last member, and no other, to be a list');
  if (subErrors && subType)
    for (const key of ['reason', 'errorId', 'value'] as const) {
      const name = subErrors[key];
      if (name !== undefined) binder.member([...subPath, key], subType, name);
    }
  for (const name of new Set(placeholders(api.endpoint.url)))
    binder.member(['endpoint', 'url'], credentialsType, name);
  api.authentication.site.forEach((name, i) => {
    binder.member(['authentication', 'site', i], credentialsType, name);
  });
  const { ticket } = api.authentication;
  if (ticket !== undefined) {
    const path = ['authentication', 'ticket'];
    binder.member([...path, 'credential'], credentialsType, ticket.credential);
    ticket.from.forEach((name, i) => binder.member([...path, 'from', i], credentialsType, name));
  }
  checkOptions(file, credentialsType, diagnostics);
  if (binder.failed) return undefined;
  return {
    api,
    element,
    message,
    payload,
    credentials,
    credentialsType,
    status: steps,
    subErrors: list ?? [],
  };
}

function checkOptions(file: ApiFile, credentials: RecordType, diagnostics: Diagnostics): void {
  const members = credentials.content.kind === 'members' ? credentials.content.members : [];
  for (const { name, at } of members)
    if (CLIENT_OPTIONS.includes(name))
      diagnostics.error(
        'API510',
        file.at(['envelope', 'credentials']),
        `the credential '${name}' has the name of an option of the client`,
        { notes: [{ message: 'declared here', at }] },
      );
}

function stepsOf(
  binder: Binder,
  path: Path,
  from: RecordType,
  names: readonly string[],
): readonly Step[] | undefined {
  const steps: Step[] = [];
  let record: RecordType | undefined = from;
  for (const [index, name] of names.entries()) {
    const place = [...path, index];
    const member: Member | undefined = record && binder.member(place, record, name);
    record = member && binder.record(place, member.type);
    if (member === undefined || record === undefined) return undefined;
    const { nillable: isNillable } = member;
    steps.push({ name, isList: mayRepeat(member), isNillable, type: record.id });
  }
  return steps;
}

function endOf(
  binder: Binder,
  path: Path,
  steps: readonly Step[] | undefined,
): RecordType | undefined {
  const last = steps?.at(-1);
  return last && binder.record(path, { kind: 'type', id: last.type });
}
