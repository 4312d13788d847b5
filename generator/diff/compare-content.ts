/** What differs between the content models of two types: rows 3 to 14, 29, 30 and 32 of the table. */
import { occurrencesOf } from '../language/occurs.js';
import { isAlike } from '../language/strip.js';
import { declarationChanges, judgingChanges, wildcardChanges } from './compare-wildcards.js';
import type { Sought } from './content-rules.js';
import { contentWords } from './content-words.js';
import { draftOf } from './differing.js';
import type { Contents, Differing } from './differing.js';
import { warning } from './draft.js';
import type { Comparing, Draft } from './draft.js';
import { namedChanges } from './named-changes.js';
import { remainder } from './remainder.js';

export function compareContent(comparing: Comparing, contents: Contents): readonly Draft[] {
  const { old, now } = contents;
  const was = occurrencesOf(old);
  const is = occurrencesOf(now);
  const declarations = declarationChanges({ ...contents, comparing, was, is });
  if (isAlike(old, now)) return declarations;
  const words = contentWords(comparing, old, now);
  if (words === undefined) return [undecided(contents)];
  const request = words.request();
  const response = words.response();
  const differing: Differing = { ...contents, comparing, words, was, is };
  const judging = [...judgingChanges(differing), ...declarations];
  if (request === 'none' && response === 'none') return judging;
  const drafts = namedChanges(differing);
  const wildcards = wildcardChanges(differing);
  const rest = remainder(differing, wildcards.length > 0);
  const found = [...drafts, ...wildcards, ...judging, ...rest];
  return covered(differing, found, request, response);
}

/** The languages decide: what no change above accounts for is still said, in one with the rest. */
function covered(
  differing: Differing,
  found: readonly Draft[],
  request: Sought,
  response: Sought,
): readonly Draft[] {
  const hasRequest = request === 'none' || found.some((draft) => draft.request.impact !== 'safe');
  const hasResponse = response === 'none' || found.some((draft) => draft.strict.impact !== 'safe');
  if (hasRequest && hasResponse) return found;
  const rest = draftOf(differing, 'content-changed', undefined, {
    message: 'other combinations of elements are valid',
    request: hasRequest ? 'none' : request,
    response: hasResponse ? 'none' : response,
  });
  const own = found.find(({ rule }) => rule === rest.rule);
  if (own === undefined) return [...found, rest];
  const both: Draft = {
    ...own,
    ...(!hasRequest && { request: rest.request }),
    ...(!hasResponse && { strict: rest.strict, tolerant: rest.tolerant }),
  };
  return found.map((draft) => (draft === own ? both : draft));
}

function undecided({ subject, before, after }: Contents): Draft {
  const verdict = warning('the content models are too large to be compared');
  const message = 'the content model differs';
  const all = { request: verdict, strict: verdict, tolerant: verdict };
  return { rule: 'content-changed', subject, detail: '', message, before, after, ...all };
}
