/** Members of a response that a run writes into its table of successes. */
import type { Api } from '../api/model.js';
import { memberNames } from '../api/selector.js';
import type { Model, Operation, TypeId } from '../ir/model.js';
import { fieldsOf } from '../request/fields.js';
import type { Field, FieldStep } from '../request/model.js';
import { memberText, valueAt } from './member-text.js';

/** The leaves of an operation's response; none where nothing comes back. */
export function responseFields(model: Model, api: Api, operation: Operation): readonly Field[] {
  const id = responseType(model, operation);
  const type = id === undefined ? undefined : model.types.get(id);
  if (type?.kind !== 'record') return [];
  const form = { type, without: [], required: [], parameters: [] };
  return fieldsOf(model, form, new Set(memberNames(api.secrets)));
}

function responseType(model: Model, operation: Operation): TypeId | undefined {
  if (operation.kind === 'envelope') return operation.response;
  const ref =
    operation.answer === undefined ? undefined : model.elements.get(operation.answer)?.type;
  return ref?.kind === 'type' ? ref.id : undefined;
}

/** Of an item of a list the names within it, which other operations may know; else whole paths. */
export function outputHeaders(fields: readonly Field[]): readonly string[] {
  const names = fields.map(({ path, steps }) => {
    const list = steps.slice(0, -1).findLastIndex(({ isList }) => isList);
    const within = steps.slice(list + 1).map(({ name }) => name);
    return list < 0 ? path : within.join('.');
  });
  return names.map((name, index) => {
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    return isAlone ? name : (fields[index]?.path ?? name);
  });
}

/**
 * One row of texts for each item of the list that the members stand in, or one in all. Of lists in
 * lists the first item is taken.
 */
export function outputRows(response: object, fields: readonly Field[]): readonly string[][] {
  const list = fields.map(({ steps }) => listOf(steps)).find((steps) => steps !== undefined);
  if (list === undefined) return [fields.map((field) => memberText(response, field))];
  const items = valueAt(response, asRecords(list), 0);
  const within = fields.map(({ steps }) => isWithin(steps, list));
  return (Array.isArray(items) ? items : []).map((item: unknown) =>
    fields.map((field, index) => {
      if (within[index] !== true) return memberText(response, field);
      const rest = { ...field, steps: field.steps.slice(list.length) };
      return memberText(
        { item },
        { ...rest, steps: [{ name: 'item', isList: false }, ...rest.steps] },
      );
    }),
  );
}

/** The steps to the first list on the way, that one included. */
function listOf(steps: readonly FieldStep[]): readonly FieldStep[] | undefined {
  const index = steps.findIndex(({ isList }) => isList);
  return index < 0 ? undefined : steps.slice(0, index + 1);
}

/** The list itself is meant, not its first item. */
function asRecords(steps: readonly FieldStep[]): readonly FieldStep[] {
  return steps.map(({ name }) => ({ name, isList: false }));
}

function isWithin(steps: readonly FieldStep[], list: readonly FieldStep[]): boolean {
  return list.every(({ name }, index) => steps[index]?.name === name);
}
