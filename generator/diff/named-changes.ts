/** Changes of a content model that can be told by the name of an element. */
import { counting } from '../language/condition.js';
import type { Condition } from '../language/condition.js';
import type { Occurrence } from '../language/occurs.js';
import { leaves } from '../lower/particles.js';
import { parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { ContentRule, Sought } from './content-rules.js';
import type { ContentWords } from './content-words.js';
import { draftOf, shown } from './differing.js';
import type { Differing } from './differing.js';
import { warning } from './draft.js';
import type { Draft } from './draft.js';
import { renamesOf } from './renames.js';

/** Rows 3 to 10, 13, 14 and 32. */
export function namedChanges(differing: Differing): readonly Draft[] {
  const { was, is, words } = differing;
  const removed = [...was.keys()].filter((name) => !is.has(name));
  const added = [...is.keys()].filter((name) => !was.has(name));
  const renames = renamesOf(differing, removed, added);
  const renamed = new Set(renames.flatMap(({ from, to }) => [from, to]));
  const drafts: Draft[] = renames.map(({ from, to, rule }) =>
    draftOf(differing, rule, from, {
      detail: to,
      message: `now called ${differing.comparing.show(parseClark(to))}`,
      request: words.request(some(words, from)),
      response: words.response(some(words, to)),
    }),
  );
  for (const name of removed) if (!renamed.has(name)) drafts.push(removal(differing, name));
  for (const name of added) if (!renamed.has(name)) drafts.push(addition(differing, name));
  const heads = new Set(
    [...removed.map((name) => was.get(name)), ...added.map((name) => is.get(name))].flatMap(
      (each) => each?.leaf.element.substitutionGroup ?? [],
    ),
  );
  const renewed = new Set([...removed, ...added]);
  for (const [name, before] of was) {
    const after = is.get(name);
    if (after === undefined) continue;
    // An element is there less often because another one stands for it, which has been said.
    const head = after.leaf.element.substitutionGroup;
    const hasStandIn = heads.has(name) || (head !== undefined && renewed.has(head));
    if (!hasStandIn) drafts.push(...boundChanges(differing, name, before, after));
  }
  return drafts;
}

function some(
  { alphabet }: ContentWords,
  name: Clark,
  min = 1,
  max = Infinity,
): readonly Condition[] {
  return [counting(alphabet.letterOf(name) ?? -1, min, max)];
}

function removal(differing: Differing, name: Clark): Draft {
  const { was, words } = differing;
  const before = was.get(name);
  const isRequired = (before?.min ?? 0) > 0;
  const rule: ContentRule = isSubstitute(before, was)
    ? 'substitute-removed'
    : isRequired
      ? 'element-removed-required'
      : before?.inChoice === true
        ? 'choice-branch-removed'
        : 'element-removed';
  return draftOf(differing, rule, name, {
    message: `removed, was ${shown(differing, before)}`,
    request: words.request(some(words, name)),
    response: isRequired ? words.response(some(words, name, 0, 0)) : 'none',
  });
}

function addition(differing: Differing, name: Clark): Draft {
  const { is, words } = differing;
  const after = is.get(name);
  const isRequired = (after?.min ?? 0) > 0;
  const rule: ContentRule = isSubstitute(after, is)
    ? 'substitute-added'
    : isRequired
      ? 'element-added-required'
      : after?.inChoice === true
        ? 'choice-branch-added'
        : 'element-added';
  const draft = draftOf(differing, rule, name, {
    message: `added, ${shown(differing, after)}`,
    request: isRequired ? words.request(some(words, name, 0, (after?.min ?? 1) - 1)) : 'none',
    response: words.response(some(words, name)),
  });
  // Where a wildcard admitted the name, its content could be anything.
  const letter = words.alphabet.letterOf(name) ?? -1;
  const wasAdmitted =
    leaves(differing.old).some((leaf) => leaf.kind === 'any') && reaches(differing, letter);
  if (!wasAdmitted || draft.request.impact !== 'safe') return draft;
  return {
    ...draft,
    request: warning('a wildcard of the old release admitted it with any content'),
  };
}

/** Whether some word of the old model has the letter. */
function reaches({ words }: Differing, letter: number): boolean {
  const seen = new Set([0]);
  for (const state of seen) {
    for (const [each, target] of words.old.next(state)) {
      if (each === letter) return true;
      seen.add(target);
    }
  }
  return false;
}

/** It stands for a head that the same content has as well. */
function isSubstitute(
  occurrence: Occurrence | undefined,
  others: ReadonlyMap<Clark, Occurrence>,
): boolean {
  const head = occurrence?.leaf.element.substitutionGroup;
  if (head === undefined || occurrence?.inChoice !== true) return false;
  return [...others.entries()].some(
    ([name, other]) =>
      name === head || (other !== occurrence && other.leaf.element.substitutionGroup === head),
  );
}

function boundChanges(
  differing: Differing,
  name: Clark,
  before: Occurrence,
  after: Occurrence,
): readonly Draft[] {
  const { words } = differing;
  const drafts: Draft[] = [];
  const add = (rule: ContentRule, message: string, request: Sought, response: Sought): void => {
    drafts.push(draftOf(differing, rule, name, { message, request, response }));
  };
  if (after.min > before.min) {
    const request = words.request(some(words, name, 0, after.min - 1));
    add('occurs-min-raised', `minimum raised from ${before.min} to ${after.min}`, request, 'none');
  } else if (after.min < before.min) {
    const response = words.response(some(words, name, 0, before.min - 1));
    const rule = after.min === 0 ? 'occurs-min-lowered' : 'occurs-fewer';
    add(rule, `minimum lowered from ${before.min} to ${after.min}`, 'none', response);
  }
  if (after.max < before.max) {
    const request = words.request(some(words, name, after.max + 1));
    const message = `maximum lowered from ${bound(before.max)} to ${after.max}`;
    add('occurs-max-lowered', message, request, 'none');
  } else if (after.max > before.max) {
    const response = words.response(some(words, name, before.max + 1));
    const rule = before.max === 1 ? 'occurs-list' : 'occurs-max-raised';
    const message = `maximum raised from ${before.max} to ${bound(after.max)}`;
    add(rule, message, 'none', response);
  }
  return drafts;
}

function bound(max: number): string {
  return max === Infinity ? 'unbounded' : String(max);
}
