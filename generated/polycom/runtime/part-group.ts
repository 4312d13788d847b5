import { missing, violation } from './check.js';
import { has } from './holds.js';
import type { Fault, Group, Slot } from './shape.js';

/** A rule on which members come together; a member is its index, `~index` one that may be absent. */
type Rule = number | Grouped;

interface Grouped extends Group {
  readonly rules: readonly Rule[];
}

/** One of several members or groups, or none if it is optional. */
export function choice(isOptional: boolean, ...rules: readonly Rule[]): Grouped {
  return {
    rules,
    judge: (slots, values, top) => {
      const present = rules.filter((rule) => isPresent(rule, values, top));
      const count = present.length;
      const isValid = count === 1 || (count === 0 && isOptional);
      const faults: Fault[] = isValid
        ? []
        : [
            notOne(
              rules.flatMap((rule) => slotsOf(rule, slots)),
              count,
            ),
          ];
      for (const rule of present)
        if (typeof rule !== 'number') faults.push(...rule.judge(slots, values, top));
      return faults;
    },
  };
}

/** A choice without branches: nothing satisfies it. `source` is the place of the type. */
export function nothing(source: string): Grouped {
  const message = 'nothing can stand here, although it is required';
  const fault: Fault = (c) =>
    violation(c, 'choice', [], message, source, undefined, 'cvc-complex-type.2.4');
  return { rules: [], judge: () => [fault] };
}

/** Members that come together, or not at all if the group is optional. */
export function group(isOptional: boolean, ...rules: readonly Rule[]): Grouped {
  return {
    rules,
    judge: (slots, values, top) => {
      if (isOptional && !rules.some((rule) => isPresent(rule, values, top))) return [];
      return rules.flatMap((rule): readonly Fault[] => {
        if (typeof rule !== 'number') return rule.judge(slots, values, top);
        if (rule < 0 || has(values[top + rule])) return [];
        return [(c) => missing(c, slots[rule]!)];
      });
    },
  };
}

function notOne(slots: readonly Slot[], count: number): Fault {
  const names = slots.map(({ name }) => name).join(' | ');
  const message = `expected ${count === 0 ? 'one' : 'only one'} of ${names}`;
  const source = slots[0]?.source ?? '';
  return (c) => violation(c, 'choice', [], message, source, undefined, 'cvc-complex-type.2.4');
}

function isPresent(rule: Rule, values: readonly unknown[], top: number): boolean {
  return typeof rule === 'number'
    ? has(values[top + indexOf(rule)])
    : rule.rules.some((part) => isPresent(part, values, top));
}

function slotsOf(rule: Rule, slots: readonly Slot[]): readonly Slot[] {
  return typeof rule === 'number'
    ? [slots[indexOf(rule)]!]
    : rule.rules.flatMap((part) => slotsOf(part, slots));
}

function indexOf(rule: number): number {
  return rule < 0 ? ~rule : rule;
}
