/** Changes while they are being found, and what they get once it is known where they are. */
import { sha256 } from '../output/manifest.js';
import type { Declaration } from './declarations.js';
import type { SourceChange } from './model.js';
import { roleOf } from './roles.js';
import type { Use } from './roles.js';

export type Draft = Omit<SourceChange, 'id' | 'module' | 'declaration' | 'role'> & {
  /** Tells changes of one kind at one place apart. */
  readonly detail?: string;
};

type Place = Pick<Declaration, 'module' | 'name'>;

export function changeAt({ module, name }: Place, use: Use, draft: Draft): SourceChange {
  const { detail = '', kind, member, before, after, impact, message, advice } = draft;
  return {
    id: shortId([kind, module, name, member ?? '', detail]),
    kind,
    module,
    declaration: name,
    ...(member !== undefined && { member }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    impact,
    role: roleOf(use),
    message,
    advice: impact === 'safe' ? '' : advice,
  };
}

/** 12 hexadecimal digits that are the same in every run. */
export function shortId(parts: readonly (string | number)[]): string {
  return sha256(JSON.stringify(parts)).slice(0, 12);
}
