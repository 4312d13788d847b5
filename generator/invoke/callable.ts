import type { Api } from '../api/model.js';
import { fits } from '../api/pattern.js';
import { memberNames } from '../api/selector.js';
import { traitsOf } from '../api/traits.js';
import type { Model, Operation } from '../ir/model.js';
import { advisor } from '../request/advise.js';
import { fieldsOf } from '../request/fields.js';
import { requestForm } from '../request/form.js';
import type { Callable } from './model.js';

/** What holds for an operation in every profile; fields and rules are looked for when they are asked for. */
export function callableOf(
  model: Model,
  api: Api,
  operation: Operation,
  judge: Callable['judge'],
): Callable {
  const { lookup, read, repeatable } = traitsOf(api, operation.id);
  const form = requestForm(model, api, operation);
  const secrets = new Set(memberNames(api.secrets));
  const fields = once(() => fieldsOf(model, form, secrets));
  const advise = once(() => advisor(model, api, form));
  const { wall } = api.operations.accounts ?? {};
  return {
    operation,
    form,
    get fields() {
      return fields();
    },
    judge,
    advise: (request) => advise()(request),
    isRepeatable: (request) =>
      repeatable !== undefined && !repeatable.unless.some((name) => request[name] !== undefined),
    ...(lookup && { lookup }),
    ...(read && { read }),
    counts: wall?.operations.some((pattern) => fits(pattern, operation.id)) ?? false,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
