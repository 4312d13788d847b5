/** Texts that are given for members, made into a request. */
import type { Model } from '../ir/model.js';
import { quote } from '../support/text.js';
import { textReader } from './scalar-text.js';
import type { TextReading } from './scalar-text.js';
import type { Field, FieldStep, Problem, Request } from './model.js';

/** A request of what could be read, and what could not. */
export interface Assigned {
  readonly request: Request;
  readonly problems: readonly Problem[];
}

/** One text for each given field; undefined leaves the member out. */
export type Assigner = (texts: readonly (string | undefined)[]) => Assigned;

type Values = Record<string, unknown>;

/**
 * Prepared once, used for any number of requests. `fields` are all that the operation has: their
 * order is the one in which a request has its members. A list that is given several times has as
 * many items.
 */
export function assigner(
  model: Model,
  fields: readonly Field[],
  given: readonly Field[],
): Assigner {
  const places = new Map(fields.map(({ path }, index) => [path, index]));
  const columns = given.map((field, index) => ({
    field,
    index,
    place: places.get(field.path) ?? fields.length,
    read: textReader(model, field.scalar),
    put: putter(field.steps),
  }));
  columns.sort((a, b) => a.place - b.place || a.index - b.index);
  const repeated = given.flatMap((field, index): Problem[] => {
    const isAgain = given.findIndex(({ path }) => path === field.path) < index;
    return isAgain && field.steps.at(-1)?.isList !== true ? [givenTwice(field)] : [];
  });

  return (texts) => {
    const request: Values = {};
    const problems: Problem[] = [...repeated];
    for (const { field, index, read, put } of columns) {
      const text = texts[index];
      if (text === undefined) continue;
      const reading = read(text);
      if (reading.kind === 'value') put(request, reading.value);
      else problems.push(mistaken(field, text, reading));
    }
    return { request, problems };
  };
}

/** Stands the value at the end of the steps; records and lists on the way are made. */
function putter(steps: readonly FieldStep[]): (request: Values, value: unknown) => void {
  const outer = steps.slice(0, -1);
  const last = steps.at(-1);
  return (request, value) => {
    let record = request;
    for (const { name, isList } of outer)
      record = isList ? first(record, name) : inner(record, name);
    if (last === undefined) return;
    if (last.isList) listIn(record, last.name).push(value);
    else set(record, last.name, value);
  };
}

function inner(record: Values, name: string): Values {
  const made = own(record, name);
  if (made !== undefined) return made as Values; // Whatever stands on the way was made here.
  const next: Values = {};
  set(record, name, next);
  return next;
}

function first(record: Values, name: string): Values {
  const items = listIn(record, name);
  const next = (items[0] ?? {}) as Values; // As above.
  items[0] = next;
  return next;
}

function listIn(record: Values, name: string): unknown[] {
  const made = own(record, name);
  if (Array.isArray(made)) return made;
  const items: unknown[] = [];
  set(record, name, items);
  return items;
}

function own(record: Values, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** `__proto__` is a member like others. */
function set(record: Values, name: string, value: unknown): void {
  if (name !== '__proto__') record[name] = value;
  else
    Object.defineProperty(record, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

function mistaken(
  { path, secret }: Field,
  text: string,
  { expected }: TextReading & { readonly kind: 'mistake' },
): Problem {
  const found = secret ? '' : `, found ${quote(text)}`;
  return { code: 'value', path, message: `expected ${expected}${found}` };
}

function givenTwice({ path }: Field): Problem {
  return { code: 'value', path, message: `${path} is given twice, but is no list: give it once` };
}
