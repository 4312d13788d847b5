/** What a change of a content model means, by row of the table in docs/diff.md. */
import type { Impact } from './model.js';
import { breaking, safe, warning } from './draft.js';
import type { Draft, DraftVerdict, Proof } from './draft.js';
import type { RuleName } from './rules.js';

/** Rows 3 to 14, 29, 30 and 32; some have two meanings. */
export type ContentRule =
  | 'element-added'
  | 'element-added-required'
  | 'element-removed'
  | 'element-removed-required'
  | 'occurs-min-raised'
  | 'occurs-min-lowered'
  | 'occurs-fewer'
  | 'occurs-max-lowered'
  | 'occurs-max-raised'
  | 'occurs-list'
  | 'order-changed'
  | 'content-changed'
  | 'choice-branch-added'
  | 'choice-branch-removed'
  | 'element-renamed'
  | 'namespace-changed'
  | 'substitute-added'
  | 'substitute-removed'
  | 'wildcard-narrowed'
  | 'wildcard-widened'
  | 'process-tightened'
  | 'process-loosened';

interface Row {
  readonly impact: Impact;
  readonly reason: string;
}

interface Meaning {
  readonly request: Row;
  readonly strict: Row;
  readonly tolerant: Row;
}

const row = (impact: Impact, reason: string): Row => ({ impact, reason });

const REFUSED = 'the new release refuses requests with it';
const REQUIRED = 'the new release refuses requests without it';
const UNKNOWN = 'a strict reader refuses what it does not know';
const SKIPPED = 'a tolerant reader reports it as unknown and goes on';
const GONE = 'the client relies on it';
const FEWER = row('safe', 'the old release admits fewer or none');

const MEANINGS: Readonly<Record<ContentRule, Meaning>> = {
  'element-added': {
    request: row('safe', 'requests may leave it out'),
    strict: row('breaking', UNKNOWN),
    tolerant: row('safe', SKIPPED),
  },
  'element-added-required': {
    request: row('breaking', REQUIRED),
    strict: row('breaking', UNKNOWN),
    tolerant: row('safe', SKIPPED),
  },
  'element-removed': {
    request: row('breaking', REFUSED),
    strict: row('safe', 'responses could leave it out before'),
    tolerant: row('safe', 'responses could leave it out before'),
  },
  'element-removed-required': {
    request: row('breaking', REFUSED),
    strict: row('breaking', GONE),
    tolerant: row('breaking', GONE),
  },
  'occurs-min-raised': {
    request: row('breaking', 'the new release refuses requests with fewer'),
    strict: FEWER,
    tolerant: FEWER,
  },
  'occurs-min-lowered': {
    request: row('safe', 'the new release asks for less'),
    strict: row('breaking', GONE),
    tolerant: row('breaking', GONE),
  },
  'occurs-fewer': {
    request: row('safe', 'the new release asks for less'),
    strict: row('breaking', 'a strict reader refuses fewer of them'),
    tolerant: row('safe', 'there is still one'),
  },
  'occurs-max-lowered': {
    request: row('breaking', 'the new release refuses requests with more'),
    strict: row('safe', 'responses have fewer'),
    tolerant: row('safe', 'responses have fewer'),
  },
  'occurs-max-raised': {
    request: row('safe', 'the new release admits more'),
    strict: row('breaking', 'a strict reader refuses more of them'),
    tolerant: row('safe', 'a tolerant reader takes more of them'),
  },
  'occurs-list': {
    request: row('safe', 'the new release admits more'),
    strict: row('breaking', 'a strict reader refuses more than one'),
    tolerant: row('breaking', 'a reader that expects one keeps none of the others'),
  },
  'order-changed': {
    request: row('breaking', 'the new release refuses the old order'),
    strict: row('breaking', 'a strict reader refuses the new order'),
    tolerant: row('safe', 'a tolerant reader takes any order'),
  },
  'content-changed': {
    request: row('breaking', 'the new release refuses a content that was valid'),
    strict: row('breaking', 'a strict reader refuses a content that is new'),
    tolerant: row('safe', 'a tolerant reader takes the elements that it knows'),
  },
  'choice-branch-added': {
    request: row('safe', 'requests need not take it'),
    strict: row('breaking', UNKNOWN),
    tolerant: row('warning', 'where it is taken, none of the known branches is there'),
  },
  'choice-branch-removed': {
    request: row('breaking', REFUSED),
    strict: row('safe', 'responses take another branch'),
    tolerant: row('safe', 'responses take another branch'),
  },
  'element-renamed': {
    request: row('breaking', 'the new release refuses the old name'),
    strict: row('breaking', UNKNOWN),
    tolerant: row('breaking', 'the value comes under a name that the client does not know'),
  },
  'namespace-changed': {
    request: row('breaking', 'the new release refuses the old namespace'),
    strict: row('breaking', UNKNOWN),
    tolerant: row('breaking', 'the value comes under a name that the client does not know'),
  },
  'substitute-added': {
    request: row('safe', 'requests need not use it'),
    strict: row('breaking', UNKNOWN),
    tolerant: row('warning', 'where it stands, no element is there that the client knows'),
  },
  'substitute-removed': {
    request: row('breaking', REFUSED),
    strict: row('safe', 'responses use another one'),
    tolerant: row('safe', 'responses use another one'),
  },
  'wildcard-narrowed': {
    request: row('breaking', 'the new release refuses elements that the wildcard admitted'),
    strict: row('safe', 'responses have less'),
    tolerant: row('safe', 'responses have less'),
  },
  'wildcard-widened': {
    request: row('safe', 'the new release admits more'),
    strict: row('breaking', UNKNOWN),
    tolerant: row('warning', SKIPPED),
  },
  'process-tightened': {
    request: row('breaking', 'the new release refuses elements that it has no declaration for'),
    strict: row('safe', 'responses have less'),
    tolerant: row('safe', 'responses have less'),
  },
  'process-loosened': {
    request: row('safe', 'the new release admits more'),
    strict: row('breaking', 'a strict reader refuses elements that it has no declaration for'),
    tolerant: row('warning', SKIPPED),
  },
};

/** A proof, `none` where the languages have no such document, `unknown` where the search was too large. */
export type Sought = Proof | 'none' | 'unknown';

/** The verdicts of a rule; breaking only where a document shows it. */
export function meaningOf(
  rule: ContentRule,
  request: Sought,
  response: Sought,
): Pick<Draft, 'request' | 'strict' | 'tolerant'> {
  const meaning = MEANINGS[rule];
  return {
    request: verdict(meaning.request, request, 'the new release accepts it all the same'),
    strict: verdict(meaning.strict, response, 'the old release accepts it all the same'),
    tolerant: verdict(meaning.tolerant, response, 'the old release accepts it all the same'),
  };
}

function verdict({ impact, reason }: Row, sought: Sought, otherwise: string): DraftVerdict {
  if (impact === 'safe') return safe(reason);
  if (sought === 'none') return safe(otherwise);
  if (sought === 'unknown') return warning('too large to be decided');
  return impact === 'warning' ? warning(reason) : breaking(reason, sought);
}

/** The rule as reports call it. */
export function ruleName(rule: ContentRule): RuleName {
  if (rule === 'occurs-list') return 'occurs-max-raised';
  return rule === 'occurs-fewer' ? 'occurs-min-lowered' : rule;
}
