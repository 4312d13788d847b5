/** The request of a call: what documents and single members give, judged as a whole. */
import { isFault, parseJson } from '../api/json.js';
import { documentPlaces } from '../execute/document.js';
import { fromJson } from '../execute/json.js';
import { RequestDocumentError } from '../invoke/model.js';
import type { Callable, OpenApi } from '../invoke/model.js';
import { assigner } from '../request/assign.js';
import { findField } from '../request/find.js';
import type { Problem, Request } from '../request/model.js';
import { isXmlError } from '../runtime/xml-error.js';
import type { Context } from './command.js';
import { findingOfProblem, findingOfRequest } from './call-findings.js';
import { readTexts } from './call-values.js';
import type { GivenText } from './call-values.js';
import { readDocument } from './documents.js';
import type { Finding } from './finding.js';
import { stop, Stop } from './stop.js';

export interface RequestOptions {
  readonly set: readonly string[] | undefined;
  readonly json: string | undefined;
  readonly xml: string | undefined;
}

/** Single members win over JSON, and JSON over XML. Stops after every problem was reported. */
export async function readRequest(
  open: OpenApi,
  callable: Callable,
  options: RequestOptions,
  context: Context,
): Promise<Request> {
  const { set = [], json, xml } = options;
  refuseTwoReaders(options, context);
  const isSecret = (name: string): boolean => {
    const found = findField(callable.fields, name);
    return found.kind !== 'field' || found.field.secret;
  };
  const texts = await readTexts(set, isSecret, context);
  const fromXml = xml === undefined ? {} : await xmlRequest(open, callable, xml, context);
  const fromText = json === undefined ? {} : await jsonRequest(open, callable, json, context);
  const given = setRequest(open, callable, texts, context);
  const request = [fromXml, fromText, given.request].reduce<unknown>(merged, {}) as Request; // Records all.
  const findings = [...given.problems.map(findingOfProblem), ...judged(callable, request, given)];
  for (const finding of findings) context.reporter.add(finding);
  if (findings.length > 0) throw new Stop('the request is not valid');
  return request;
}

/** Standard input can be read once. */
function refuseTwoReaders({ set = [], json, xml }: RequestOptions, { diagnostics }: Context): void {
  const readers = [
    ...(set.some((word) => word.endsWith('=@-')) ? ['--set'] : []),
    ...(json === '-' ? ['--json'] : []),
    ...(xml === '-' ? ['--xml'] : []),
  ];
  if (readers.length > 1)
    stop(diagnostics, 'CMD901', `${readers.join(' and ')} cannot both read standard input`);
}

async function xmlRequest(
  open: OpenApi,
  { operation }: Callable,
  file: string,
  context: Context,
): Promise<Request> {
  const document = await readDocument(file, context);
  const place = documentPlaces(document);
  try {
    return open.readXml(operation.id, document);
  } catch (error) {
    if (isXmlError(error))
      context.reporter.add({
        ...wrong(file, error.message),
        ...place(error.offset),
        code: error.code,
      });
    else if (!(error instanceof RequestDocumentError)) throw error;
    else if (error.issues.length === 0) context.reporter.add(wrong(file, error.message));
    else
      for (const issue of error.issues)
        context.reporter.add({ ...findingOfRequest(issue), file, ...place(issue.offset ?? 0) });
    throw new Stop('the document holds no request');
  }
}

async function jsonRequest(
  open: OpenApi,
  { form }: Callable,
  file: string,
  context: Context,
): Promise<Request> {
  const text = new TextDecoder().decode(await readDocument(file, context)).replace(/^\ufeff/, '');
  const json = parseJson(text, file);
  if (isFault(json)) {
    const { line, column } = json.at;
    context.reporter.add({ ...wrong(file, `no JSON: ${json.message}`), line, column });
    throw new Stop('no JSON');
  }
  if (json.kind !== 'object')
    stop(
      context.diagnostics,
      'CMD909',
      `${file}: expected an object with the members of the request`,
    );
  const ref = form.type
    ? ({ kind: 'type', id: form.type.id } as const)
    : ({ kind: 'anything' } as const);
  return fromJson(open.model, ref, json) as Request; // An object gives an object.
}

function wrong(file: string, message: string): Finding {
  return { severity: 'error', code: 'CMD909', message, file, notes: [] };
}

interface SetRequest {
  readonly request: Request;
  readonly problems: readonly Problem[];
}

function setRequest(
  { model, api }: OpenApi,
  { fields }: Callable,
  texts: readonly GivenText[],
  { reporter }: Context,
): SetRequest {
  const found = texts.map(({ name, text, isOpen }) => ({
    text,
    isOpen,
    ...findField(fields, name),
  }));
  const given = found.flatMap((each) => (each.kind === 'field' ? [each] : []));
  const unknown = found.flatMap((each) => (each.kind === 'problem' ? [each.problem] : []));
  for (const { field, isOpen } of given)
    if (field.secret && isOpen) reporter.add(openSecret(field.path, api.name));
  const assign = assigner(
    model,
    fields,
    given.map(({ field }) => field),
  );
  const { request, problems } = assign(given.map(({ text }) => text));
  return { request, problems: [...unknown, ...problems] };
}

function openSecret(path: string, api: string): Finding {
  return {
    severity: 'warning',
    code: 'CMD910',
    message: `a secret of ${api} stands on the command line, where the list of processes and the history of the shell show it; give ${path}=@- and the value on standard input`,
    path,
    notes: [],
  };
}

/** What was not understood is missing too; that is not told twice. */
function judged(
  { judge, advise }: Callable,
  request: Request,
  { problems }: SetRequest,
): readonly Finding[] {
  const told = new Set(problems.map(({ path }) => path));
  const issues = judge(request).filter(
    ({ path }) => !told.has(path.filter((step) => typeof step === 'string').join('.')),
  );
  return [
    ...issues.map((issue) => findingOfRequest(issue)),
    ...advise(request).map(findingOfProblem),
  ];
}

/** Records are put together, anything else is replaced. */
function merged(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const names = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const mine = Object.hasOwn(over, name);
      const both = mine && Object.hasOwn(base, name);
      return [name, both ? merged(base[name], over[name]) : mine ? over[name] : base[name]];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}
