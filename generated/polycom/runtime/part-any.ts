import { Check } from './check.js';
import { judgeAny } from './judge-any.js';
import { printAnything } from './print-any.js';
import { ANYTHING, type Line, type Part, type Way } from './shape.js';
import { putRaw } from './writer.js';

const WAY: Way = {
  print: (w, p, { source }, value) => {
    const c = new Check();
    if (judgeAny(c, value, source)) return putRaw(w, p, printAnything(value, ''));
    w.isValid = false;
    return putRaw(w, p, '>');
  },
  judge: (c, { source }, value) => void judgeAny(c, value, source),
};

/** An element that no type describes. */
export function anyPart(line: Line, required = false): Part<unknown> {
  return { kind: ANYTHING, line, required, way: WAY };
}
