/** What each type may stand in for, and how it came from there (Part 1, sections 3.4.6 and 3.14.6). */
import type {
  Blocked,
  Model,
  RecordType,
  ScalarRef,
  ScalarType,
  Type,
  TypeId,
} from '../ir/model.js';
import { clark, XSD } from '../support/qname.js';
import { anonymousKey } from './codec-block.js';

/** A type in whose place another may stand, by its key in a list of types. */
export interface Origin {
  readonly name: string;
  readonly ways: ReadonlySet<Blocked>;
}

const ANY_TYPE = clark(XSD, 'anyType');
const ANY_SIMPLE_TYPE = clark(XSD, 'anySimpleType');

/** Asks for one type after the other; nearest first, the ur-types last. */
export function originsOf(model: Model): (type: Type) => readonly Origin[] {
  const unions = unionsOf(model);
  return (type) => {
    const found = new Map<string, ReadonlySet<Blocked>>();
    const add = (name: string, ways: ReadonlySet<Blocked>): void => {
      if (name !== type.name && !found.has(name)) found.set(name, ways);
    };
    const steps = type.kind === 'record' ? recordSteps(model, type) : scalarSteps(type);
    for (const { id, ways } of [{ id: type.id, ways: NONE }, ...steps]) {
      const own = model.types.get(id);
      if (id !== type.id) add(own === undefined ? id : (own.name ?? anonymousKey(id)), ways);
      for (const union of unions(id)) add(union, new Set([...ways, 'restriction']));
    }
    const ways = new Set([...(steps.at(-1)?.ways ?? NONE), lastWay(type, steps)]);
    if (isSimple(type)) add(ANY_SIMPLE_TYPE, ways);
    add(ANY_TYPE, ways);
    return [...found].map(([name, each]) => ({ name, ways: each }));
  };
}

/** Of simple content whatever the way: at the bottom there is a simple type. */
function isSimple(type: Type): boolean {
  return type.kind === 'scalar' || type.content.kind === 'value';
}

const NONE: ReadonlySet<Blocked> = new Set();

interface Step {
  readonly id: TypeId;
  readonly ways: ReadonlySet<Blocked>;
}

/** Whatever has no other base restricts one of the ur-types. */
function lastWay(type: Type, steps: readonly Step[]): Blocked {
  return type.kind === 'record' && steps.length === 0 && type.derivation === 'extension'
    ? 'extension'
    : 'restriction';
}

function recordSteps(model: Model, record: RecordType): readonly Step[] {
  const steps: Step[] = [];
  const ways = new Set<Blocked>();
  const seen = new Set<TypeId>([record.id]);
  let current = record;
  while (current.base !== undefined && !seen.has(current.base)) {
    ways.add(current.derivation ?? 'restriction');
    seen.add(current.base);
    steps.push({ id: current.base, ways: new Set(ways) });
    const base = model.types.get(current.base);
    if (base?.kind !== 'record') break;
    current = base;
  }
  const [first, ...others] = current.simpleBases ?? [];
  if (first === undefined) return steps;
  // A complex type comes from a simple one by extension alone, and that from its base by restriction.
  ways.add('extension');
  steps.push({ id: first, ways: new Set(ways) });
  ways.add('restriction');
  for (const id of others) steps.push({ id, ways: new Set(ways) });
  return steps;
}

function scalarSteps({ bases = [] }: ScalarType): readonly Step[] {
  return bases.map((id) => ({ id, ways: new Set<Blocked>(['restriction']) }));
}

/** The unions that have a type as a member, or as a member of a member. */
function unionsOf(model: Model): (id: TypeId) => readonly string[] {
  const direct = new Map<TypeId, Set<ScalarType>>();
  for (const type of model.types.values()) {
    if (type.kind !== 'scalar' || type.scalar.value.kind !== 'union') continue;
    for (const member of type.scalar.value.members) {
      const id = idOf(member);
      const list = direct.get(id) ?? new Set<ScalarType>();
      direct.set(id, list.add(type));
    }
  }
  return (id) => {
    const found = new Set<ScalarType>();
    const open: TypeId[] = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const union of direct.get(next) ?? []) {
        if (found.has(union)) continue;
        found.add(union);
        open.push(union.id);
      }
    return [...found].map((union) => union.name ?? anonymousKey(union.id));
  };
}

function idOf(ref: ScalarRef): TypeId {
  return ref.kind === 'builtin' ? clark(XSD, ref.name) : ref.id;
}
