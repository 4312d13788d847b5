import { lowerFirst, upperFirst } from '../support/text.js';
import type { JsonSpelling } from './model.js';

/** How a member is called in JSON: `entity-tag` is `entityTag`, unless api.json names it otherwise. */
export function jsonKey(name: string, spelling: JsonSpelling | undefined): string {
  const names = spelling?.names ?? {};
  const own = Object.hasOwn(names, name) ? names[name] : undefined;
  if (own !== undefined) return own;
  const words = name.split(/[-_.]+/).filter((word) => word !== '');
  return words.length === 0 ? name : lowerFirst(words.map(upperFirst).join(''));
}
