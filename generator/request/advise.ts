/** What the advisory rules of api.json have against a request, wherever the members stand. */
import type { AdvisoryRule, Api } from '../api/model.js';
import { memberNames } from '../api/selector.js';
import type { Model, RecordType } from '../ir/model.js';
import { quote } from '../support/text.js';
import { ruledParts } from './ruled-parts.js';
import type { Part, Parts } from './ruled-parts.js';
import type { Problem, Request, RequestForm } from './model.js';
import { obeys } from './value-rules.js';

/** Prepared once, used for any number of requests; the text of a secret member is not shown. */
export function advisor(
  model: Model,
  api: Pick<Api, 'advisory' | 'secrets'>,
  form: RequestForm,
): (request: Request) => readonly Problem[] {
  const { type } = form;
  if (type === undefined || api.advisory.length === 0) return () => [];
  const secrets = new Set(memberNames(api.secrets));
  const partsOf = ruledParts(model, api.advisory);

  return (request) => {
    const problems: Problem[] = [];
    visitRecord(type, request, []);
    return problems;

    function visitRecord(declared: RecordType, value: object, path: readonly string[]): void {
      visitMembers(partsOf(actualType(model, declared, value)), value, path);
    }

    function visitMembers(parts: Parts, value: object, path: readonly string[]): void {
      for (const [name, member] of Object.entries(value)) {
        if (name === '$attributes' && isObject(member))
          visitMembers(parts, member, [...path, name]);
        else if (name === '$content' && Array.isArray(member)) visitItems(parts, member, path);
        else visit(parts.get(name), member, name === '$value' ? path : [...path, name]);
      }
    }

    function visitItems(parts: Parts, items: readonly unknown[], path: readonly string[]): void {
      for (const item of items) {
        if (!isObject(item) || !('name' in item) || !('value' in item)) continue;
        const name = String(item.name);
        visit(parts.get(name), item.value, [...path, name]);
      }
    }

    function visit(part: Part | undefined, value: unknown, path: readonly string[]): void {
      if (part === undefined) return;
      if (Array.isArray(value)) for (const item of value) visit(part, item, path);
      else if (!isObject(value)) judge(part.rules, value, path);
      else if (part.record !== undefined) {
        if ('$value' in value) judge(part.rules, value.$value, path);
        visitRecord(part.record, value, path);
      }
    }

    function judge(rules: readonly AdvisoryRule[], value: unknown, path: readonly string[]): void {
      if (rules.length === 0 || value === undefined || value === null) return;
      const text = String(value);
      const isSecret = path.some((name) => secrets.has(name));
      for (const { rules: all, message } of rules) {
        const broken = all.filter((rule) => !obeys(rule, text));
        if (broken.length === 0) continue;
        const digits = broken.find((rule) => rule.kind === 'digits')?.count;
        problems.push({
          code: 'advisory',
          path: path.join('.'),
          message: isSecret ? message : `${message}; found ${quote(text)}`,
          ...(digits !== undefined && { digits }),
        });
      }
    }
  };
}

/** `$type` names a derived type, whose members the value then has. */
function actualType(model: Model, declared: RecordType, value: object): RecordType {
  const name = '$type' in value ? value.$type : undefined;
  const named = typeof name === 'string' ? model.types.get(name) : undefined;
  return named?.kind === 'record' ? named : declared;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
