/** Which member a name means that a person has written, or that stands over a column. */
import { closest } from '../support/suggest.js';
import { alternatives, quote } from '../support/text.js';
import type { Field, Problem } from './model.js';

export type Finding =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * The path itself, else a path that differs in case, blanks, `_` and `-` alone, else the one path
 * that ends so. What is left is `unknown-member` or `ambiguous`.
 */
export function findField(fields: readonly Field[], name: string): Finding {
  const exact = fields.find(({ path }) => path === name);
  if (exact !== undefined) return { kind: 'field', field: exact };
  const wanted = plain(name);
  if (wanted === '') return unknown(fields, name);
  const whole = fields.filter(({ path }) => plain(path) === wanted);
  if (whole.length > 0) return oneOf(whole, name);
  const ending = fields.filter(({ path }) => plain(path).endsWith(`.${wanted}`));
  return ending.length > 0 ? oneOf(ending, name) : unknown(fields, name);
}

function plain(path: string): string {
  return path.replace(/[\s_-]+/g, '').toLowerCase();
}

function oneOf(fields: readonly Field[], name: string): Finding {
  const [field] = fields;
  if (field !== undefined && fields.length === 1) return { kind: 'field', field };
  const paths = fields.slice(0, 5).map(({ path }) => path);
  const rest = fields.length - paths.length;
  const list = rest > 0 ? `${paths.join(', ')} and ${rest} more` : alternatives(paths);
  return problem('ambiguous', name, `${quote(name)} may be ${list}: write the whole path`);
}

function unknown(fields: readonly Field[], name: string): Finding {
  const names = new Set<string>();
  for (const { path } of fields) {
    names.add(path);
    names.add(path.slice(path.lastIndexOf('.') + 1));
  }
  const guess = closest(name.trim(), names);
  const help = guess === undefined ? '' : `; did you mean '${guess}'?`;
  return problem('unknown-member', name, `the operation has no member ${quote(name)}${help}`);
}

function problem(code: Problem['code'], path: string, message: string): Finding {
  return { kind: 'problem', problem: { code, path, message } };
}
