/** Codecs of documents whose parts refer to each other: what holds of the whole is judged at the end. */
import { violation } from './check.js';
import type { Finding } from './finding.js';
import { judgeWhole } from './identity.js';
import type { Fault } from './identity-fault.js';
import type { ElementNode, Lazy } from './identity-node.js';
import { pathOf, type Known, type Place } from './identity-walk.js';
import { judgeValue } from './judge.js';
import { locator, type Step } from './locate.js';
import { isSecret, quote } from './message.js';
import { printContent } from './print.js';
import type { Reader } from './reader.js';
import { ANYTHING, slot, type Part, type Slot, type Way } from './shape.js';

/** Reads a document, and judges it as a whole when it is one. */
export function readWhole<T>(
  r: Reader,
  read: (r: Reader) => T,
  element: Lazy<ElementNode>,
  known?: Known,
): T {
  // A row, or what stands for a wildcard, is none, nor is the document without its rows.
  const isWhole = r.depth === 0 && r.omitted === null;
  const start = (r.frames.at(-1)?.nameStart ?? 1) - 1;
  const value = read(r);
  if (isWhole) {
    // What is noted beside a value while it is read becomes a part of it first.
    const { finish } = r;
    r.finish = (whole) => [
      ...(finish === null ? r.findings : finish(whole)),
      ...findingsOf(r, element(), whole, known, locator(r, start)),
    ];
  }
  return value;
}

function findingsOf(
  r: Reader,
  element: ElementNode,
  value: unknown,
  known: Known,
  locate: (steps: readonly Step[]) => number,
): readonly Finding[] {
  const findings: Finding[] = [];
  judgeWhole(element, value, known, (fault) => {
    if (r.found++ >= r.limits.issues) return;
    const { code, place, source, constraint } = fault;
    const found = shown(fault, r.secrets);
    const message = found === undefined ? fault.message : `${fault.message}, found ${quote(found)}`;
    const offset = locate(stepsOf(place));
    findings.push({ code, path: wholePath(fault), message, source, offset, constraint });
  });
  return findings;
}

function stepsOf(place: Place): readonly Step[] {
  const steps: Step[] = [];
  for (let at = place; at.parent !== undefined; at = at.parent) steps.unshift(at);
  return steps;
}

function wholePath({ place, steps = [] }: Fault): readonly (string | number)[] {
  return [...pathOf(place), ...steps];
}

/** The values that a fault is about, unless one of them is secret. */
function shown({ found }: Fault, secrets: ReadonlySet<string>): string | undefined {
  if (found === undefined || found.some(({ path }) => isSecret(secrets, path))) return undefined;
  return found.map(({ text }) => text).join(', ');
}

/** The same for values: `part` is the root element's without this, `type` what a closed one may be. */
export function wholePart<T>(
  part: Part<T>,
  type: string,
  element: Lazy<ElementNode>,
  known?: Known,
): Part<T> {
  let inner: Slot | undefined;
  const innerOf = ({ source }: Slot): Slot => (inner ??= slot('', part, source, '', ''));
  const way: Way = {
    print: (w, p, of, value) => {
      const end = printContent(w, p, innerOf(of), value, type);
      // What the value is otherwise was judged just now.
      if (w.isValid)
        judgeWhole(element(), value, known, () => {
          w.isValid = false;
        });
      return end;
    },
    judge: (c, of, value) => {
      judgeValue(c, innerOf(of), value, type);
      if (c.found > 0) return;
      judgeWhole(element(), value, known, (fault) => {
        const { code, message, source, constraint } = fault;
        violation(c, code, wholePath(fault), message, source, shown(fault, c.secrets), constraint);
      });
    },
  };
  return { ...part, kind: ANYTHING, way };
}
