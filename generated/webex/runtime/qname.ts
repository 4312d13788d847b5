/**
 * xs:QName and xs:NOTATION. Values are Clark names, `{namespace}local`, since a prefix means nothing
 * outside its document. Where patterns of the schema mind how a name is spelled, the value keeps its
 * prefix: `{namespace}prefix:local`.
 */
import { checkText, oneOf, type Facets, type Violation } from './facets.js';
import { QName } from './lexical.js';
import { isNCName } from './names.js';
import { XML } from './namespaces.js';
import { isXmlText, type Prefixes, type Scalar } from './scalar.js';
import { collapse } from './text.js';

/** A name as its value has it: the spelling is `local`, or `prefix:local` where that matters. */
interface Name {
  readonly namespace: string;
  readonly spelling: string;
}

function nameOf(value: string): Name {
  const end = value.startsWith('{') ? value.indexOf('}') : -1;
  return { namespace: value.slice(1, Math.max(1, end)), spelling: value.slice(end + 1) };
}

/** Whether a text is a Clark name; `allowsPrefix` where spelling matters. */
export function isExpandedName(text: string, allowsPrefix = false): boolean {
  const { namespace, spelling } = nameOf(text);
  const isLocal = isNCName(spelling) || (allowsPrefix && namespace !== '' && isQName(spelling));
  const isPlain = text === spelling || /^\{[^{}]+\}/.test(text);
  return isPlain && isLocal && isXmlText(namespace);
}

function isQName(text: string): boolean {
  return QName.matcher?.test(text) === true;
}

function expanded({ namespace, spelling }: Name): string {
  const local = spelling.slice(spelling.indexOf(':') + 1);
  return namespace === '' ? local : `{${namespace}}${local}`;
}

/** The values of `facets` are Clark names. */
export function qnames(facets: Facets = {}): Scalar<string> {
  const { values, patterns } = facets;
  const judge = (name: Name, violated: Violation): void => {
    checkText(facets, name.spelling, violated);
    if (values !== undefined && !values.includes(expanded(name)))
      violated('enumeration', oneOf(values), 'cvc-enumeration-valid');
  };
  return {
    parse: (text, violated, scope) => {
      const spelling = collapse(text);
      // A constant of the schema was expanded there.
      if (scope === undefined && isExpandedName(spelling, true)) return spelling;
      if (scope === undefined || !isQName(spelling)) {
        violated('lexical', QName.expected, 'cvc-datatype-valid.1.2.1');
        return undefined;
      }
      const prefix = spelling.slice(0, Math.max(0, spelling.indexOf(':')));
      const namespace = scope.namespaces.get(prefix) ?? '';
      if (namespace === '' && prefix !== '') {
        violated('lexical', 'a prefix that is declared', 'cvc-datatype-valid.1.2.1');
        return undefined;
      }
      const name = { namespace, spelling };
      judge(name, violated);
      return patterns === undefined || namespace === ''
        ? expanded(name)
        : `{${namespace}}${spelling}`;
    },
    print: (value, prefixes) => {
      const name = nameOf(value);
      if (prefixes === undefined || name.namespace === '') return value;
      const local = name.spelling.slice(name.spelling.indexOf(':') + 1);
      return `${prefixOf(prefixes, name)}:${local}`;
    },
    check: (value, violated) => {
      if (typeof value !== 'string') violated('type', 'a string');
      else if (!isExpandedName(value, patterns !== undefined))
        violated('lexical', '{namespace}name', 'cvc-datatype-valid.1.2.1');
      else judge(nameOf(value), violated);
    },
    canonical: (text) => expanded(nameOf(text)),
    spelling: (value) => nameOf(value).spelling,
  };
}

/** Those that no document may bind, or that ours bind. */
const RESERVED: ReadonlySet<string> = /* @__PURE__ */ new Set(['xml', 'xmlns', 'xsi', 'root']);

/** A prefix of the namespace: one that the root declares, or will. */
function prefixOf(prefixes: Prefixes, { namespace, spelling }: Name): string {
  if (namespace === XML) return 'xml';
  const { declared, types } = prefixes;
  const more = prefixes.more ?? {};
  const wish = spelling.slice(0, Math.max(0, spelling.indexOf(':')));
  const bound = [...declared, ...Object.entries(more)].filter(([, uri]) => uri === namespace);
  const found = bound.find(([prefix]) => prefix === wish) ?? (wish === '' ? bound[0] : undefined);
  if (found !== undefined) return found[0];
  const isFree = (prefix: string): boolean =>
    !RESERVED.has(prefix) &&
    !declared.has(prefix) &&
    !Object.hasOwn(more, prefix) &&
    types.every((type) => (type.prefixes[prefix] ?? namespace) === namespace);
  let prefix = wish;
  for (let i = 0; prefix === '' || !isFree(prefix); i++) prefix = `q${i}`;
  prefixes.more = { ...more, [prefix]: namespace };
  return prefix;
}
