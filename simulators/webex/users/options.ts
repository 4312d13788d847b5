/** User options: those of the site until a user has own ones, and off where they cannot be. */
import type { Context } from '../context.js';
import { merge } from '../merge.js';
import type { Offer, Profile, Site } from '../state/state.js';
import { isOption, memberPath, wrongValues } from './values.js';

type Flags = Readonly<Record<string, boolean>>;

/** What users have who never said otherwise. */
export function usualOptions({ settings }: Site): Readonly<Record<string, Flags>> {
  const usual = (offers: ReadonlyMap<string, Offer>): Flags =>
    Object.fromEntries([...offers].map(([option, offer]) => [option, offer === 'on']));
  return Object.fromEntries([...settings.options].map(([group, offers]) => [group, usual(offers)]));
}

/** Whether a user has a personal room (PMR), and video systems in meetings (CET, sold as CMR). */
export function roomRights(
  site: Site,
  { privilege }: Profile,
): Readonly<Record<'isEnablePMR' | 'isEnableCET', boolean>> {
  const usual = usualOptions(site)['privilege'];
  return {
    isEnablePMR: privilege?.isEnablePMR ?? usual?.['isEnablePMR'] ?? false,
    isEnableCET: privilege?.isEnableCET ?? usual?.['isEnableCET'] ?? false,
  };
}

/** After validation, settings that are no values, or that the site does not offer, are off. */
export function resetOptions(context: Context, profile: Profile): Profile {
  const wrong = wrongValues(context)
    .filter((issue) => isOption(context, issue))
    .map(memberPath);
  const off = [...wrong, ...unavailable(context.site)].map(([group, option]) => ({
    [String(group)]: { [String(option)]: false },
  }));
  return { ...profile, ...off.reduce<object>((reset, one) => merge(reset, one), profile) };
}

function unavailable({ settings }: Site): readonly (readonly [string, string])[] {
  return [...settings.options].flatMap(([group, offers]) =>
    [...offers]
      .filter(([, offer]) => offer === 'unavailable')
      .map(([option]) => [group, option] as const),
  );
}
