/** What the advisory rules of api.json say of a member, for people who are about to give it. */
import type { Api } from '../api/model.js';
import type { Model } from '../ir/model.js';
import type { Field, RequestForm } from './model.js';
import { ruledParts } from './ruled-parts.js';
import type { Part } from './ruled-parts.js';

/** The messages of the rules that hold for a field of the form. */
export function adviceOf(
  model: Model,
  { advisory }: Pick<Api, 'advisory'>,
  { type }: RequestForm,
): (field: Field) => readonly string[] {
  const partsOf = ruledParts(model, advisory);
  return ({ steps }) => {
    let part: Part | undefined = type && { rules: [], record: type };
    for (const { name } of steps) part = part?.record && partsOf(part.record).get(name);
    return (part?.rules ?? []).map(({ message }) => message);
  };
}
