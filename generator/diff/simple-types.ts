/** Types that differ as a whole, and the parts that they are made of: rows 15 to 17. */
import { candidateTexts } from '../language/simple-candidates.js';
import { isValid, itemOf, keyOf, membersOf } from '../language/simple-judge.js';
import type { Typed } from '../language/simple-judge.js';
import { primitiveOf } from '../xsd/builtins.js';
import { partOfBoth, places } from './simple-aspect.js';
import type { Aspect, Pair } from './simple-aspect.js';
import { kindName, typeName } from './simple-names.js';

/** Whether facets of the one can be compared with those of the other. */
export function isSameKind({ old, now }: Pair): boolean {
  if (old.type.variety !== now.type.variety) return false;
  return primitiveOf(old.type.builtin ?? '') === primitiveOf(now.type.builtin ?? '');
}

export function wholeAspect(pair: Pair): Aspect {
  const { old, now, request, response } = pair;
  const names = [kindName(old), kindName(now)] as const;
  const isNamed = names[0] === names[1];
  const aspect: Aspect = {
    rules: ['type-narrowed', 'type-widened'],
    detail: 'type',
    message: isNamed ? 'type changed' : `type changed from ${names[0]} to ${names[1]}`,
    ...places(pair),
    request,
    response,
  };
  if (response.kind !== 'refuted' || request.kind !== 'refuted') return aspect;
  if (isSameKind(pair) || hasCommonText(pair)) return aspect;
  return { ...aspect, rules: ['type-unrelated', 'type-unrelated'], lost: response.text };
}

/** What joins a union or leaves it does not make it another kind of thing. */
function hasCommonText({ old, now }: Pair): boolean {
  if (old.type.variety !== 'union' && now.type.variety !== 'union') return false;
  return candidateTexts([old, now]).some((text) => isValid(old, text) && isValid(now, text));
}

export function itemAspect(pair: Pair): readonly Aspect[] {
  const [before, after] = [itemOf(pair.old), itemOf(pair.now)];
  if (before === undefined || after === undefined || keyOf(before) === keyOf(after)) return [];
  const names = [typeName(before), typeName(after)] as const;
  return [
    {
      rules: ['type-narrowed', 'type-widened'],
      detail: 'item',
      message:
        names[0] === names[1]
          ? `item type ${names[0]} changed`
          : `item type changed from ${names[0]} to ${names[1]}`,
      ...places(pair),
      ...partOfBoth(pair, withParts),
    },
  ];
}

export function memberAspect(pair: Pair): readonly Aspect[] {
  const [before, after] = [membersOf(pair.old), membersOf(pair.now)];
  const removed = others(before, after);
  const added = others(after, before);
  if (removed.length === 0 && added.length === 0) return [];
  const isChanged = removed.join() === added.join();
  const said = (names: readonly string[], verb: string): readonly string[] =>
    names.length === 0 ? [] : [`${names.join(', ')} ${verb}`];
  const changes = isChanged
    ? said(added, 'changed')
    : [...said(added, 'added'), ...said(removed, 'removed')];
  return [
    {
      rules: ['type-narrowed', 'type-widened'],
      detail: 'members',
      message: `member types of the union: ${changes.join(', ')}`,
      ...places(pair),
      ...partOfBoth(pair, withParts),
    },
  ];
}

function others(of: readonly Typed[], than: readonly Typed[]): readonly string[] {
  const keys = new Set(than.map(keyOf));
  return of.filter((member) => !keys.has(keyOf(member))).map(typeName);
}

/** `own`, made of what `other` is made of: that stands in the other schema. */
function withParts(own: Typed, other: Typed): Typed {
  const { item, members } = other.type;
  const parts = { ...(item !== undefined && { item }), ...(members && { members }) };
  return { schema: other.schema, type: { ...own.type, ...parts } };
}
