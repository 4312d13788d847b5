/** What wildcards of a content model admit now and did not admit before, and the other way round. */
import { counting } from '../language/condition.js';
import type { Matcher } from '../language/condition.js';
import { leaves } from '../lower/particles.js';
import type { Node, WildcardNode } from '../lower/particles.js';
import { admits, wildcardOf } from '../lower/wildcard.js';
import { parseClark } from '../support/qname.js';
import { draftOf } from './differing.js';
import type { Differing } from './differing.js';
import { safe, warning } from './draft.js';
import type { Draft } from './draft.js';

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

const UNPROVEN = 'the generated validators do not judge what a wildcard admits';

/** What `skip` admits is not judged, otherwise declared elements are (Part 1, section 3.10.4). */
export function judgingChanges(differing: Differing): readonly Draft[] {
  const { old, now, subject, before, after, comparing } = differing;
  const [was, is] = [wildcardsOf(old), wildcardsOf(now)];
  if (namespaces(was) !== namespaces(is)) return [];
  const places = { subject, before, after, detail: 'judging' };
  const judges = (wildcards: readonly WildcardNode[]): boolean =>
    wildcards.every(({ wildcard }) => wildcard.process !== 'skip');
  if (judges(was) === judges(is)) return [];
  const version = judges(is) ? comparing.now : comparing.old;
  const isJudged = [...version.side.schema.elements.values()].some(({ name }) =>
    is.some(({ wildcard }) => admits(wildcardOf(wildcard), name.namespace)),
  );
  if (!isJudged) return [];
  const fine = safe('less is refused');
  const message = judges(is)
    ? 'elements that the wildcard admits are judged'
    : 'elements that the wildcard admits are not judged';
  if (judges(is)) {
    const reason = 'the new release refuses declared elements that are not valid';
    const request = { impact: 'breaking', reason, unproven: UNPROVEN } as const;
    const rule = 'process-tightened';
    return [{ rule, ...places, message, request, strict: fine, tolerant: fine }];
  }
  const reason = 'a strict reader refuses declared elements that are not valid';
  const strict = { impact: 'breaking', reason, unproven: UNPROVEN } as const;
  const tolerant = warning('a tolerant reader goes on');
  return [{ rule: 'process-loosened', ...places, message, request: fine, strict, tolerant }];
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
