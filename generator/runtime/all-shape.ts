import { settle, shape, type Group, type Settled, type Shape } from './shape.js';

/** The shape of a type whose content is an xs:all: its elements are printed as the value has them. */
export function allShape<T, Base = object>(...parts: Parameters<typeof shape<T, Base>>): Shape<T> {
  const plain = shape<T, Base>(...parts);
  const free = shape<T, Base>(...parts);
  let settled: Settled | undefined;
  Object.defineProperty(free, 'settled', {
    get: () => (settled ??= { ...settle(plain), arrange }),
  });
  return free;
}

/** The same shape with its elements in the order of a value. */
function arrange(of: Settled, value: object): Settled {
  const { attributes, index, slots } = of;
  const order = Object.keys(value).flatMap((name) => {
    const found = index.get(name);
    return found === undefined || found < attributes ? [] : [found];
  });
  if (order.every((at, i) => i === 0 || at > order[i - 1]!)) return of;
  const sorted = [
    ...new Set([...slots.keys()].slice(0, attributes).concat(order, [...slots.keys()])),
  ];
  const names = sorted.map((at) => slots[at]!.name);
  const { arrange: _, ...rest } = of;
  return {
    ...rest,
    slots: sorted.map((at) => slots[at]!),
    names,
    index: new Map(names.map((name, i) => [name, i])),
    rules: of.rules.map((rule) => moved(rule, of, sorted)),
  };
}

/** A rule on the elements as they were before they were put into another order. */
function moved(rule: Group, { attributes, slots }: Settled, sorted: readonly number[]): Group {
  const places = slots.map((_, at) => sorted.indexOf(at)).slice(attributes);
  const elements = slots.slice(attributes);
  return {
    judge: (_, values, top) => {
      const start = top - attributes;
      return rule.judge(
        elements,
        places.map((place) => values[start + place]),
        0,
      );
    },
  };
}
