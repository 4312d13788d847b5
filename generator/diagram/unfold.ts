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
  readonly opens?: PageKey;
  /** That type, while it is open. */
  readonly type?: TypeDiagram;
  /** The base that it comes from; what stands below it comes from there as well. */
  readonly base?: TypeLink;
  readonly children: readonly Shown[];
}

/** What has a meaning of its own; the rest only says how it belongs together. */
export function isBox({ figure }: Shown): boolean {
  return figure.kind !== 'group' && figure.kind !== 'attributes' && figure.kind !== 'text';
}

export const ROOT_PATH = '';

/** Shows the root, and what stands in `opened` by its path. */
export function unfold(root: DiagramRoot, find: Find, opened: ReadonlySet<string>): Shown {
  const place: Place = { path: ROOT_PATH, names: [], xpath: '', within: [] };
  return opening({ figure: { kind: 'root', root }, ...own(place) }, place, root.type, {
    find,
    opened,
  });
}

interface Place {
  readonly path: string;
  readonly names: readonly string[];
  readonly xpath: string;
  /** The types that are open around it. */
  readonly within: readonly PageKey[];
  /** What inherited parts of the type around it come from; undefined inside such a part. */
  readonly base?: TypeLink | undefined;
}

interface Opened {
  readonly find: Find;
  readonly opened: ReadonlySet<string>;
}

type Own = Pick<Shown, 'path' | 'names' | 'xpath'>;

function own({ path, names, xpath }: Place): Own {
  return { path, names, xpath };
}

function opening(
  shown: Pick<Shown, 'figure' | 'base'> & Own,
  place: Place,
  opens: PageKey | undefined,
  state: Opened,
): Shown {
  if (opens === undefined) return { ...shown, state: 'leaf', children: [] };
  if (place.within.includes(opens)) return { ...shown, state: 'recursive', opens, children: [] };
  const type = state.opened.has(place.path) ? state.find(opens) : undefined;
  if (type === undefined) return { ...shown, state: 'closed', opens, children: [] };
  const inside: Place = { ...place, within: [...place.within, opens], base: type.base };
  return { ...shown, state: 'open', opens, type, children: contentOf(type, inside, state) };
}

function contentOf(type: TypeDiagram, place: Place, state: Opened): readonly Shown[] {
  const { attributes, anyAttribute, content, mixed } = type;
  const children: Shown[] = [];
  if (attributes.length > 0 || anyAttribute !== undefined) {
    children.push(attributeList(type, { ...place, path: `${place.path}/@` }));
  }
  if (mixed === true) children.push(plain({ kind: 'text' }, { ...place, path: `${place.path}/_` }));
  if (content !== undefined) {
    children.push(...particles([content], place, state));
  }
  return children;
}

function attributeList({ attributes, anyAttribute }: TypeDiagram, place: Place): Shown {
  const children = attributes.map((attribute): Shown => {
    const { name, step, inherited } = attribute;
    return {
      ...plain({ kind: 'attribute', attribute }, place),
      path: `${place.path}/${step}`,
      names: [...place.names, `@${name}`],
      xpath: `${place.xpath}/${step}`,
      ...(inherited === true && place.base !== undefined ? { base: place.base } : {}),
    };
  });
  if (anyAttribute !== undefined) {
    const figure: Figure = { kind: 'anyAttribute', namespaces: anyAttribute };
    children.push(plain(figure, { ...place, path: `${place.path}/*`, xpath: `${place.xpath}/@*` }));
  }
  return { ...plain({ kind: 'attributes' }, place), children };
}

function plain(figure: Figure, place: Place): Shown {
  return { figure, ...own(place), state: 'leaf', children: [] };
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
  const inherits = box.inherited === true && place.base !== undefined;
  const base = inherits ? { base: place.base } : {};
  const inside: Place = inherits ? { ...place, base: undefined } : place;
  switch (box.kind) {
    case 'element': {
      const at: Place = {
        ...inside,
        names: [...place.names, box.name],
        xpath: `${place.xpath}/${box.step}`,
      };
      return opening(
        { figure: { kind: 'element', element: box }, ...own(at), ...base },
        at,
        box.opens,
        state,
      );
    }
    case 'any':
      return {
        ...plain({ kind: 'any', wildcard: box }, { ...inside, xpath: `${place.xpath}/*` }),
        ...base,
      };
    case 'sequence':
    case 'choice':
    case 'all':
    case 'substitution':
      return {
        ...plain({ kind: 'group', group: box }, inside),
        ...base,
        children: particles(box.children, inside, state),
      };
  }
}
