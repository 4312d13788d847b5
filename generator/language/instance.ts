/** Smallest documents of a schema, and ones that show something at one place, as trees. */
import type { Node } from '../lower/particles.js';
import { leaves } from '../lower/particles.js';
import { clark, clarkOf, parseClark } from '../support/qname.js';
import type { Clark, QName } from '../support/qname.js';
import { ANY_TYPE } from '../xsd/builtins.js';
import type { ElementDeclaration, TypeId } from '../xsd/components.js';
import { alphabetOf } from './alphabet.js';
import type { Alphabet } from './alphabet.js';
import { matcherOf } from './matcher.js';
import type { SchemaSide } from './side.js';
import { shortestText } from './simple.js';
import { sizesOf } from './size.js';
import type { Sizes } from './size.js';
import { counting } from './condition.js';
import type { Matcher } from './condition.js';
import { shortestWord } from './words.js';

export interface Tree {
  readonly name: QName;
  /** `xsi:type`: the type that it has instead of the declared one. */
  readonly type?: QName;
  readonly isNil?: boolean;
  readonly attributes: readonly (readonly [name: QName, value: string])[];
  readonly content: readonly (Tree | string)[];
}

/** An element that is to be written: what it is called, what it is declared as, what it is. */
export interface Spot {
  readonly name: QName;
  readonly declared: TypeId;
  readonly actual: TypeId;
  readonly fixed?: string;
}

export type Make = (child: Spot) => Tree | undefined;

/** Everything gives undefined where the schema has no such document. */
export interface Builder {
  readonly sizes: Sizes;
  readonly spot: (
    element: Pick<ElementDeclaration, 'name' | 'type' | 'fixed'>,
    actual?: TypeId,
  ) => Spot;
  /** The smallest element. */
  readonly minimal: (spot: Spot) => Tree | undefined;
  readonly withText: (spot: Spot, text: string) => Tree | undefined;
  /** With just these children, each of them as small as it can be. */
  readonly withWord: (spot: Spot, word: readonly Clark[]) => Tree | undefined;
  /** With a child of that name, which `make` writes. */
  readonly withChild: (spot: Spot, name: Clark, make: Make) => Tree | undefined;
  /** With children of these names, at least as many as there are makers, who write the first ones. */
  readonly withChildren: (
    spot: Spot,
    makers: ReadonlyMap<Clark, readonly Make[]>,
  ) => Tree | undefined;
  /** The elements that may stand in it by their declarations. */
  readonly children: (spot: Spot) => readonly Spot[];
  /** With an attribute of that value, or without it. */
  readonly withAttribute: (spot: Spot, name: Clark, value: string | undefined) => Tree | undefined;
  readonly declares: (type: TypeId, attribute: Clark) => boolean;
  /** The smallest element, or the given one, with an attribute that is declared, whatever its value. */
  readonly withDeclared: (spot: Spot, name: Clark, tree?: Tree) => Tree | undefined;
  readonly nil: (spot: Spot) => Tree | undefined;
}

interface Model {
  readonly alphabet: Alphabet;
  readonly matcher: Matcher;
  readonly children: ReadonlyMap<Clark, ElementDeclaration>;
}

export function builderOf(side: SchemaSide): Builder {
  const sizes = sizesOf(side);
  const texts = new Map<TypeId, string | undefined>();
  const models = new Map<TypeId, Model | undefined>();
  const trees = new Map<string, Tree | undefined>();

  function textOf(type: TypeId): string | undefined {
    if (!texts.has(type)) texts.set(type, shortestText({ schema: side.schema, type }));
    return texts.get(type);
  }

  function modelOf(id: TypeId): Model | undefined {
    if (!models.has(id)) models.set(id, makeModel(id));
    return models.get(id);
  }

  function makeModel(id: TypeId): Model | undefined {
    const { content } = side.view(id);
    if (content.kind === 'text') return undefined;
    const alphabet = alphabetOf([side], [content.node]);
    const matcher = matcherOf(side, content.node, alphabet);
    return matcher && { alphabet, matcher, children: childrenOf(content.node) };
  }

  function spot(
    element: Pick<ElementDeclaration, 'name' | 'type' | 'fixed'>,
    actual: TypeId = sizes.actual(element.type),
  ): Spot {
    const { name, type: declared, fixed } = element;
    return { name, declared, actual, ...(fixed !== undefined && { fixed }) };
  }

  /** What a letter is here: declared in the model, or where a wildcard admits it globally or not at all. */
  function childSpot(model: Model, name: Clark): Spot {
    const element = model.children.get(name) ?? side.schema.elements.get(name);
    return spot(element ?? { name: parseClark(name), type: ANY_TYPE });
  }

  function childTree(model: Model, name: Clark): Tree | undefined {
    return minimal(childSpot(model, name));
  }

  function costs(model: Model): (letter: number) => number {
    return (letter) => sizes.element(childSpot(model, model.alphabet.names[letter] ?? '').actual);
  }

  function head(at: Spot): Pick<Tree, 'name' | 'type' | 'attributes'> | undefined {
    const view = side.view(at.actual);
    if (view.abstract) return undefined;
    const attributes: [QName, string][] = [];
    for (const use of view.attributes.values()) {
      if (!use.required) continue;
      const value = use.fixed ?? textOf(use.type);
      if (value === undefined) return undefined;
      attributes.push([use.name, value]);
    }
    if (at.actual === at.declared) return { name: at.name, attributes };
    const type = side.schema.types.get(at.actual)?.name;
    return type && { name: at.name, type, attributes };
  }

  function minimal(at: Spot): Tree | undefined {
    const key = `${clarkOf(at.name)} ${at.declared} ${at.actual} ${at.fixed ?? ''}`;
    if (!trees.has(key)) trees.set(key, makeMinimal(at));
    return trees.get(key);
  }

  function makeMinimal(at: Spot): Tree | undefined {
    const { content } = side.view(at.actual);
    if (content.kind === 'text') {
      const text = at.fixed ?? textOf(content.type);
      return text === undefined ? undefined : withText(at, text);
    }
    if (content.node === undefined || at.actual === ANY_TYPE) return withContent(at, []);
    const model = modelOf(at.actual);
    if (model === undefined || sizes.element(at.actual) === Infinity) return undefined;
    const found = shortestWord(model.matcher, [], costs(model));
    if (found.kind !== 'found') return undefined;
    return withLetters(at, model, found.word);
  }

  function withLetters(at: Spot, model: Model, word: readonly number[]): Tree | undefined {
    return withWord(
      at,
      word.map((letter) => model.alphabet.names[letter] ?? ''),
    );
  }

  function withContent(at: Spot, content: readonly (Tree | string)[]): Tree | undefined {
    const start = head(at);
    return start && { ...start, content };
  }

  function withText(at: Spot, text: string): Tree | undefined {
    return withContent(at, text === '' ? [] : [text]);
  }

  function withWord(at: Spot, word: readonly Clark[]): Tree | undefined {
    const model = modelOf(at.actual);
    if (model === undefined) return undefined;
    const children = word.map((name) => childTree(model, name));
    return complete(at, children);
  }

  function complete(at: Spot, children: readonly (Tree | undefined)[]): Tree | undefined {
    const present = children.filter((child) => child !== undefined);
    return present.length === children.length ? withContent(at, present) : undefined;
  }

  function withChild(at: Spot, name: Clark, make: Make): Tree | undefined {
    return withChildren(at, new Map([[name, [make]]]));
  }

  function withChildren(at: Spot, makers: ReadonlyMap<Clark, readonly Make[]>): Tree | undefined {
    const model = modelOf(at.actual);
    if (model === undefined) return undefined;
    const wanted = new Map<number, Make[]>();
    for (const [name, makes] of makers) {
      const letter = model.alphabet.letterOf(name);
      if (letter === undefined) return undefined;
      wanted.set(letter, [...makes]);
    }
    const cost = costs(model);
    const conditions = [...wanted].map(([letter, { length }]) =>
      counting(letter, length, Infinity),
    );
    // What is made need not be minimal: an abstract type may only be reached by name.
    const found = shortestWord(model.matcher, conditions, (letter) =>
      wanted.has(letter) ? 1 : cost(letter),
    );
    if (found.kind !== 'found') return undefined;
    const children = found.word.map((letter) => {
      const name = model.alphabet.names[letter] ?? '';
      const make = wanted.get(letter)?.shift();
      return make === undefined ? childTree(model, name) : make(childSpot(model, name));
    });
    return complete(at, children);
  }

  function children(at: Spot): readonly Spot[] {
    return [...(modelOf(at.actual)?.children.values() ?? [])].map((element) => spot(element));
  }

  function withAttribute(at: Spot, name: Clark, value: string | undefined): Tree | undefined {
    return changed(minimal(at), name, value);
  }

  function changed(
    tree: Tree | undefined,
    name: Clark,
    value: string | undefined,
  ): Tree | undefined {
    if (tree === undefined) return undefined;
    const others = tree.attributes.filter(([own]) => clarkOf(own) !== name);
    if (value === undefined) return { ...tree, attributes: others };
    return { ...tree, attributes: [...others, [parseClark(name), value]] };
  }

  function declares(type: TypeId, attribute: Clark): boolean {
    return side.view(type).attributes.has(attribute);
  }

  function withDeclared(at: Spot, name: Clark, tree = minimal(at)): Tree | undefined {
    const use = side.view(at.actual).attributes.get(name);
    const value = use && (use.fixed ?? textOf(use.type));
    return value === undefined ? undefined : changed(tree, name, value);
  }

  function nil(at: Spot): Tree | undefined {
    const start = head(at);
    return start && { ...start, isNil: true, content: [] };
  }

  return {
    sizes,
    spot,
    minimal,
    withText,
    withWord,
    withChild,
    withChildren,
    children,
    withAttribute,
    declares,
    withDeclared,
    nil,
  };
}

function childrenOf(node: Node | undefined): ReadonlyMap<Clark, ElementDeclaration> {
  const children = new Map<Clark, ElementDeclaration>();
  for (const leaf of leaves(node)) {
    if (leaf.kind === 'any') continue;
    const { namespace, local } = leaf.element.name;
    const name = clark(namespace, local);
    if (!children.has(name)) children.set(name, leaf.element);
  }
  return children;
}
