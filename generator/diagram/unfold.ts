/** The content of types, one inside the other, as far as their boxes are open. */
import type {
  AttributeBox,
  ElementBox,
  GroupBox,
  Mark,
  PageKey,
  ParticleBox,
  TypeDiagram,
  TypeLink,
  WildcardBox,
} from './model.js';

/** Of what is at hand; a box whose type is not stays closed. */
export type Find = (key: PageKey) => TypeDiagram | undefined;

/** What a diagram begins with: an operation, an element or a type. */
export interface DiagramRoot {
  readonly label: string;
  readonly type: PageKey;
  readonly documentation?: string;
  readonly mark?: Mark;
}

export type Figure =
  | { readonly kind: 'root'; readonly root: DiagramRoot }
  | { readonly kind: 'element'; readonly element: ElementBox }
  | { readonly kind: 'group'; readonly group: GroupBox }
  | { readonly kind: 'any'; readonly wildcard: WildcardBox }
  /** What the attributes of a type hang on. */
  | { readonly kind: 'attributes' }
  | { readonly kind: 'attribute'; readonly attribute: AttributeBox }
  | { readonly kind: 'anyAttribute'; readonly namespaces: string }
  /** Of a mixed type. */
  | { readonly kind: 'text' };

export interface Shown {
  readonly figure: Figure;
  /** Names this place as long as the schema stays; empty for the root. */
  readonly path: string;
  /** Of the members on the way from the root, `@name` for an attribute; groups have none. */
  readonly names: readonly string[];
  /** Steps below the root: `/use:user/use:name`. */
  readonly xpath: string;
  /** Recursive: its type is open already on the way from the root. */
  readonly state: 'leaf' | 'closed' | 'open' | 'recursive';
  /** The type that it opens into. */
  readonly opens: PageKey | undefined;
  /** That type, while it is open. */
  readonly type: TypeDiagram | undefined;
  /** The base that it comes from; what stands below it comes from there as well. */
  readonly base: TypeLink | undefined;
  readonly children: readonly Shown[];
}

/** What has a meaning of its own; the rest only says how it belongs together. */
export function isBox({ figure }: Shown): boolean {
  return figure.kind !== 'group' && figure.kind !== 'attributes' && figure.kind !== 'text';
}

export const ROOT_PATH = '';

/** Shows the root, and what stands in `opened` by its path. */
export function unfold(root: DiagramRoot, find: Find, opened: ReadonlySet<string>): Shown {
  const place: Place = { path: ROOT_PATH, names: [], xpath: '', within: [], base: undefined };
  return opening({ kind: 'root', root }, place, undefined, root.type, { find, opened });
}

interface Place {
  readonly path: string;
  readonly names: readonly string[];
  readonly xpath: string;
  /** The types that are open around it. */
  readonly within: readonly PageKey[];
  /** What inherited parts of the type around it come from; undefined inside such a part. */
  readonly base: TypeLink | undefined;
}

interface Opened {
  readonly find: Find;
  readonly opened: ReadonlySet<string>;
}

function opening(
  figure: Figure,
  place: Place,
  base: TypeLink | undefined,
  opens: PageKey | undefined,
  state: Opened,
): Shown {
  const { path, names, xpath, within } = place;
  const isRecursive = opens !== undefined && within.includes(opens);
  const isOpened = opens !== undefined && !isRecursive && state.opened.has(path);
  const type = isOpened ? state.find(opens) : undefined;
  return {
    figure,
    path,
    names,
    xpath,
    state: isRecursive
      ? 'recursive'
      : type !== undefined
        ? 'open'
        : opens === undefined
          ? 'leaf'
          : 'closed',
    opens,
    type,
    base,
    children: type === undefined ? [] : contentOf(type, place, state),
  };
}

function contentOf(type: TypeDiagram, owner: Place, state: Opened): readonly Shown[] {
  const { key, attributes, anyAttribute, content, mixed, base } = type;
  const place: Place = { ...owner, within: [...owner.within, key], base };
  const children: Shown[] = [];
  if (attributes.length > 0 || anyAttribute !== undefined) {
    children.push(attributeList(type, { ...place, path: `${place.path}/@` }));
  }
  if (mixed === true) {
    children.push(leaf({ kind: 'text' }, { ...place, path: `${place.path}/_` }, undefined, []));
  }
  if (content !== undefined) children.push(...particles([content], place, state));
  return children;
}

function attributeList({ attributes, anyAttribute }: TypeDiagram, place: Place): Shown {
  const children = attributes.map((attribute) => {
    const { name, step, inherited } = attribute;
    const at: Place = {
      ...place,
      path: `${place.path}/${step}`,
      names: [...place.names, `@${name}`],
      xpath: `${place.xpath}/${step}`,
    };
    return leaf({ kind: 'attribute', attribute }, at, inherited && place.base, []);
  });
  if (anyAttribute !== undefined) {
    const figure: Figure = { kind: 'anyAttribute', namespaces: anyAttribute };
    const at: Place = { ...place, path: `${place.path}/*`, xpath: `${place.xpath}/@*` };
    children.push(leaf(figure, at, undefined, []));
  }
  return leaf({ kind: 'attributes' }, place, undefined, children);
}

/** What does not open; groups show what they hold. */
function leaf(
  figure: Figure,
  { path, names, xpath }: Place,
  base: TypeLink | undefined,
  children: readonly Shown[],
): Shown {
  return {
    figure,
    path,
    names,
    xpath,
    state: 'leaf',
    opens: undefined,
    type: undefined,
    base,
    children,
  };
}

/** Elements go by their step, groups and what has the same step as another by their number. */
function particles(boxes: readonly ParticleBox[], place: Place, state: Opened): readonly Shown[] {
  const steps = new Set<string>();
  return boxes.map((box, index) => {
    const step = box.kind === 'element' && !steps.has(box.step) ? box.step : String(index);
    steps.add(step);
    return particle(box, { ...place, path: `${place.path}/${step}` }, state);
  });
}

function particle(box: ParticleBox, place: Place, state: Opened): Shown {
  const base = box.inherited && place.base;
  const inside: Place = base === undefined ? place : { ...place, base: undefined };
  switch (box.kind) {
    case 'element': {
      const at: Place = {
        path: place.path,
        names: [...place.names, box.name],
        xpath: `${place.xpath}/${box.step}`,
        within: place.within,
        base: inside.base,
      };
      return opening({ kind: 'element', element: box }, at, base, box.opens, state);
    }
    case 'any': {
      const at: Place = { ...inside, xpath: `${place.xpath}/*` };
      return leaf({ kind: 'any', wildcard: box }, at, base, []);
    }
    case 'sequence':
    case 'choice':
    case 'all':
    case 'substitution': {
      const children = particles(box.children, inside, state);
      return leaf({ kind: 'group', group: box }, inside, base, children);
    }
  }
}
