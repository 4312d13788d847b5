/** Two folders or files, such as what a vendor sent and what was adopted before. */
import { openPath } from '../load/open-path.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { quote } from '../support/text.js';
import { chooseTarget } from '../target.js';
import type { Target } from '../target.js';
import { sideOf, withOneApi } from './sides-place.js';
import type { Pair, ReleaseSide } from './sides-model.js';

/** Undefined after it was reported why one of them is no side of a comparison. */
export function pairOfPaths(
  [old, now]: readonly [string, string],
  api: string | undefined,
  diagnostics: Diagnostics,
): Pair | undefined {
  const targets = [targetAt(old, api, diagnostics), targetAt(now, api, diagnostics)] as const;
  const [before, after] = targets;
  if (before === undefined || after === undefined) return undefined;
  const [from, to] = withOneApi(before, after);
  return { from: sideAt(old, from), to: sideAt(now, to) };
}

function targetAt(
  path: string,
  api: string | undefined,
  diagnostics: Diagnostics,
): Target | undefined {
  if (path.startsWith('git:')) {
    const message = `${quote(path)} is a revision: codegen diff --against ${path}`;
    diagnostics.error('CMD901', undefined, message);
    return undefined;
  }
  const errors = diagnostics.hasErrors;
  const { apis, release } = openPath(path, diagnostics);
  const [folder] = apis;
  if (folder !== undefined && release !== undefined) return { folder, release };
  if (diagnostics.hasErrors && !errors) return undefined;
  // A name says nothing where there is only one.
  const wish = apis.length > 1 ? { api } : {};
  return chooseTarget({ apis }, wish, undefined, diagnostics);
}

function sideAt(path: string, { folder, release }: Target): ReleaseSide {
  const plain = path.replace(/(?<=.)[/\\]+$/, '');
  const { name } = release;
  const isNamed = name === '' || plain === name || plain.endsWith(`/${name}`);
  return sideOf(folder, release, isNamed ? plain : `${plain} ${name}`);
}
