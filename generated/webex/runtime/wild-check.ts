/** Judges what stands for wildcards in values: it is printed, and read as it would be in a document. */
import type { AnyElement } from './any.js';
import { toBytes } from './bytes.js';
import { violation, type Check, type WildJudging } from './check.js';
import type { DerivedTypes } from './codec.js';
import { OPEN } from './field.js';
import { isBinding } from './judge-any.js';
import { DEFAULT_LIMITS } from './limits.js';
import { XSI, xs } from './namespaces.js';
import { anyPart } from './part-any.js';
import { printAny } from './print-any.js';
import { readElement } from './read-document.js';
import { Reader } from './reader.js';
import { issuesOf } from './report.js';
import type { Scope } from './scalar.js';
import { startTag } from './start-tag.js';
import { anything } from './wild.js';
import {
  judgeAttributeText,
  shareTyped,
  type Declared,
  type GlobalElement,
} from './wild-declared.js';

/** `types` is the list that is given wherever types are wanted. */
export function judgingOf(known: Declared, types: () => DerivedTypes): WildJudging {
  return {
    element: (c, element, strictness, source) => {
      if (strictness === 'skip') return;
      judge(c, types(), element, (r) => types().reading!.element(r, strictness, source));
    },
    anything: (c, element) =>
      judge(c, types(), element, (r) => readElement(r, ANYTHING, startTag(r)) as AnyElement),
    attribute: (c, name, attributes, strictness, path, source) => {
      const declared = known.attributes.get(name);
      const text = attributes.get(name);
      if (strictness === 'skip' || typeof text !== 'string') return;
      if (declared !== undefined)
        judgeAttributeText(
          declared,
          text,
          (code, expected, constraint) =>
            violation(c, code, path, `expected ${expected}`, declared.source, text, constraint),
          scopeOf(attributes),
        );
      else if (strictness === 'strict' && !known.isPart) {
        const message = `expected an attribute that the schema declares, found ${name}`;
        violation(c, 'unknown-attribute', path, message, source, undefined, 'cvc-assess-attr');
      }
    },
  };
}

const ANYTHING: GlobalElement = {
  root: ['', ''],
  type: `{${xs}}anyType`,
  prefixes: {},
  bits: OPEN,
  read: (r) => anything(r, '', ''),
  part: () => anyPart(0),
};

/** What a value is like was judged before: it can be printed, and costs what it costs. */
const UNLIMITED = Object.fromEntries(Object.keys(DEFAULT_LIMITS).map((name) => [name, Infinity]));

function judge(
  c: Check,
  types: DerivedTypes,
  element: AnyElement,
  read: (r: Reader) => AnyElement,
): void {
  const options = { types, limits: UNLIMITED, repairPrefixes: { xsi: XSI } };
  const r = new Reader(toBytes(printAny(element, '')), options, c.secrets);
  // It stands inside a document, which is judged as a whole elsewhere.
  r.depth = 1;
  shareTyped(read(r), element);
  for (const issue of issuesOf(r, undefined)) {
    c.end?.();
    c.found++;
    const { code, message, source, constraint } = issue;
    const path = [...c.path, ...issue.path];
    c.issues.push({ code, path, message, source, ...(constraint !== undefined && { constraint }) });
  }
}

/** What the prefixes mean that are declared among the attributes. */
function scopeOf(attributes: ReadonlyMap<string, unknown>): Scope {
  const namespaces = new Map<string, string>();
  for (const [name, value] of attributes)
    if (isBinding(name) && typeof value === 'string') namespaces.set(name.slice(6), value);
  return { namespaces };
}
