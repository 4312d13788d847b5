/** Prints a sample of an operation, an element or a type. */
import { compile } from '../compile.js';
import type { Compilation, CompiledSet } from '../compile.js';
import { coder } from '../docs/usage-code.js';
import { toJson } from '../execute/json.js';
import type { BoundResource } from '../api/bind-resource.js';
import type { EnvelopeOperation, Model, ResourceOperation, TypeId } from '../ir/model.js';
import type { Codec } from '../runtime/codec.js';
import { indented } from '../sample/indented.js';
import { sampleMessage, sampleOperation } from '../sample/message.js';
import { sampledDocument, sampleResource } from '../sample/resource.js';
import { sampleType } from '../sample/sample.js';
import { Diagnostics } from '../support/diagnostic.js';
import type { Clark } from '../support/qname.js';
import { parseClark } from '../support/qname.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import type { Target } from '../target.js';
import type { Context, ExitCode } from './command.js';
import { messageName, openCodecs, openCompilation } from './documents.js';
import type { SchemaArguments } from './documents.js';
import { findingOfIssue } from './finding.js';
import { stop } from './stop.js';

export interface SampleOptions extends SchemaArguments {
  readonly as: 'xml' | 'json' | 'ts';
  readonly response: boolean;
}

/** What a name stands for in a schema set. */
type Subject =
  | { readonly kind: 'operation'; readonly operation: EnvelopeOperation }
  | {
      readonly kind: 'resource';
      readonly operation: ResourceOperation;
      readonly bound: BoundResource;
    }
  | { readonly kind: 'element'; readonly name: Clark; readonly type: TypeId | undefined }
  | { readonly kind: 'type'; readonly id: TypeId };

interface Sampled {
  readonly subject: Subject;
  readonly compilation: Compilation;
  readonly set: CompiledSet;
  readonly options: SampleOptions;
}

export async function printSample(
  name: string,
  options: SampleOptions,
  context: Context,
): Promise<ExitCode> {
  const { diagnostics, terminal } = context;
  const compilation = openCompilation(options, (target) => hasName(target, name), context);
  for (const set of compilation.sets) {
    const subject = subjectOf(name, set);
    if (subject === undefined) continue;
    const sampled = { subject, compilation, set, options };
    refuseNothing(sampled, context);
    if (options.as !== 'ts') return printDocument(sampled, context);
    terminal.out(codeOf(sampled));
    return 0;
  }
  const known = compilation.sets.flatMap(({ model }) => namesIn(model));
  const guess = closest(name, known);
  const help = guess === undefined ? undefined : `did you mean '${guess}'?`;
  stop(diagnostics, 'CMD905', `nothing is called ${quote(name)}`, help);
}

/** An operation on a resource need not send a document, nor get one. */
function refuseNothing({ subject, options: { as, response } }: Sampled, context: Context): void {
  if (subject.kind !== 'resource') return;
  const { bound, operation } = subject;
  if (sampledDocument(bound, operation, response) !== undefined) return;
  if (!response && as !== 'xml') return;
  const what = response ? 'has no answer' : `sends no document: ${operation.documentation ?? ''}`;
  const help = response ? undefined : '--as json gives its request, --response what comes back';
  stop(context.diagnostics, 'CMD912', `the operation ${quote(operation.id)} ${what}`, help);
}

function hasName({ folder, release }: Target, name: string): boolean {
  const { sets } = compile(folder, release, undefined, new Diagnostics());
  return sets.some((set) => subjectOf(name, set) !== undefined);
}

/** By operation id, then by Clark or local name of an element, then of a type. */
function subjectOf(name: string, { model, resources = [] }: CompiledSet): Subject | undefined {
  const operation = model.operations.find(({ id }) => id === name);
  if (operation?.kind === 'envelope') return { kind: 'operation', operation };
  const bound = resources.find((resource) => resource.name === operation?.service);
  if (operation !== undefined && bound !== undefined) return { kind: 'resource', operation, bound };
  for (const element of model.elements.values()) {
    if (element.abstract || (element.name !== name && element.local !== name)) continue;
    const { type } = element;
    return {
      kind: 'element',
      name: element.name,
      type: type.kind === 'type' ? type.id : undefined,
    };
  }
  for (const type of model.types.values()) {
    if (type.kind !== 'record' || type.name === undefined || type.abstract) continue;
    if (type.id === name || parseClark(type.id).local === name)
      return { kind: 'type', id: type.id };
  }
  return undefined;
}

function namesIn(model: Model): readonly string[] {
  const types = [...model.types.values()].flatMap(({ name }) => name ?? []);
  return [
    ...model.operations.map(({ id }) => id),
    ...[...model.elements.keys(), ...types].map((name) => parseClark(name).local),
  ];
}

/** XML comes out of the codec; JSON is the value that the codec would be given. */
async function printDocument(sampled: Sampled, context: Context): Promise<ExitCode> {
  const { compilation, set, options } = sampled;
  const value = valueOf(sampled);
  const { codecs } = await openCodecs(compilation, set);
  const codec = codecOf(sampled, codecs);
  const { types, validate, write } = codecs;
  const issues = codec === undefined ? [] : validate(codec, value, { types });
  // Patterns and facets may contradict each other, so that no value obeys them all.
  for (const issue of issues) {
    context.reporter.add(findingOfIssue(issue, 'sample', { line: 1, column: 1 }, 'warning'));
  }
  const text =
    options.as === 'json' || codec === undefined
      ? `${JSON.stringify(toJson(value), null, 2)}\n`
      : indented(new TextDecoder().decode(write(codec, value, { types })));
  context.terminal.out(text);
  return issues.length === 0 ? 0 : 1;
}

function valueOf({ subject, set, options }: Sampled): unknown {
  const { model, envelope } = set;
  switch (subject.kind) {
    case 'operation': {
      const { operation } = subject;
      if (envelope === undefined) {
        return sampleOperation(model, operation, options.response);
      }
      return sampleMessage(model, envelope.api, envelope, operation, options.response);
    }
    case 'resource':
      return sampleResource(model, subject.bound, subject.operation, options.response);
    case 'element': {
      const element = model.elements.get(subject.name);
      return element && sampleType(model, element.type, element.local);
    }
    case 'type':
      return sampleType(model, { kind: 'type', id: subject.id }, '');
  }
}

function codecOf(
  { subject, compilation, options }: Sampled,
  codecs: {
    readonly elements: Readonly<Record<string, Codec<unknown>>>;
    readonly records: Readonly<Record<string, Codec<unknown>>>;
  },
): Codec<unknown> | undefined {
  switch (subject.kind) {
    case 'operation':
      return codecs.elements[messageName({ compilation }) ?? ''];
    case 'resource': {
      const document = sampledDocument(subject.bound, subject.operation, options.response);
      return document && codecs.elements[document.name];
    }
    case 'element':
      return codecs.elements[subject.name];
    case 'type':
      return codecs.records[subject.id];
  }
}

function codeOf(sampled: Sampled): string {
  const { subject, compilation, set, options } = sampled;
  const code = coder(compilation, set);
  const constant = (id: TypeId): string => code.constant(id, constantValue(sampled));
  switch (subject.kind) {
    case 'operation':
      return options.response ? constant(subject.operation.response) : code.call(subject.operation);
    case 'resource': {
      const { bound, operation } = subject;
      if (!options.response) return code.call(operation);
      const list = operation.action === 'list' ? bound.list : undefined;
      return constant((list ?? bound).type.id);
    }
    case 'element':
      return constant(subject.type ?? '');
    case 'type':
      return constant(subject.id);
  }
}

/** Of an operation the response alone, not the message around it. */
function constantValue(sampled: Sampled): unknown {
  const { subject, set, options } = sampled;
  return subject.kind === 'operation'
    ? sampleOperation(set.model, subject.operation, options.response)
    : valueOf(sampled);
}
