/** A value that is valid for the release that is served, as much of it as can be kept. */
import type { TypeRef } from '../ir/model.js';
import type { Codec } from '../runtime/codec.js';
import type { Issue } from '../runtime/issue.js';
import { fit } from './fit.js';
import type { Members } from './members.js';
import type { Served } from './served.js';

type Path = readonly (string | number)[];

export interface Fitting {
  readonly value: unknown;
  /** What the schemas had against the value; these parts are left out. */
  readonly issues: readonly Issue[];
}

/** Where parts cannot be spared one by one, `instead` stands in for the whole. */
export function fitting(
  { model, codecs }: Served,
  { type, codec }: { readonly type: TypeRef; readonly codec: Codec<unknown> },
  given: unknown,
  instead: () => unknown,
): Fitting {
  const { types } = codecs;
  const value = fit(model, type, given);
  const issues = codecs.validate(codec, value, { types });
  if (issues.length === 0) return { value, issues };
  const spared = fit(model, type, issues.map(({ path }) => path).reduce(without, value));
  if (codecs.isValid(codec, spared, { types })) return { value: spared, issues };
  const other = instead();
  return { value: other === undefined ? spared : fit(model, type, other), issues };
}

/** A value without what stands at a path; list items leave a gap, so that other paths stay true. */
function without(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return undefined;
  const inner = (value as Members)[step];
  const left = inner === undefined ? undefined : without(inner, rest);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, index) => (index === step ? left : item));
  }
  return { ...value, [step]: left };
}
