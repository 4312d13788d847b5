import type { OperationId, OperationPattern } from './model.js';

/** Whether a pattern fits, in which `*` stands for any part, also an empty one. Linear. */
export function fits(pattern: OperationPattern, id: OperationId): boolean {
  const [head = '', ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) return pattern === id;
  if (!id.startsWith(head)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = id.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return id.length - tail.length >= at && id.endsWith(tail);
}
