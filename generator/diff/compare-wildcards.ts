/** What wildcards of a content model admit now and did not admit before, and the other way round. */
import { counting } from '../language/condition.js';
import type { Matcher } from '../language/condition.js';
import type { Tree } from '../language/instance.js';
import { leaves } from '../lower/particles.js';
import type { Node, WildcardNode } from '../lower/particles.js';
import { admits, wildcardOf } from '../lower/wildcard.js';
import { clarkOf, parseClark } from '../support/qname.js';
import type { QName } from '../support/qname.js';
import type { TypeId } from '../xsd/components.js';
import { draftOf } from './differing.js';
import type { Differing } from './differing.js';
import { breaking, element, safe, warning } from './draft.js';
import type { Draft, Version } from './draft.js';

/** Rows 29 and 30. */
export function wildcardChanges(differing: Differing): readonly Draft[] {
  const { old, now, words, was, is } = differing;
  const before = wildcardsOf(old);
  const after = wildcardsOf(now);
  if (before.length + after.length === 0) return [];
  const isOpen = (letter: number): boolean => {
    const name = words.alphabet.names[letter] ?? '';
    return !was.has(name) && !is.has(name);
  };
  const had = reached(words.old, isOpen);
  const has = reached(words.now, isOpen);
  const lost = [...had].filter((letter) => !has.has(letter));
  const gained = [...has].filter((letter) => !had.has(letter));
  const isProcess = namespaces(before) === namespaces(after);
  const drafts: Draft[] = [];
  const spaces = (letters: readonly number[]): string =>
    [...new Set(letters.map((letter) => parseClark(words.alphabet.names[letter] ?? '').namespace))]
      .map((namespace) => (namespace === '' ? 'no namespace' : namespace))
      .slice(0, 3)
      .join(', ');
  const [first] = lost;
  if (first !== undefined) {
    const request = words.request([counting(first, 1, Infinity)]);
    const message = isProcess
      ? 'the wildcard admits declared elements only'
      : `no wildcard admits elements of ${spaces(lost)} any more`;
    const rule = isProcess ? 'process-tightened' : 'wildcard-narrowed';
    drafts.push(draftOf(differing, rule, undefined, { message, request, response: 'none' }));
  }
  const [next] = gained;
  if (next !== undefined) {
    const response = words.response([counting(next, 1, Infinity)]);
    const message = isProcess
      ? 'the wildcard admits elements that are not declared'
      : `a wildcard admits elements of ${spaces(gained)}`;
    const rule = isProcess ? 'process-loosened' : 'wildcard-widened';
    drafts.push(draftOf(differing, rule, undefined, { message, request: 'none', response }));
  }
  return drafts;
}

/** What `skip` admits is not judged, otherwise declared elements are (Part 1, section 3.10.4). */
export function judgingChanges(differing: Differing): readonly Draft[] {
  const { old, now, subject, before, after, comparing } = differing;
  const [was, is] = [wildcardsOf(old), wildcardsOf(now)];
  if (namespaces(was) !== namespaces(is)) return [];
  const places = { subject, before, after, detail: 'judging' };
  if (judges(was) === judges(is)) return [];
  const version = judges(is) ? comparing.now : comparing.old;
  const judged = [...version.side.schema.elements.values()].filter(
    ({ name }) => isAdmitted(is, name) && !isNamed(differing, name),
  );
  if (judged.length === 0) return [];
  const invalid = element((builder, spot) => {
    for (const { name, type } of judged) {
      const wrong = spoilt(version, name, type);
      const tree = wrong && builder.withChild(spot, clarkOf(name), () => wrong);
      if (tree !== undefined) return tree;
    }
    return undefined;
  });
  const fine = safe('less is refused');
  const message = judges(is)
    ? 'elements that the wildcard admits are judged'
    : 'elements that the wildcard admits are not judged';
  if (judges(is)) {
    const reason = 'the new release refuses declared elements that are not valid';
    const request = breaking(reason, invalid);
    const rule = 'process-tightened';
    return [{ rule, ...places, message, request, strict: fine, tolerant: fine }];
  }
  const strict = breaking('a strict reader refuses declared elements that are not valid', invalid);
  const tolerant = warning('a tolerant reader goes on');
  return [{ rule: 'process-loosened', ...places, message, request: fine, strict, tolerant }];
}

/** Where what is not declared is admitted as it is, a name that one release alone declares is judged there. */
export function declarationChanges(differing: Omit<Differing, 'words'>): readonly Draft[] {
  const { old, now, subject, before, after, comparing } = differing;
  const [was, is] = [wildcardsOf(old), wildcardsOf(now)];
  if (was.length === 0 || is.length === 0) return [];
  const [gone, known] = [comparing.old.side.schema.elements, comparing.now.side.schema.elements];
  const judgedAlone = (
    own: readonly WildcardNode[],
    others: readonly WildcardNode[],
    declared: typeof gone,
    undeclared: typeof gone,
  ): readonly string[] => {
    const judging = own.filter(({ wildcard }) => wildcard.process !== 'skip');
    const open = others.filter(({ wildcard }) => wildcard.process !== 'strict');
    return [...declared.values()]
      .filter(
        ({ name }) =>
          !undeclared.has(clarkOf(name)) &&
          isAdmitted(judging, name) &&
          isAdmitted(open, name) &&
          !isNamed(differing, name),
      )
      .map(({ name }) => comparing.show(name));
  };
  const added = judgedAlone(is, was, known, gone);
  const removed = judgedAlone(was, is, gone, known);
  const places = { subject, before, after, detail: 'declared' };
  const fine = safe('less is refused');
  const drafts: Draft[] = [];
  if (added.length > 0) {
    const message = `the wildcard admits ${listed(added)} as declared only`;
    const request = warning('the old release admitted them with any content');
    const rule = 'process-tightened';
    drafts.push({ rule, ...places, message, request, strict: fine, tolerant: fine });
  }
  if (removed.length > 0) {
    const message = `the wildcard admits ${listed(removed)} with any content`;
    const note = warning('a reader of the old release judges them by their declarations');
    const rule = 'process-loosened';
    drafts.push({ rule, ...places, message, request: fine, strict: note, tolerant: note });
  }
  return drafts;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and others` : shown;
}

function judges(wildcards: readonly WildcardNode[]): boolean {
  return wildcards.every(({ wildcard }) => wildcard.process !== 'skip');
}

function isAdmitted(wildcards: readonly WildcardNode[], { namespace }: QName): boolean {
  return wildcards.some(({ wildcard }) => admits(wildcardOf(wildcard), namespace));
}

/** Declared in one of the models, which then judge it. */
function isNamed({ was, is }: Pick<Differing, 'was' | 'is'>, name: QName): boolean {
  return was.has(clarkOf(name)) || is.has(clarkOf(name));
}

/** An attribute that nobody declares, where the type has no wildcard that admits it. */
const ODD: QName = { namespace: '', local: 'undeclared' };

function spoilt({ side }: Version, name: QName, type: TypeId): Tree | undefined {
  const { attributes, attributeWildcard } = side.view(type);
  const isOpen = attributeWildcard && admits(wildcardOf(attributeWildcard), ODD.namespace);
  if (isOpen === true || attributes.has(clarkOf(ODD))) return undefined;
  return { name, attributes: [[ODD, '']], content: [] };
}

function wildcardsOf(node: Node | undefined): readonly WildcardNode[] {
  return leaves(node).filter((leaf) => leaf.kind === 'any');
}

function namespaces(wildcards: readonly WildcardNode[]): string {
  return JSON.stringify(wildcards.map(({ wildcard }) => wildcard.namespaces));
}

/** The letters that some word has. */
function reached(matcher: Matcher, isWanted: (letter: number) => boolean): ReadonlySet<number> {
  const letters = new Set<number>();
  const states = new Set([0]);
  for (const state of states) {
    for (const [letter, target] of matcher.next(state)) {
      if (isWanted(letter)) letters.add(letter);
      states.add(target);
    }
  }
  return letters;
}
