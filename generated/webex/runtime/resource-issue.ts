/** What is wrong with a request besides what the schema says. */
import type { Issue, IssueCode } from './issue.js';
import { isSecret, quote } from './message.js';
import type { AnyResourceOperation } from './resource.js';

/** Names of members whose values nobody may see. */
export function secretsOf({ body, answer }: AnyResourceOperation): ReadonlySet<string> {
  return (body ?? answer)?.codec.secrets ?? new Set();
}

export function fault(
  operation: AnyResourceOperation,
  code: IssueCode,
  path: readonly string[],
  expected: string,
  found?: unknown,
): Issue {
  const isShown = isText(found) && !isSecret(secretsOf(operation), path);
  const text = typeof found === 'string' ? quote(found) : String(found);
  const message = `expected ${expected}${isShown ? `, found ${text}` : ''}`;
  return { code, path, message, source: operation.source };
}

/** Whether a value can stand in a URL or a header, and in a message. */
export function isText(value: unknown): value is string | number | bigint | boolean {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}
