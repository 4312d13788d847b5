/** Random documents that are valid for a schema, small, and drawn to what is asked for. */
import { clark, clarkOf } from '../../../generator/support/qname.js';
import type { Clark } from '../../../generator/support/qname.js';
import { anyType, builtinType } from '../../../generator/xsd/builtins.js';
import type {
  ComplexType,
  Derivation,
  ElementDeclaration,
  NamespaceConstraint,
  Particle,
  Schema,
  TypeDefinition,
  TypeId,
  WildcardTerm,
} from '../../../generator/xsd/components.js';
import { XSI_NIL, XSI_TYPE } from '../../support/tree.js';
import type { Tree } from '../../support/tree.js';
import { heightsOf } from './heights.js';
import type { Random } from './random.js';
import type { Leads } from './reach.js';
import { textsOf } from './texts.js';
import { admits } from './wildcards.js';

export interface Instances {
  /** A document with that root; undefined where the schema has none, or none that is small. */
  readonly document: (start: Start) => Tree | undefined;
}

export interface Start {
  readonly root: Clark;
  /** The type that an element of a declared type has to have. */
  readonly actual: ReadonlyMap<TypeId, TypeId>;
  /** Types of elements that are left out wherever they may be. */
  readonly absent: ReadonlySet<TypeId>;
}

type Element = Pick<ElementDeclaration, 'name' | 'type' | 'nillable' | 'default' | 'fixed'> & {
  readonly block?: readonly Derivation[];
};

/** What a document may have before only what must be there is added. */
const MOST_ELEMENTS = 150;
const MOST_DEPTH = 12;
const FOREIGN = 'urn:foreign';

/** What is drawn shows what `leads` knows a way from more often than anything else. */
export function instancesOf(schema: Schema, random: Random, leads: Leads): Instances {
  const texts = textsOf(schema, random);
  const heights = heightsOf(schema);
  const branches = new Map<Particle, number>();
  const globals = [...schema.elements.values()];
  let pinned: ReadonlyMap<TypeId, TypeId> = new Map();
  let absent: ReadonlySet<TypeId> = new Set();
  let left = 0;
  let thrift: 'minimal' | 'usual' | 'maximal' | 'direct' = 'usual';

  const elementSteps = remembered(leads.element);
  /** From where the particle stands; what is pinned is not asked, as it has to be there anyway. */
  const steps = remembered(({ term }: Particle): number => {
    switch (term.kind) {
      case 'element': {
        const members = term.isReference ? [term, ...substitutes(term)] : [];
        return Math.min(leads.type(term.type), ...members.map(elementSteps));
      }
      case 'any':
        return term.process === 'skip' ? Infinity : Math.min(...admitted(term).map(elementSteps));
      default:
        return Math.min(...term.particles.map(steps));
    }
  });

  const admitted = remembered(({ namespaces }: WildcardTerm) =>
    globals.filter((each) => admits(namespaces, each.name.namespace) && !each.abstract),
  );

  function typeOf(id: TypeId): TypeDefinition {
    const type = schema.types.get(id) ?? builtinType(id);
    if (type === undefined) throw new Error(`there is no type ${id}`);
    return type;
  }

  /** Whether something is to be there that need not be. */
  function wants(isLeading: boolean, depth: number): boolean {
    if (left <= 0 || depth > MOST_DEPTH || thrift === 'minimal') return false;
    if (thrift === 'maximal') return true;
    return isLeading ? !random.oneIn(4) : random.oneIn(3);
  }

  function isOnTheWay(id: TypeId): boolean {
    return leads.type(id) < Infinity;
  }

  /** In a document that takes the shortest way: those of `all` that are on it, when nearer than `from`. */
  function nearest<T>(all: readonly T[], steps: (one: T) => number, from: number): readonly T[] {
    if (thrift !== 'direct') return [];
    const least = Math.min(...all.map(steps));
    return least < from ? all.filter((one) => steps(one) === least) : [];
  }

  function element(declared: Element, depth: number): Tree | undefined {
    left--;
    const tree: Tree = { name: clarkOf(declared.name), attributes: [], children: [] };
    const type = actualType(declared, depth);
    if (type === undefined) return undefined;
    if (type.id !== declared.type) tree.attributes.push([XSI_TYPE, type.id]);
    if (type.kind === 'complex' && !attributes(type, tree, depth)) return undefined;
    // Part 1, section 3.3.4: an element with a fixed value is never nil.
    if (declared.nillable && declared.fixed === undefined && random.oneIn(4)) {
      tree.attributes.push([XSI_NIL, random.pick(['true', '1'])]);
      return tree;
    }
    return content(declared, type, tree, depth) ? tree : undefined;
  }

  function actualType(
    { type: id, block = [] }: Element,
    depth: number,
  ): TypeDefinition | undefined {
    const declared = typeOf(pinned.get(id) ?? id);
    if (declared.kind === 'simple') return declared;
    const isFinal = pinned.has(id);
    const blocked = [...block, ...declared.block];
    const candidates = isFinal
      ? []
      : derivedFrom(declared).filter((each) => allows(each, declared, blocked));
    const usable = (declared.abstract ? candidates : [declared, ...candidates]).filter(
      (each) => heights.own(each.id) < Infinity,
    );
    if (depth >= MOST_DEPTH || left <= 0) {
      const least = Math.min(...usable.map((each) => heights.own(each.id)));
      return usable.find((each) => heights.own(each.id) === least);
    }
    if (thrift === 'minimal' && usable.includes(declared)) return declared;
    const near = nearest(usable, (each) => leads.type(each.id), leads.type(declared.id));
    if (near.length > 0) return random.maybe(near);
    const wanted = usable.filter((each) => each !== declared && isOnTheWay(each.id));
    if (wanted.length > 0 && random.oneIn(2)) return random.maybe(wanted);
    return random.oneIn(4) || !usable.includes(declared) ? random.maybe(usable) : declared;
  }

  const derivedFrom = remembered((base: ComplexType): readonly ComplexType[] =>
    [...schema.types.values()]
      .filter((type) => type.kind === 'complex')
      .filter((type) => type.name !== undefined && !type.abstract && type.id !== base.id)
      .filter((type) => base.id !== anyType.id && ancestors(type).includes(base.id)),
  );

  function ancestors(type: ComplexType): readonly TypeId[] {
    const found: TypeId[] = [];
    for (let id = type.base; !found.includes(id); id = typeOf(id).base) found.push(id);
    return found;
  }

  function allows(type: ComplexType, base: ComplexType, blocked: readonly Derivation[]): boolean {
    for (let step: TypeDefinition = type; step.id !== base.id; step = typeOf(step.base)) {
      if (step.kind === 'complex' && blocked.includes(step.derivation)) return false;
    }
    return true;
  }

  function attributes(type: ComplexType, tree: Tree, depth: number): boolean {
    for (const use of type.attributes) {
      const isLeading = isOnTheWay(use.type) || isOnTheWay(type.id);
      if (!use.required && !wants(isLeading, depth)) continue;
      const value = use.fixed ?? texts.of(use.type);
      if (value !== undefined) tree.attributes.push([clarkOf(use.name), value]);
      else if (use.required) return false;
    }
    const { attributeWildcard: any } = type;
    if (any !== undefined && wants(isOnTheWay(type.id), depth)) {
      const found = foreignAttribute(any, type);
      if (found !== undefined) tree.attributes.push(found);
    }
    return true;
  }

  function foreignAttribute(
    { namespaces, process }: WildcardTerm,
    type: ComplexType,
  ): [string, string] | undefined {
    const taken = new Set(type.attributes.map(({ name }) => clarkOf(name)));
    const declared = [...schema.attributes.values()].filter(
      ({ name }) => admits(namespaces, name.namespace) && !taken.has(clarkOf(name)),
    );
    const known = random.maybe(declared);
    if (known !== undefined && (process === 'strict' || random.oneIn(2))) {
      const value = known.fixed ?? texts.of(known.type);
      return value === undefined ? undefined : [clarkOf(known.name), value];
    }
    const namespace = process === 'strict' ? undefined : namespaceIn(namespaces);
    return namespace === undefined ? undefined : [clark(namespace, 'undeclared'), 'x'];
  }

  function namespaceIn(namespaces: NamespaceConstraint): string | undefined {
    if (namespaces.kind === 'enumeration') return random.maybe(namespaces.namespaces);
    const targets = schema.files.map(({ targetNamespace }) => targetNamespace);
    return random.maybe([FOREIGN, FOREIGN, ...targets].filter((each) => admits(namespaces, each)));
  }

  function content(declared: Element, type: TypeDefinition, tree: Tree, depth: number): boolean {
    if (type.kind === 'simple' || type.content.kind === 'simple') {
      const id =
        type.kind === 'complex' && type.content.kind === 'simple' ? type.content.type : type.id;
      // An empty element has the default's value (cvc-elt.5.1.1), or the fixed one.
      const isOpen = declared.default !== undefined || declared.fixed !== undefined;
      const text = isOpen && random.oneIn(3) ? '' : (declared.fixed ?? texts.of(id));
      if (text === undefined) return false;
      if (text !== '') tree.children.push(text);
      return true;
    }
    if (type.content.kind === 'empty') return true;
    const isMixed = type.content.mixed;
    if (isMixed && declared.fixed !== undefined) {
      tree.children.push(declared.fixed);
      return true;
    }
    const children = particle(type.content.particle, type, depth + 1);
    if (children === undefined) return false;
    const text = (): readonly string[] => (isMixed && wants(true, depth) ? ['some text'] : []);
    tree.children.push(...text(), ...children.flatMap((child) => [child, ...text()]));
    return true;
  }

  function particle(
    current: Particle,
    owner: ComplexType,
    depth: number,
  ): readonly Tree[] | undefined {
    if (current.max === 0) return [];
    const { term } = current;
    if (current.min === 0 && term.kind === 'element' && absent.has(term.type)) return [];
    const found: Tree[] = [];
    const most =
      current.max === 'unbounded' ? current.min + 2 : Math.min(current.max, current.min + 2);
    let count = current.min;
    if (count === 0 && left > 0 && depth <= MOST_DEPTH && isNearer(current, owner)) count++;
    while (count < most && wants(isLeading(current, owner), depth)) count++;
    // The most that is allowed shows what a lower limit refuses.
    if (count === most && typeof current.max === 'number' && current.max < 8 && random.oneIn(2))
      count = current.max;
    for (let index = 0; index < count; index++) {
      const one = once(current, owner, depth);
      if (one !== undefined) found.push(...one);
      else if (index < current.min) return undefined;
    }
    return found;
  }

  function once(current: Particle, owner: ComplexType, depth: number): readonly Tree[] | undefined {
    const { term } = current;
    switch (term.kind) {
      case 'element': {
        const chosen = term.isReference ? substitute(term) : term;
        const tree = chosen && element(chosen, depth);
        return tree && [tree];
      }
      case 'any': {
        const tree = foreignElement(term, depth);
        return tree && [tree];
      }
      case 'choice': {
        const branch = chooseBranch(term.particles, owner, depth);
        return branch && particle(branch, owner, depth);
      }
      case 'sequence':
      case 'all': {
        const ordered = term.kind === 'all' ? random.shuffled(term.particles) : term.particles;
        const parts: Tree[] = [];
        for (const each of ordered) {
          const part = particle(each, owner, depth);
          if (part === undefined) return undefined;
          parts.push(...part);
        }
        return parts;
      }
    }
  }

  function chooseBranch(
    particles: readonly Particle[],
    owner: ComplexType,
    depth: number,
  ): Particle | undefined {
    const usable = particles.filter((each) => heights.particle(each) < Infinity);
    const isNear = left <= 0 || depth > MOST_DEPTH || thrift === 'minimal';
    const least = Math.min(
      ...usable.map((each) => (isNear ? heights.particle(each) : (branches.get(each) ?? 0))),
    );
    const fresh = usable.filter(
      (each) => (isNear ? heights.particle(each) : (branches.get(each) ?? 0)) === least,
    );
    const near = isNear ? [] : nearest(usable, steps, leads.type(owner.id));
    if (near.length > 0) return random.maybe(near);
    const wanted = usable.filter((each) => isLeading(each, owner));
    const open = !isNear && wanted.length > 0 && random.oneIn(2) ? wanted : fresh;
    const branch = random.maybe(open);
    if (branch !== undefined) branches.set(branch, (branches.get(branch) ?? 0) + 1);
    return branch;
  }

  const substitutes = remembered((head: ElementDeclaration) =>
    globals.filter((each) => each !== head && !each.abstract && standsFor(each, head)),
  );

  function substitute(head: ElementDeclaration): ElementDeclaration | undefined {
    const members = substitutes(head);
    const near = nearest(members, elementSteps, head.abstract ? Infinity : leads.type(head.type));
    if (near.length > 0) return random.maybe(near);
    if (head.abstract) return random.maybe(members);
    return random.oneIn(2) ? (random.maybe(members) ?? head) : head;
  }

  /** Part 1, section 3.3.6, "Substitution Group OK (Transitive)". */
  function standsFor(member: ElementDeclaration, head: ElementDeclaration): boolean {
    if (head.block.includes('substitution')) return false;
    const seen = new Set<Clark>();
    let group = member.substitutionGroup;
    while (group !== undefined && group !== clarkOf(head.name) && !seen.has(group)) {
      seen.add(group);
      group = schema.elements.get(group)?.substitutionGroup;
    }
    if (group !== clarkOf(head.name)) return false;
    const blocked = new Set(head.block);
    for (let type = typeOf(member.type); type.id !== head.type; type = typeOf(type.base)) {
      if (blocked.has(type.kind === 'complex' ? type.derivation : 'restriction')) return false;
      if (type.id === anyType.id) return false;
      const base = typeOf(type.base);
      if (base.kind === 'complex') for (const each of base.block) blocked.add(each);
    }
    return true;
  }

  function isLeading({ term }: Particle, owner: ComplexType): boolean {
    if (isOnTheWay(owner.id) && random.oneIn(2)) return true;
    switch (term.kind) {
      case 'element':
        return isOnTheWay(term.type) || isOnTheWay(pinned.get(term.type) ?? '');
      case 'any':
        return false;
      default:
        return term.particles.some((each) => isLeading(each, owner));
    }
  }

  function isNearer(current: Particle, owner: ComplexType): boolean {
    return nearest([current], steps, leads.type(owner.id)).length > 0;
  }

  function foreignElement(term: WildcardTerm, depth: number): Tree | undefined {
    const { namespaces, process } = term;
    const usable = admitted(term).filter((each) => heights.type(each.type) + depth < MOST_DEPTH);
    const near = process === 'skip' ? [] : nearest(usable, elementSteps, Infinity);
    const next = near.length > 0 ? random.maybe(near) : undefined;
    if (next !== undefined) return element(next, depth);
    const known = random.maybe(usable);
    if (known !== undefined && (process === 'strict' || random.oneIn(2))) {
      // What is skipped need not be what its declaration says.
      if (process === 'skip' && random.oneIn(2)) return strange(clarkOf(known.name));
      return element(known, depth);
    }
    const namespace = process === 'strict' ? undefined : namespaceIn(namespaces);
    return namespace === undefined ? undefined : strange(clark(namespace, 'undeclared'));
  }

  function strange(name: Clark): Tree {
    left--;
    return { name, attributes: [['odd', '1']], children: random.oneIn(2) ? [] : ['any text'] };
  }

  return {
    document(start) {
      const declared = schema.elements.get(start.root);
      if (declared === undefined || declared.abstract) return undefined;
      pinned = start.actual;
      absent = start.absent;
      left = MOST_ELEMENTS;
      texts.restart();
      const draw = random.below(12);
      thrift = draw === 0 ? 'minimal' : draw === 1 ? 'maximal' : draw < 6 ? 'direct' : 'usual';
      return element(declared, 0);
    },
  };
}

/** What depends on its input alone is made once. */
function remembered<In extends object, Out>(make: (input: In) => Out): (input: In) => Out {
  const known = new WeakMap<In, Out>();
  return (input) => {
    const found = known.get(input) ?? make(input);
    known.set(input, found);
    return found;
  };
}
