/** The values that the fields of an identity constraint select (Part 1, section 3.11.4). */
import { isObject } from './gather.js';
import { eachAttribute } from './identity-attribute.js';
import type { Found } from './identity-fault.js';
import type { Constraint, SimpleNode } from './identity-node.js';
import {
  advance,
  attributeTests,
  begin,
  fits,
  isAtElement,
  isDone,
  type Progress,
} from './identity-path.js';
import { keyOf } from './identity-value.js';
import { eachChild, memberOf, pathOf, type Known, type Place } from './identity-walk.js';
import { printed } from './scalar.js';

/** An element or attribute that a field selects. */
interface Selected {
  readonly place: Place;
  /** To an attribute of it. */
  readonly steps: readonly string[];
  readonly value: unknown;
  /** Undefined where it is not simple. */
  readonly type: SimpleNode | undefined;
}

/** What the fields make of a node: its key, or the field that leaves it without one. */
export type Fields =
  Key | { readonly kind: 'absent' | 'many' | 'not-simple'; readonly field: number };

/** Equal for nodes whose fields have equal values. */
export interface Key {
  readonly kind: 'key';
  readonly key: string;
  readonly selected: readonly Selected[];
}

/** No value has this character. */
const BETWEEN_FIELDS = '\x03';
const NO_STEPS: readonly string[] = [];

export function fieldsOf({ fields }: Constraint, place: Place, known: Known): Fields {
  const selected: Selected[] = [];
  let key = '';
  let absent = -1;
  for (let field = 0; field < fields.length; field++) {
    const before = selected.length;
    select(place, begin(fields[field]!), known, selected, before + 2);
    if (selected.length > before + 1) return { kind: 'many', field };
    const found = selected[before];
    if (found !== undefined && found.type === undefined) return { kind: 'not-simple', field };
    // What is nil has no value.
    if (found?.type === undefined || found.value === undefined || found.value === null)
      absent = absent < 0 ? field : absent;
    else key += (field > 0 ? BETWEEN_FIELDS : '') + keyOf(found.type, found.value);
  }
  return absent < 0 ? { kind: 'key', key, selected } : { kind: 'absent', field: absent };
}

/** The values of a key, as they are shown. */
export function foundIn({ selected }: Key): readonly Found[] {
  return selected.map(({ place, steps, value, type }) => ({
    text: type === undefined ? '' : printed(type.scalar, value),
    path: [...pathOf(place), ...steps],
  }));
}

/** Whether an element among those of a key could have been nil. */
export function hasNillable({ selected }: Key): boolean {
  return selected.some(
    ({ place, steps }) => steps.length === 0 && place.element?.isNillable === true,
  );
}

function select(
  place: Place,
  progress: readonly Progress[],
  known: Known,
  found: Selected[],
  limit: number,
): void {
  if (progress.length === 0 || found.length >= limit) return;
  if (isAtElement(progress)) found.push(contentOf(place));
  const tests = attributeTests(progress);
  if (tests.length > 0)
    eachAttribute(place, known, ({ name, steps, value, type }) => {
      if (tests.some((test) => fits(test, name))) found.push({ place, steps, value, type });
    });
  if (isDone(progress)) return;
  eachChild(place, known, (child) =>
    select(child, advance(progress, child.name), known, found, limit),
  );
}

/** The simple value of an element; that of simple content counts as well. */
function contentOf(place: Place): Selected {
  const { value, type } = place;
  const steps = NO_STEPS;
  if (type === undefined || type.kind === 'anything')
    return { place, steps, value, type: undefined };
  if (type.kind !== 'complex') return { place, steps, value, type };
  const content = isObject(value) ? memberOf(value, '$value') : value;
  return { place, steps, value: content, type: type.value?.() };
}
