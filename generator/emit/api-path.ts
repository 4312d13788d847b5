import type { Step } from '../api/bind.js';
import { propertyKey } from './escape.js';

/** `message.header?.response?.[0]`: every member may be missing, of a list the first item counts. */
export function memberPath(from: string, steps: readonly Step[]): string {
  return steps.reduce(
    (text, { name, isList }, index) => member(text, name, index > 0) + (isList ? '?.[0]' : ''),
    from,
  );
}

export function member(of: string, name: string, isOptional: boolean): string {
  const key = propertyKey(name);
  if (key !== name) return `${of}${isOptional ? '?.' : ''}[${key}]`;
  return `${of}${isOptional ? '?.' : '.'}${name}`;
}
