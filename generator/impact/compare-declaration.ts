/** One declaration against what it has become. */
import { stringLiteral } from '../emit/escape.js';
import type { Type } from '../ir/model.js';
import { isAssignable } from './assignable.js';
import { compareRecords } from './compare-record.js';
import type { Draft } from './draft.js';
import { typeChange } from './member-changes.js';
import type { Release } from './release.js';
import type { Use } from './roles.js';
import { textOf } from './shape.js';
import type { EnumerationShape, Shape } from './shape.js';

export interface Compared {
  readonly before: Release;
  readonly after: Release;
  readonly use: Use;
}

export function compareTypes(compared: Compared, old: Type, now: Type): readonly Draft[] {
  const { before, after, use } = compared;
  if (old.kind === 'record' && now.kind === 'record') {
    return compareRecords({ ...compared, old, now });
  }
  const [was, is] = [before.shape(old), after.shape(now)];
  if (was.kind === 'enumeration' && is.kind === 'enumeration') return compareValues(was, is, use);
  if (was.kind === 'alias' && is.kind === 'alias') {
    const isWider = isAssignable(before.meaning, was.type, after.meaning, is.type);
    const isNarrower = isAssignable(after.meaning, is.type, before.meaning, was.type);
    if (isWider && isNarrower) return [];
    const texts = [shownText(before.shown(old)), shownText(after.shown(now))] as const;
    return [
      {
        kind: 'member-type',
        before: texts[0],
        after: texts[1],
        ...typeChange(...texts, { isWider, isNarrower }, use),
        detail: texts.join(' '),
      },
    ];
  }
  return [kindChanged(before.shown(old), after.shown(now), use)];
}

function shownText(shape: Shape): string {
  return shape.kind === 'alias' ? textOf(shape.type) : NOUNS[shape.kind];
}

export const NOUNS = {
  record: 'interface',
  enumeration: 'enumeration',
  alias: 'type alias',
} as const;

/** Text with a name of its own that became an enumeration still serves whoever reads it. */
function kindChanged(was: Shape, is: Shape, { isSent }: Use): Draft {
  const isRefined = was.kind === 'alias' && textOf(was.type) === 'string' && is.kind !== 'record';
  return {
    kind: 'declaration-kind',
    before: was.kind === 'alias' ? textOf(was.type) : NOUNS[was.kind],
    after: is.kind === 'alias' ? textOf(is.type) : NOUNS[is.kind],
    impact: isRefined && !isSent ? 'safe' : 'breaking',
    message: `${NOUNS[was.kind]} became ${is.kind === 'alias' ? 'a' : 'an'} ${NOUNS[is.kind]}`,
    advice: isRefined ? 'write one of its values' : 'use it as what it is now',
    detail: `${was.kind} ${is.kind}`,
  };
}

function compareValues(was: EnumerationShape, is: EnumerationShape, use: Use): readonly Draft[] {
  const [old, now] = [new Set(was.values), new Set(is.values)];
  const added = is.values.filter((value) => !old.has(value));
  const removed = was.values.filter((value) => !now.has(value));
  const drafts: Draft[] = [];
  if (removed.length > 0) {
    const literals = listOf(removed);
    drafts.push({
      kind: 'values-removed',
      before: literals,
      impact: use.isSent ? 'breaking' : 'warning',
      message: `${removed.length === 1 ? 'value' : 'values'} removed: ${literals}`,
      advice: use.isSent
        ? 'write another value'
        : 'remove what handles it: nothing sends it any more',
      detail: literals,
    });
  }
  if (added.length > 0) {
    const literals = listOf(added);
    drafts.push({
      kind: 'values-added',
      after: literals,
      impact: use.isReceived ? 'warning' : 'safe',
      message: `${added.length === 1 ? 'value' : 'values'} added: ${literals}`,
      advice: `handle ${literals} where all values are told apart`,
      detail: literals,
    });
  }
  return drafts;
}

function listOf(values: readonly string[]): string {
  return values.map(stringLiteral).join(', ');
}
