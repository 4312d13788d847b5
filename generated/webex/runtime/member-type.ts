/** Writing and judging members as the types that `$types` of their record, or an item, names. */
import { violation } from './check.js';
import type { DerivedType } from './codec.js';
import { esc } from './escape.js';
import type { Violation } from './facets.js';
import type { Field } from './field.js';
import { isObject } from './gather.js';
import { judgeValue } from './judge.js';
import { memberOf } from './leaf-type.js';
import { printContent } from './print.js';
import { typeAttribute } from './print-type.js';
import { derives, typeNamed } from './registry.js';
import { isFixed, printed, type AnyScalar, type Scalar } from './scalar.js';
import { ANYTHING, recordPart, settle, slot as slotOf, type Slot, type Way } from './shape.js';
import { putRaw, type Writer } from './writer.js';

type Types = readonly DerivedType[];

/** An element as the type that `shown` names, which may have attributes beside the name. */
export function typedSlot(types: Types, field: Field, slot: Slot, shown: unknown): Slot {
  const name: unknown = isObject(shown) ? Reflect.get(shown, '$type') : shown;
  const type = typeof name === 'string' ? typeNamed(types, name) : undefined;
  const fits = type && (name === field.type || derives(type, field.type, field.bits));
  let way: Way;
  if (!fits) way = wrong(name);
  else if (type.scalar !== undefined) way = simple(types, field, slot, type, type.scalar);
  else if (name === field.type) way = record(slot, type);
  else way = complex(types, field, slot, type, isObject(shown) ? shown : {});
  const part = { ...slot.part, way: mindingNil(slot, type, way) };
  return { ...slot, kind: ANYTHING, isLeaf: false, isList: false, nillable: false, part };
}

function wrong(name: unknown): Way {
  return {
    print: (w, p) => {
      w.isValid = false;
      return putRaw(w, p, '>');
    },
    judge: (c, { source }) => {
      const message = 'expected the name of the declared type or of one derived from it';
      violation(c, 'unknown-type', [], message, source, name, 'cvc-elt.4.3');
    },
  };
}

function mindingNil({ nillable }: Slot, type: DerivedType | undefined, way: Way): Way {
  if (!nillable || type === undefined) return way;
  return {
    print: (w, p, slot, value, print) =>
      value === null
        ? putRaw(w, p, `${typeAttribute(w, type)} xsi:nil="true">`)
        : way.print(w, p, slot, value, print),
    judge: (c, slot, value, judge) => {
      if (value !== null) way.judge(c, slot, value, judge);
    },
  };
}

/** A record of the declared type, which its document named all the same. */
function record(slot: Slot, type: DerivedType): Way {
  return {
    print: (w, p, _, value) => printContent(w, start(w, p, type), slot, value, ''),
    judge: (c, _, value) => judgeValue(c, slot, value),
  };
}

function start(w: Writer, p: number, type: DerivedType): number {
  return putRaw(w, p, typeAttribute(w, type));
}

/** A value is one of the declared type, whose text the named type must take. */
function simple(types: Types, field: Field, slot: Slot, type: DerivedType, scalar: AnyScalar): Way {
  const { fixed } = slot.part;
  const judge = (value: unknown, violated: Violation): string => {
    const text = textOf(types, field, slot, type, value, violated) ?? '';
    const actual = scalar.parse(text, violated);
    // The value is of the scalar's type.
    if (fixed && actual !== undefined && !isFixed(scalar as Scalar<unknown>, actual, fixed.text))
      violated('fixed', JSON.stringify(fixed.text), 'cvc-elt.5.2.2');
    return text;
  };
  return {
    print: (w, p, _, value) => {
      const invalid = (): void => void (w.isValid = false);
      return putRaw(w, start(w, p, type), `>${esc(judge(value, invalid))}`);
    },
    judge: (c, _, value) =>
      void judge(value, (code, expected, constraint) =>
        violation(c, code, [], `expected ${expected}`, slot.source, value, constraint),
      ),
  };
}

/** The text of a value of the declared type, or of the member of a union that was named. */
function textOf(
  types: Types,
  field: Field,
  { part, scalar }: Slot,
  { name }: DerivedType,
  value: unknown,
  violated: Violation,
): string | undefined {
  const declared = memberOf(types, field, name) ?? part.fixed?.scalar ?? scalar;
  let holds = true;
  declared.check(value, (...violation) => {
    holds = false;
    violated(...violation);
  });
  return holds ? printed(declared, value) : undefined;
}

/** The text has attributes around it, by a complex type that extends the declared one. */
function complex(
  types: Types,
  field: Field,
  slot: Slot,
  type: DerivedType,
  attributes: object,
): Way {
  const { shape } = type;
  if (shape === undefined) return wrong(type.name);
  const inner = slotOf(slot.name, recordPart(0, shape), slot.source, '', '');
  const { slots, index } = settle(shape);
  const content = slots[index.get('$value') ?? -1];
  const valueOf = (value: unknown, violated: Violation): object => {
    const text = textOf(types, field, slot, type, value, violated);
    const read = text === undefined ? undefined : content?.scalar.parse(text, violated);
    const members = Object.entries(attributes).filter(([name]) => name !== '$type');
    return Object.fromEntries([...members, ['$value', read]]);
  };
  return {
    print: (w, p, _, value) => {
      const invalid = (): void => void (w.isValid = false);
      return printContent(w, start(w, p, type), inner, valueOf(value, invalid), type.name);
    },
    judge: (c, _, value) => {
      const { found } = c;
      const object = valueOf(value, (code, expected, constraint) =>
        violation(c, code, [], `expected ${expected}`, slot.source, value, constraint),
      );
      if (c.found === found) judgeValue(c, inner, object, type.name);
    },
  };
}
