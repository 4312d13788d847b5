/** What differs in the code that is generated from two releases, as a program meets it. */
import { compareTypes, NOUNS } from './compare-declaration.js';
import { compareExports } from './compare-exported.js';
import { declarationsOf } from './declarations.js';
import type { Declaration, ImpactSide } from './declarations.js';
import { changeAt } from './draft.js';
import type { Draft } from './draft.js';
import type { SourceChange } from './model.js';
import { pairDeclarations } from './pairs.js';
import type { Pair } from './pairs.js';
import { releaseOf } from './release.js';
import { sameness } from './same.js';

/** In the order of the old release; what is new comes last, functions and documents after types. */
export function sourceChanges(old: ImpactSide, now: ImpactSide): readonly SourceChange[] {
  const [was, is] = [declarationsOf(old), declarationsOf(now)];
  const { pairs, removed, added } = pairDeclarations(was, is);
  const before = releaseOf(was, new Map(pairs.map((pair) => [pair.old, pair.now])));
  const after = releaseOf(is);
  const isSame = sameness(before, after);
  const kept = pairs.flatMap((pair): readonly SourceChange[] => {
    const { type } = pair.old;
    if (pair.way === 'same' && isSame(type, pair.now.type)) return [];
    const use = before.use(type.id);
    const drafts = [
      ...placeChange(pair),
      ...compareTypes({ before, after, use }, type, pair.now.type),
    ];
    return drafts.map((draft) => changeAt(pair.old, use, draft));
  });
  return [
    ...kept,
    ...removed.map((declaration) =>
      changeAt(declaration, before.use(declaration.type.id), removal(declaration)),
    ),
    ...added.map((declaration) =>
      changeAt(declaration, after.use(declaration.type.id), addition(declaration)),
    ),
    ...compareExports(before, after),
  ];
}

function placeChange({ old, now, way }: Pair): readonly Draft[] {
  if (way === 'same') return [];
  const where = old.module === now.module ? '' : ` in ${now.module}.ts`;
  if (way === 'moved') {
    return [
      {
        kind: 'declaration-moved',
        before: `${old.module}.ts`,
        after: `${now.module}.ts`,
        impact: 'breaking',
        message: `moved from ${old.module}.ts to ${now.module}.ts`,
        advice: `import it from '${now.module}.js'`,
        detail: now.module,
      },
    ];
  }
  return [
    {
      kind: 'declaration-renamed',
      before: old.name,
      after: now.name,
      impact: 'breaking',
      message: `renamed to ${now.name}${where}`,
      advice: `write ${now.name} for ${old.name}${where === '' ? '' : `, from '${now.module}.js'`}`,
      detail: `${now.module} ${now.name}`,
    },
  ];
}

function removal(declaration: Declaration): Draft {
  const advice = 'do without it: the new release has nothing like it';
  const message = `${nounOf(declaration)} removed`;
  return { kind: 'declaration-removed', impact: 'breaking', message, advice };
}

function addition(declaration: Declaration): Draft {
  const message = `${nounOf(declaration)} added`;
  return { kind: 'declaration-added', impact: 'safe', message, advice: '' };
}

function nounOf({ type }: Declaration): string {
  if (type.kind === 'record') return NOUNS.record;
  return type.isEnumeration ? NOUNS.enumeration : NOUNS.alias;
}
