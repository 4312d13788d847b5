import type { AnyElement } from './any.js';
import { Check } from './check.js';
import { judgeAny } from './judge-any.js';
import { printAnything } from './print-any.js';
import { ANYTHING, type Line, type Part, type Way } from './shape.js';
import { putRaw } from './writer.js';

const WAY: Way = {
  print: (w, p, { source }, value) => {
    const c = new Check(w.types);
    if (judgeAnything(c, value, source)) return putRaw(w, p, printAnything(value, ''));
    w.isValid = false;
    return putRaw(w, p, '>');
  },
  judge: (c, { source }, value) => void judgeAnything(c, value, source),
};

/** Judges the value of an element whose type is xs:anyType. */
export function judgeAnything(c: Check, value: unknown, source: string): value is AnyElement {
  const { found } = c;
  if (judgeAny(c, value, source)) c.types.judging?.anything(c, value);
  return c.found === found;
}

/** An element that no type describes. */
export function anyPart(line: Line, required = false): Part<unknown> {
  return { kind: ANYTHING, line, required, way: WAY };
}
