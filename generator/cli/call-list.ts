/** What there is to call, and what an operation takes. */
import type { Api } from '../api/model.js';
import { memberNames } from '../api/selector.js';
import { factsOf } from '../docs/usage-facts.js';
import { facetSentences } from '../emit/facets-text.js';
import type { Scalar } from '../ir/model.js';
import { adviceOf } from '../request/advice.js';
import { fieldsOf } from '../request/fields.js';
import { requestForm } from '../request/form.js';
import type { Field } from '../request/model.js';
import { upperFirst } from '../support/text.js';
import { openSubject, withApi } from './call-subject.js';
import type { Context, ExitCode } from './command.js';
import { openCompilation } from './documents.js';
import type { SchemaArguments } from './documents.js';
import { grid } from './grid.js';
import { stop } from './stop.js';

/** `[API]` */
export function listOperations(
  [api, ...others]: readonly string[],
  args: SchemaArguments,
  context: Context,
): ExitCode {
  const { diagnostics, terminal } = context;
  if (others.length > 0) stop(diagnostics, 'CMD901', '--list takes the name of an API at most');
  const compilation = openCompilation(withApi(args, api, context), undefined, context);
  const operations = compilation.sets.flatMap(({ model }) => model.operations);
  const rows = operations.map(({ id, documentation }) => [id, firstSentence(documentation)]);
  terminal.out(`${grid(rows).join('\n')}\n`);
  return 0;
}

/** `[API] OPERATION` */
export function describeOperation(
  words: readonly string[],
  args: SchemaArguments,
  context: Context,
): ExitCode {
  const { compilation, set, operation } = openSubject(words, args, context);
  const { api } = compilation;
  if (api === undefined) throw new Error('operations come from api.json');
  const secrets = new Set(memberNames(api.secrets));
  const form = requestForm(set.model, api, operation);
  const fields = fieldsOf(set.model, form, secrets);
  const adviceOn = adviceOf(set.model, api, form);
  const parts = [
    [`${operation.id} of ${api.name} ${compilation.release.name}`.trimEnd()],
    ...(operation.documentation === undefined ? [] : [operation.documentation.split('\n')]),
    factsOf(api, set, operation),
    grid([['MEMBER', 'VALUE', 'MEANING'], ...fields.map((field) => rowOf(field, adviceOn(field)))]),
    ['Errors of the API:', ...grid(errorRows(api))],
  ];
  const shown = parts.filter(({ length }) => length > 0);
  context.terminal.out(`${shown.map((part) => part.join('\n')).join('\n\n')}\n`);
  return 0;
}

function rowOf(
  { path, steps, scalar, required, secret, documentation }: Field,
  advice: readonly string[],
): readonly string[] {
  const marks = [
    kindOf(scalar),
    ...(required ? ['required'] : []),
    ...(steps.some(({ isList }) => isList) ? ['list'] : []),
    ...(secret ? ['secret'] : []),
  ];
  const advised = advice.map((text) => `${upperFirst(text)}.`);
  const meaning = [firstSentence(documentation), ...facetSentences(scalar), ...advised];
  return [path, marks.join(', '), meaning.filter((text) => text !== '').join(' ')];
}

function kindOf({ value }: Scalar): string {
  switch (value.kind) {
    case 'text':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'integer':
    case 'bigint':
      return 'whole number';
    case 'float':
      return 'number';
    case 'bytes':
      return value.encoding;
    case 'list':
      return 'texts with blanks between';
    case 'union':
      return 'one of several types';
  }
}

function errorRows({ errors }: Api): readonly (readonly string[])[] {
  return Object.entries(errors).map(([id, { name, meaning }]) => [`  ${id}`, name, meaning]);
}

/** Up to a full stop before a capital letter: abbreviations go on in lower case. */
function firstSentence(text = ''): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  return /^.*?[.!?](?= \p{Lu}|$)/u.exec(folded)?.[0] ?? folded;
}
