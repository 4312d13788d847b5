/** Names from the schemas at hand, for the examples in help. */
import { DEFAULTS } from './options.js';

/** Empty where there are no schemas or they have errors: help never fails. */
export async function exampleNames(
  values: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, string>>> {
  try {
    const { namesAtHand } = await import('./names-at-hand.js');
    const given: unknown = values['schemas'];
    const isList = Array.isArray(given) && given.every((item) => typeof item === 'string');
    return namesAtHand(isList ? given : DEFAULTS.schemas);
  } catch {
    return {};
  }
}
