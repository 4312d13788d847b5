/**
 * Judges what wildcards took while a document is read (XML Schema Part 1, sections 3.3.4 and 3.10.1):
 * the element is captured, then read once more by what is declared. Elements inside are captured
 * with it, so that each is read twice, however deep wildcards stand in what wildcards took.
 */
import type { AnyElement, Process } from './any.js';
import { captureElement, type Witness } from './capture.js';
import { descend } from './content.js';
import type { Place } from './finding.js';
import { isSecret } from './message.js';
import type { StartTag } from './context.js';
import { clark } from './names.js';
import { xs } from './namespaces.js';
import { readElement } from './read-document.js';
import type { Reader, WildReading } from './reader.js';
import { derives } from './registry.js';
import { report } from './report.js';
import { startTag } from './start-tag.js';
import { textRun } from './text.js';
import { captureContent, keepPrefixes } from './wild.js';
import { codecNamed, judgeAttributeText, keepTyped, type Declared } from './wild-declared.js';

/** Judged as what nothing is known of, but it is a type. */
const ANY_TYPE: string = /* @__PURE__ */ clark(xs, 'anyType');

interface Captured {
  readonly element: AnyElement;
  /** Position behind it. */
  readonly end: number;
}

/** By where they start, the elements inside the one that is judged. */
type Inside = Map<number, Captured>;

const insides = new WeakMap<Reader, Inside>();

export function readingOf(known: Declared): WildReading {
  return {
    element: (r, strictness, source) =>
      within(r, (inside) => {
        const captured = inside.get(r.p) ?? captureAll(r, inside);
        assess(known, r, captured, strictness, source);
        return captured.element;
      }),
    anything: (r, name, source) =>
      within(r, (inside) => readAnything(known, r, name, source, inside)),
    attribute: (r, name, text, strictness, path, source) =>
      assessAttribute(known, r, name, text, strictness, path, source),
  };
}

/** What is captured is forgotten with the outermost element. */
function within(r: Reader, read: (inside: Inside) => AnyElement): AnyElement {
  const known = insides.get(r);
  if (known !== undefined) return read(known);
  const inside: Inside = new Map();
  insides.set(r, inside);
  try {
    return read(inside);
  } finally {
    insides.delete(r);
  }
}

/** Captures the element at the cursor with all that are in it; the cursor stays. */
function captureAll(r: Reader, inside: Inside): Captured {
  const start = r.p;
  captureElement(r, witnessOf(r, inside));
  r.p = start;
  return inside.get(start)!;
}

function witnessOf(r: Reader, inside: Inside): Witness {
  return (element, start, context) => {
    keepPrefixes(element, start, context);
    inside.set(start, { element, end: r.p });
  };
}

/** Judges the element at the cursor and goes behind it. */
function assess(
  known: Declared,
  r: Reader,
  { element, end }: Captured,
  strictness: Process,
  source: string,
): void {
  if (strictness !== 'skip') assessElement(known, r, element, strictness, source);
  r.p = end;
}

function assessElement(
  known: Declared,
  r: Reader,
  element: AnyElement,
  strictness: Process,
  source: string,
): void {
  const { name } = element;
  const tag = startTag(r);
  const place = known.abstract.get(name);
  if (place !== undefined) {
    const message = `${name} is abstract: expected an element of its substitution group`;
    report(r, 'abstract', [], message, place, r.p, undefined, 'cvc-elt.2');
    return;
  }
  const declared = known.elements.get(name);
  const codec = declared ?? codecNamed(r, tag.type);
  if (codec !== undefined) {
    // Where nothing is declared, xsi:type has said all that there is to say.
    const own = declared === undefined ? { ...tag, type: null } : tag;
    keepTyped(element, { codec, value: aside(r, source, () => readElement(r, codec, own)) });
    return;
  }
  if (strictness === 'strict' && tag.type !== ANY_TYPE && !known.isPart) {
    const message = `expected an element that the schema declares, found ${name}`;
    report(r, 'unknown-element', [], message, source, r.p, undefined, 'cvc-assess-elt');
  } else if (tag.type !== null && tag.type !== ANY_TYPE && !known.isPart) {
    // The letter of lax assessment lets it pass; Xerces and libxml2 do not.
    const message = `expected a type that the schema defines, found ${tag.type}`;
    report(r, 'unknown-type', [], message, source, r.p, undefined, 'cvc-elt.4.2');
  }
  assessLaxly(known, r, element, tag, source);
}

/** An element that nothing is known of: its attributes and child elements are judged if known. */
function assessLaxly(
  known: Declared,
  r: Reader,
  element: AnyElement,
  { attributes, context, length }: StartTag,
  source: string,
): void {
  const outer = r.context;
  r.context = context;
  for (const [name, text] of attributes ?? [])
    assessAttribute(known, r, name, text, 'lax', ['attributes', name], source);
  r.p += length;
  assessContent(known, r, element, source);
  r.context = outer;
}

function assessContent(known: Declared, r: Reader, { content }: AnyElement, source: string): void {
  for (const [i, item] of content.entries()) {
    if (typeof item === 'string') continue;
    textRun(r);
    const since = r.found;
    assess(known, r, insides.get(r)!.get(r.p)!, 'lax', source);
    const until = r.findings.length;
    if (since < until) r.places.push({ since, until, steps: ['content', i] });
  }
}

function assessAttribute(
  known: Declared,
  r: Reader,
  name: string,
  text: string,
  strictness: Process,
  path: readonly string[],
  source: string,
): void {
  const declared = known.attributes.get(name);
  if (strictness === 'skip') return;
  if (declared !== undefined)
    judgeAttributeText(
      declared,
      text,
      (code, expected, constraint) =>
        report(r, code, path, `expected ${expected}`, declared.source, r.p, text, constraint),
      r.context,
    );
  else if (strictness === 'strict' && !known.isPart) {
    const message = `expected an attribute that the schema declares, found ${name}`;
    report(r, 'unknown-attribute', path, message, source, r.p, undefined, 'cvc-assess-attr');
  }
}

/** The content of an element of type xs:anyType: as the type has it that xsi:type names, or laxly. */
function readAnything(
  known: Declared,
  r: Reader,
  name: string,
  source: string,
  inside: Inside,
): AnyElement {
  const { p, empty, attributes, actualType } = r;
  // No attribute has a "<" in its value, so that this one opens the start tag.
  const before = inside.get(r.bytes.lastIndexOf(60, p - 1));
  const own = attributes && new Map(attributes);
  let element: AnyElement;
  if (before === undefined) element = captureContent(r, name, witnessOf(r, inside));
  else {
    element = before.element;
    r.attributes = null;
    r.actualType = null;
    descend(r, true);
    if (p !== empty) r.p = r.bytes.lastIndexOf(60, before.end - 1);
  }
  const end = r.p;
  r.p = p;
  const codec = actualType === null ? undefined : codecNamed(r, actualType);
  if (codec === undefined && (actualType ?? ANY_TYPE) !== ANY_TYPE && !known.isPart) {
    const message = 'expected the name of a type';
    report(r, 'unknown-type', [], message, source, p, actualType ?? '', 'cvc-elt.4.2');
  }
  const type = actualType === null ? undefined : r.typeNamed(actualType);
  if (type !== undefined && type.name !== ANY_TYPE && !derives(type, ANY_TYPE, r.blocks)) {
    const message = 'expected a type that comes in no blocked way';
    report(r, 'unknown-type', [], message, source, p, type.name, 'cvc-elt.4.3');
  }
  if (codec !== undefined)
    aside(r, source, () => {
      r.attributes = own;
      keepTyped(element, { codec, value: codec.read(r) });
    });
  else {
    for (const [key, text] of own ?? [])
      assessAttribute(known, r, key, text, 'lax', ['attributes', key], source);
    if (p !== empty) assessContent(known, r, element, source);
  }
  r.p = end;
  r.empty = empty;
  return element;
}

/** Reads something for its issues and its value alone: the state of the records around stays. */
function aside<T>(r: Reader, source: string, read: () => T): T {
  const { depth, context, unknown, fills, isAside } = r;
  const [kept, filled] = [unknown?.length ?? 0, fills?.length ?? 0];
  const [since, shown, placed] = [r.findings.length, r.showing.length, r.places.length];
  r.isAside = true;
  const value = read();
  r.isAside = isAside;
  r.depth = depth;
  r.context = context;
  if (unknown !== null) unknown.length = kept;
  if (fills !== null) fills.length = filled;
  if (r.findings.length > since) flatten(r, since, shown, placed, source);
  return value;
}

/** The value has no members of such names: where an issue stands inside is a part of its message. */
function flatten(r: Reader, since: number, shown: number, placed: number, source: string): void {
  const { findings, secrets } = r;
  const places = r.places.splice(placed);
  const showing = new Map(r.showing.splice(shown).map((each) => [each.finding, each.message]));
  const around: Place[] = [];
  let next = places.length - 1;
  for (let i = findings.length - 1; i >= since; i--) {
    while (around.length > 0 && around[around.length - 1]!.since > i) around.pop();
    for (; next >= 0 && places[next]!.until > i; next--) around.push(places[next]!);
    const finding = findings[i]!;
    const path = [...around.flatMap(({ steps }) => steps), ...finding.path];
    const hidden = showing.get(finding);
    if (hidden !== undefined && isSecret(secrets, path)) finding.message = hidden;
    if (path.length > 0) finding.message = `${path.join('.')}: ${finding.message}`;
    finding.path = [];
    // The element itself has no place in a content model.
    if (finding.source === '') finding.source = source;
  }
}
