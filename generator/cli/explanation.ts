/** Where names come from: TypeScript names, operations, and names of the schemas. */
import type { Api } from '../api/model.js';
import { serviceNames } from '../api/services.js';
import { operationNames } from '../emit/operations-names.js';
import type { Model } from '../ir/model.js';
import { explanationsOf } from '../name/name.js';
import type { Names } from '../name/name.js';
import { parseClark } from '../support/qname.js';
import { fileAndLine } from '../support/source.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
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
  const compilation = openCompilation(args, undefined, context);
  const known: string[] = [];
  const found: Explanation[] = [];
  for (const { model, names } of compilation.sets) {
    const all = [
      ...operationsOf(model, names, compilation.api),
      ...typesAndElements(model, names),
      ...membersCalled(name, model, names),
    ];
    for (const { explanation, aliases } of all) {
      known.push(...aliases);
      if (aliases.includes(name)) found.push(explanation);
    }
  }
  if (found.length === 0) {
    const guess = closest(name, known);
    const help = guess === undefined ? undefined : `did you mean '${guess}'?`;
    stop(diagnostics, 'CMD905', `nothing is called ${quote(name)}`, help);
  }
  if (reporter.isJson) terminal.out(`${JSON.stringify(found, null, 2)}\n`);
  else terminal.out(`${found.map(textOf).join('\n\n')}\n`);
  return 0;
}

interface Candidate {
  readonly explanation: Explanation;
  /** Every name by which it may be asked for. */
  readonly aliases: readonly string[];
}

function operationsOf(model: Model, names: Names, api: Api | undefined): readonly Candidate[] {
  if (api === undefined) return [];
  return operationNames(model.operations, names).map((named): Candidate => {
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
