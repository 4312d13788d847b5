/** Values of a model's types, drawn by fast-check: valid by construction, as a caller might make them. */
import fc from 'fast-check';
import type { Arbitrary, GeneratorValue } from 'fast-check';
import { attributeKey, itemKey } from '../../generator/ir/keys.js';
import type {
  Counted,
  DocumentElement,
  Item,
  Member,
  MemberContent,
  Model,
  OrderedContent,
  Particle,
  RecordType,
  Rule,
  State,
  TypeRef,
  Unordered,
  Wildcard,
} from '../../generator/ir/model.js';
import { scalarOf } from '../../generator/ir/scalar.js';
import { clark } from '../../generator/support/qname.js';
import { fixedValue } from '../../generator/sample/fixed.js';
import { valueOfText } from '../../generator/sample/scalar.js';
import { pick, scalarValue } from './arbitrary-scalar.js';

interface Drawing {
  readonly g: GeneratorValue;
  readonly model: Model;
  /** Below this, members that need not be there are left out. */
  readonly rest: number;
}

/** `name` is what the document calls the element, for a type that takes anything. */
export function valueArbitrary(model: Model, ref: TypeRef, name = 'any'): Arbitrary<unknown> {
  return fc.gen().map((g) => drawRef({ g, model, rest: 4 }, ref, name));
}

/** Whether a type has values: a choice of nothing has none. */
export function hasValues(model: Model, ref: TypeRef): boolean {
  const type = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
  return type?.kind !== 'record' || type.content.kind !== 'members' || fits(type.content.rule);
}

function fits(rule: Rule): boolean {
  if (rule.kind === 'member' || rule.optional) return true;
  return rule.kind === 'choice' ? rule.rules.some(fits) : rule.rules.every(fits);
}

function drawRef(
  drawing: Drawing,
  ref: TypeRef,
  name: string,
  block: RecordType['block'] = [],
): unknown {
  const { g, model } = drawing;
  if (ref.kind === 'anything') return anyElement(drawing, name);
  const type = ref.kind === 'type' ? model.types.get(ref.id) : undefined;
  if (type?.kind !== 'record') return scalarValue(g, model, ref);
  return record({ ...drawing, rest: drawing.rest - 1 }, type, block);
}

function record(
  drawing: Drawing,
  declared: RecordType,
  block: RecordType['block'] = [],
): Readonly<Record<string, unknown>> {
  const { g, model } = drawing;
  const derived = declared.derived
    .map((id) => model.types.get(id))
    .filter((type) => type?.kind === 'record')
    .filter((type) => type.name !== undefined && !type.abstract);
  // Whoever blocks one way is taken to block all.
  const isBlocked = [...block, ...(declared.block ?? [])].length > 0;
  const [some] = isBlocked && !declared.abstract ? [] : derived;
  const isDerived =
    some !== undefined && (declared.abstract || g(fc.integer, { min: 0, max: 3 }) > 0);
  const type = isDerived ? pick(g, derived) : declared;
  const parts: [string, unknown][] = isDerived ? [['$type', type.name]] : [];
  attributes(drawing, type, parts);
  content(drawing, type, parts);
  return Object.fromEntries(parts);
}

function wants({ g, rest }: Drawing, outOf = 2): boolean {
  return rest > 0 && g(fc.integer, { min: 1, max: outOf }) <= 1;
}

function attributes(drawing: Drawing, type: RecordType, parts: [string, unknown][]): void {
  const { g, model } = drawing;
  const apart: [string, unknown][] = [];
  for (const attribute of type.attributes) {
    if (!attribute.required && !wants(drawing)) continue;
    const value =
      attribute.fixed === undefined
        ? scalarValue(g, model, attribute.type)
        : valueOfText(model, attribute.type, attribute.fixed);
    (attribute.clashes ? apart : parts).push([attributeKey(attribute), value]);
  }
  const wildcard = type.attributeWildcard;
  const namespace = wildcard && foreign(wildcard);
  if (namespace !== undefined && wants(drawing))
    apart.push([clark(namespace, 'extra'), 'a "<&\n\t> b']);
  if (apart.length > 0) parts.push(['$attributes', Object.fromEntries(apart)]);
}

/** Global elements of a simple type that a strict wildcard takes. */
function known({ model }: Drawing, { namespaces }: Wildcard): readonly DocumentElement[] {
  const takes = (namespace: string): boolean => {
    if (namespaces.kind === 'enumeration') return namespaces.namespaces.includes(namespace);
    return namespaces.kind === 'any' || (namespace !== '' && namespaces.namespace !== namespace);
  };
  return [...model.elements.values()].filter(
    ({ namespace, type, abstract, fixed }) =>
      takes(namespace) && !abstract && fixed === undefined && isPlain(model, type),
  );
}

/** Whether the text of a value is what `String` makes of it. */
function isPlain(model: Model, ref: TypeRef): boolean {
  if (ref.kind === 'anything') return false;
  if (ref.kind === 'type' && model.types.get(ref.id)?.kind === 'record') return false;
  return ['integer', 'bigint', 'boolean'].includes(scalarOf(model, ref).value.kind);
}

/** A namespace of elements and attributes that a wildcard takes without knowing them. */
function foreign({ namespaces, process }: Wildcard): string | undefined {
  if (process === 'strict') return undefined;
  return namespaces.kind === 'enumeration' ? namespaces.namespaces[0] : 'urn:foreign';
}

function content(drawing: Drawing, type: RecordType, parts: [string, unknown][]): void {
  const { content: own } = type;
  switch (own.kind) {
    case 'empty':
      return;
    case 'value':
      parts.push(['$value', scalarValue(drawing.g, drawing.model, own.type)]);
      return;
    case 'members':
      parts.push(...members(drawing, own));
      return;
    case 'ordered':
      parts.push(['$content', items(drawing, own)]);
  }
}

function members(drawing: Drawing, own: MemberContent): readonly [string, unknown][] {
  const values = new Map<number, unknown>();
  // A few members of large types: each draw shows others.
  follow(drawing, own, own.rule, values, Math.max(2, Math.ceil(own.members.length / 10)));
  return [...values]
    .sort(([a], [b]) => a - b)
    .map(([index, value]) => [own.members[index]?.name ?? '', value]);
}

function follow(
  drawing: Drawing,
  own: MemberContent,
  rule: Rule,
  values: Map<number, unknown>,
  outOf: number,
): void {
  if (rule.kind === 'member') {
    const member = own.members[rule.index];
    if (member === undefined || (member.min === 0 && !wants(drawing, outOf))) return;
    values.set(rule.index, member.max === 1 ? one(drawing, member) : several(drawing, member));
    return;
  }
  if (rule.optional && !wants(drawing)) return;
  if (rule.kind !== 'choice')
    for (const part of rule.rules) follow(drawing, own, part, values, outOf);
  else if (rule.rules.length > 0) follow(drawing, own, pick(drawing.g, rule.rules), values, outOf);
}

function several(drawing: Drawing, member: Member): readonly unknown[] {
  const most = member.max === 'unbounded' ? member.min + 3 : Math.min(member.max, member.min + 3);
  const count = drawing.g(fc.integer, { min: Math.max(1, member.min), max: Math.max(1, most) });
  return Array.from({ length: count }, () => one(drawing, member));
}

function one(drawing: Drawing, element: Member | Item): unknown {
  const { g, model } = drawing;
  const { type, fixed } = element;
  // A fixed value is never nil (cvc-elt.3.2.2).
  if (element.nillable && fixed === undefined && g(fc.boolean)) return nil(drawing, type);
  const draw = (): unknown =>
    drawRef(drawing, type, clark(element.namespace, element.name), element.block);
  if (fixed !== undefined) return fixedValue(model, type, fixed, draw);
  const value = draw();
  // An empty element has the default's value (cvc-elt.5.1): it cannot be empty itself.
  return value === '' && element.default !== undefined ? 'x' : value;
}

/** Null, or what attributes say beside that. */
function nil(drawing: Drawing, ref: TypeRef): unknown {
  const type = ref.kind === 'type' ? drawing.model.types.get(ref.id) : undefined;
  const parts: [string, unknown][] = [];
  if (type?.kind === 'record') attributes(drawing, type, parts);
  return parts.length === 0 ? null : Object.fromEntries([['$nil', true], ...parts]);
}

function items(drawing: Drawing, own: OrderedContent): readonly unknown[] {
  const { g } = drawing;
  const { automaton } = own;
  const found: unknown[] = [];
  const text = (): void => {
    if (own.mixed && wants(drawing, 3)) found.push(pick(g, ['a', ' \n', '<&\r]]>', ' 😀 ']));
  };
  const budget = drawing.rest > 0 ? 5 : 0;
  text();
  if (automaton.kind !== 'states') {
    for (const symbol of symbolsOf(drawing, automaton)) {
      found.push(item(drawing, own, symbol));
      text();
    }
    return found;
  }
  const { states } = automaton;
  const distance = distances(states);
  for (let state = 0, count = 0; count < 40; count++) {
    const here = states[state];
    if (here === undefined || (here.accepting && (count >= budget || wants(drawing, 4)))) break;
    const next = here.next.filter(([symbol]) => isDrawable(drawing, own, symbol));
    const near = next.filter(
      ([, target]) => (distance[target] ?? Infinity) < (distance[state] ?? Infinity),
    );
    const open =
      count >= budget && near.length > 0
        ? near
        : next.filter(([, to]) => distance[to] !== Infinity);
    if (open.length === 0) break;
    const [symbol, target] = pick(g, open);
    found.push(item(drawing, own, symbol));
    text();
    state = target;
  }
  return found;
}

/** Of a model that is not written out: few rounds more than it asks for. */
function symbolsOf(drawing: Drawing, automaton: Counted | Unordered): readonly number[] {
  const { g } = drawing;
  if (automaton.kind === 'counted') return rounds(drawing, automaton.particle);
  const chosen = automaton.children.filter(({ required }) => required || wants(drawing, 2));
  const order = g(() => fc.shuffledSubarray([...chosen], { minLength: chosen.length }));
  return order.map(({ symbols }) => pick(g, symbols));
}

function rounds(drawing: Drawing, { min, max, term }: Particle): readonly number[] {
  const most = max === 'unbounded' ? min + 2 : Math.min(max, min + 2);
  const count = drawing.g(fc.integer, { min, max: most });
  return Array.from({ length: count }, () => {
    if (typeof term === 'number') return [term];
    const { kind, particles } = term;
    const taken = kind === 'choice' ? [pick(drawing.g, particles)] : particles;
    return taken.flatMap((particle) => rounds(drawing, particle));
  }).flat();
}

function item(drawing: Drawing, own: OrderedContent, symbol: number): unknown {
  const element = own.items[symbol];
  if (element !== undefined) return { name: itemKey(own, element), value: one(drawing, element) };
  const wildcard = own.wildcards[symbol - own.items.length];
  const declared = wildcard?.process === 'strict' ? known(drawing, wildcard) : [];
  if (declared.length > 0) return knownItem(drawing, pick(drawing.g, declared));
  const namespace = (wildcard && foreign(wildcard)) ?? '';
  const name = clark(namespace, 'foreign');
  return { name, value: anyElement(drawing, name) };
}

function knownItem({ g, model }: Drawing, { name, type }: DocumentElement): unknown {
  const content = type.kind === 'anything' ? [] : [String(scalarValue(g, model, type))];
  return { name, value: { name, attributes: {}, content } };
}

function isDrawable(drawing: Drawing, own: OrderedContent, symbol: number): boolean {
  const wildcard = own.wildcards[symbol - own.items.length];
  if (wildcard === undefined || foreign(wildcard) !== undefined) return true;
  return known(drawing, wildcard).length > 0;
}

/** Items from each state to the nearest end. */
function distances(states: readonly State[]): readonly number[] {
  const distance = states.map(({ accepting }) => (accepting ? 0 : Infinity));
  for (let changed = true; changed;) {
    changed = false;
    for (const [index, { next }] of states.entries()) {
      const best = 1 + Math.min(...next.map(([, target]) => distance[target] ?? Infinity));
      if (best >= (distance[index] ?? 0)) continue;
      distance[index] = best;
      changed = true;
    }
  }
  return distance;
}

function anyElement(drawing: Drawing, name: string): unknown {
  const isDeep = drawing.rest > 0 && drawing.g(fc.boolean);
  const inner = isDeep
    ? [' text ', anyElement({ ...drawing, rest: drawing.rest - 2 }, '{urn:inner}e'), '\r&']
    : [];
  const attributes =
    drawing.g(fc.boolean) && name !== '' ? { 'a-1': '<"\n\t', '{urn:inner}b': '' } : {};
  return { name, attributes, content: inner };
}
