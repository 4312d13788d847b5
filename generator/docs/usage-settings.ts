/** Members of a request as words of a command line: `--set MEMBER=VALUE`. */
import { isDeepStrictEqual } from 'node:util';
import type { Model } from '../ir/model.js';
import { assigner } from '../request/assign.js';
import type { Field, FieldStep, Request } from '../request/model.js';
import { scalarText } from '../sample/xml-scalar.js';

/** One word for each value; undefined where single members cannot make up the request. */
export function settingsOf(
  model: Model,
  fields: readonly Field[],
  request: Request,
): readonly string[] | undefined {
  const given = fields.flatMap((field) =>
    valuesAt(request, field.steps).map((value) => ({
      field,
      text: scalarText(model, field.scalar, value),
    })),
  );
  const assign = assigner(
    model,
    fields,
    given.map(({ field }) => field),
  );
  const made = assign(given.map(({ text }) => text));
  if (made.problems.length > 0 || !isDeepStrictEqual(made.request, { ...request }))
    return undefined;
  return given.map(({ field, text }) => setting(field, text));
}

/** A secret does not stand where others see it: it is a line of standard input. */
function setting({ path, secret }: Field, text: string): string {
  return `${path}=${secret ? '@-' : text.startsWith('@') ? `@${text}` : text}`;
}

/** The items of a list at the end of the steps; of lists on the way the first. */
function valuesAt(value: unknown, steps: readonly FieldStep[]): readonly unknown[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step.name)) return [];
  const member: unknown = Reflect.get(value, step.name);
  if (!step.isList) return member === undefined ? [] : valuesAt(member, rest);
  const items: readonly unknown[] = Array.isArray(member) ? member : [];
  return rest.length === 0 ? items : items.slice(0, 1).flatMap((item) => valuesAt(item, rest));
}
