/** Where names come from: TypeScript names, operations, and names of the schemas. */
import type { Api, EnvelopeApi, ResourceApi } from '../api/model.js';
import { serviceNames } from '../api/services.js';
import { compile } from '../compile.js';
import type { Compilation } from '../compile.js';
import { operationNames } from '../emit/operations-names.js';
import { actionNames } from '../emit/resource-names.js';
import type { Model, ResourceOperation } from '../ir/model.js';
import { envelopeOperations, resourceOperations } from '../ir/operations.js';
import { METHODS } from '../lower/resources.js';
import { explanationsOf } from '../name/name.js';
import type { Names } from '../name/name.js';
import { Diagnostics } from '../support/diagnostic.js';
import { parseClark } from '../support/qname.js';
import { fileAndLine } from '../support/source.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import type { Target } from '../target.js';
import type { Context, ExitCode } from './command.js';
import { openCompilation } from './documents.js';
import type { SchemaArguments } from './documents.js';
import { stop } from './stop.js';

interface Explanation {
  readonly name: string;
  readonly what: string;
  /** Path below the API's generated folder. */
  readonly file: string;
  readonly from: string;
  readonly rules: readonly string[];
}

export function explainName(name: string, args: SchemaArguments, context: Context): ExitCode {
  const { diagnostics, reporter, terminal } = context;
  const compilation = openCompilation(args, (target) => hasName(target, name), context);
  const candidates = candidatesFor(name, compilation);
  const known = candidates.flatMap(({ aliases }) => aliases);
  const found = candidates
    .filter(({ aliases }) => aliases.includes(name))
    .map(({ explanation }) => explanation);
  if (found.length === 0) {
    const guess = closest(name, known);
    const help = guess === undefined ? undefined : `did you mean '${guess}'?`;
    stop(diagnostics, 'CMD905', `nothing is called ${quote(name)}`, help);
  }
  if (reporter.isJson) terminal.out(`${JSON.stringify(found, null, 2)}\n`);
  else terminal.out(`${found.map(textOf).join('\n\n')}\n`);
  return 0;
}

function hasName({ folder, release }: Target, name: string): boolean {
  const compilation = compile(folder, release, undefined, new Diagnostics());
  return candidatesFor(name, compilation).some(({ aliases }) => aliases.includes(name));
}

function candidatesFor(name: string, { sets, api }: Compilation): readonly Candidate[] {
  return sets.flatMap(({ model, names }) => [
    ...operationsOf(model, names, api),
    ...typesAndElements(model, names),
    ...membersCalled(name, model, names),
  ]);
}

interface Candidate {
  readonly explanation: Explanation;
  /** Every name by which it may be asked for. */
  readonly aliases: readonly string[];
}

function operationsOf(model: Model, names: Names, api: Api | undefined): readonly Candidate[] {
  switch (api?.profile) {
    case undefined:
      return [];
    case 'envelope':
      return envelopedOf(model, names, api);
    case 'resource':
      return resourceOperations(model).map((operation) => onResource(operation, api));
  }
}

function onResource({ id, at, ...operation }: ResourceOperation, api: ResourceApi): Candidate {
  const { service, action, path } = operation;
  const { stub, as, constant } = actionNames(action);
  const rules = [
    `resource '${service}' of api.json: the element '${api.resources[service]?.element ?? ''}'`,
    `action '${action}': ${METHODS[action]} ${path}`,
    stub === as
      ? `function ${stub}: the action's name`
      : `function ${stub}, exported as ${as} too: no function may be called so`,
    `constant ${constant}: what makes it a member of the client's '${serviceNames(service).file}'`,
  ];
  const file = `operations/${serviceNames(service).file}.ts`;
  const explanation = { name: id, what: 'operation', file, from: fileAndLine(at), rules };
  return { explanation, aliases: [id, action] };
}

function envelopedOf(model: Model, names: Names, api: EnvelopeApi): readonly Candidate[] {
  return operationNames(envelopeOperations(model), names).map((named): Candidate => {
    const { operation, stub, request, response } = named;
    const { id, service, at, wireType } = operation;
    const rules = [
      `service '${service}' of api.json: namespace of the prefix '${api.services[service]?.prefix ?? ''}'`,
      `request type '${operation.request}': ${request}`,
      `response type, by the suffix '${api.operations.responseSuffix}': ${response}`,
      `operation '${id}', on the wire '${wireType}'`,
      `function ${stub}: the request type's name with a small first letter`,
    ];
    const file = `operations/${serviceNames(service).file}.ts`;
    const explanation = { name: id, what: 'operation', file, from: fileAndLine(at), rules };
    return { explanation, aliases: [id, stub, operation.name] };
  });
}

function typesAndElements(model: Model, names: Names): readonly Candidate[] {
  return explanationsOf(model, names).map(({ name, module, kind, id, at, rules }): Candidate => {
    const { namespace, local } = parseClark(id);
    const prefix = model.modules.find((candidate) => candidate.namespace === namespace)?.prefix;
    const file = kind === 'type' ? `${module}.ts` : `${module}.codec.ts`;
    const from = `${id} in ${fileAndLine(at)}`;
    const what = kind === 'type' ? 'type' : 'codec of an element';
    return {
      explanation: { name, what, file, from, rules },
      aliases: [name, id, local, `${prefix ?? ''}:${local}`],
    };
  });
}

/** Members keep their XML names, so that only the asked one is looked for. */
function membersCalled(name: string, model: Model, names: Names): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [id, type] of model.types) {
    if (type.kind !== 'record') continue;
    const members = type.content.kind === 'members' ? type.content.members : [];
    const owner = names.type.get(id) ?? id;
    const file = `${names.moduleFile.get(type.namespace) ?? ''}.ts`;
    for (const member of [...members, ...type.attributes]) {
      const aliases = [member.name, `${owner}.${member.name}`];
      if (member.inherited || !aliases.includes(name)) continue;
      const rules = [`XML name '${member.name}', kept as it is`];
      const from = fileAndLine(member.at);
      const explanation = { name: `${owner}.${member.name}`, what: 'member', file, from, rules };
      candidates.push({ explanation, aliases });
    }
  }
  return candidates;
}

function textOf({ name, what, file, from, rules }: Explanation): string {
  const steps = rules.map((rule, index) => `  ${index + 1}. ${rule}`);
  return [`${name}: ${what} in ${file}`, `  from ${from}`, ...steps].join('\n');
}
