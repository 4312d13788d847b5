/** A state from JSON: what it leaves out is as usual. */
import { StateError } from '../../../generator/mock/simulator.js';
import { SETTINGS, USERS } from './defaults.js';
import { fromJson, toJson } from './json.js';
import { keyOf, LOCAL } from './names.js';
import { flag, list, object, or, properties, text, whole } from './shape.js';
import type { Read } from './shape.js';
import { NOT_IN_PROFILE } from './state.js';
import type { Account, PasswordRules, Profile, Settings, State } from './state.js';
import { uuidFrom } from './uuid.js';

/**
 * @throws StateError with the place and what was expected there
 */
export function readState(value: unknown, random: () => number): State {
  const { settings, users } = object<{ settings: Settings; users: readonly GivenAccount[] }>({
    settings: or(readSettings, SETTINGS),
    users: or(
      list(readAccount),
      USERS.map((user) => readAccount(user, 'users')),
    ),
  })(fromJson(value ?? {}), 'state');
  const keyed = new Map<string, Account>();
  for (const [index, user] of users.entries()) {
    const key = keyOf(user.domain, user.username);
    if (keyed.has(key))
      throw new StateError(`state.users[${index}]: expected a user name that is new in its domain`);
    keyed.set(key, { ...user, uuid: user.uuid ?? uuidFrom(random) });
  }
  return { settings, users: keyed };
}

/** What `readState` makes the same state of. */
export function writeState({ settings, users }: State): unknown {
  return toJson({ settings, users: [...users.values()] });
}

/** A person need not invent identifiers. */
type GivenAccount = Omit<Account, 'uuid'> & { readonly uuid: string | undefined };

const passwordRules: Read<PasswordRules> = object<PasswordRules>({
  length: or(whole(1), SETTINGS.passwordRules.length),
  letters: or(whole(0), SETTINGS.passwordRules.letters),
  digits: or(whole(0), SETTINGS.passwordRules.digits),
});

const readSettings: Read<Settings> = object<Settings>({
  passwordRules: or(passwordRules, SETTINGS.passwordRules),
  lockAfter: or(whole(1), SETTINGS.lockAfter),
});

const profile: Read<Profile> = (value, at) => {
  const given = properties(value, at);
  const other = NOT_IN_PROFILE.find((name) => name in given);
  if (other !== undefined)
    throw new StateError(`${at}.${other}: it is no part of the profile but of the user itself`);
  // Whether the members are those of a user is judged when they are shown.
  return given as Profile;
};

const readAccount: Read<GivenAccount> = object<GivenAccount>({
  domain: or(text, LOCAL),
  username: text,
  uuid: or<string | undefined>(text, undefined),
  isAdministrator: or(flag, false),
  password: or<string | undefined>(text, undefined),
  failedLogins: or(whole(0), 0),
  disabled: or(flag, false),
  locked: or(flag, false),
  passwordChangeRequired: or(flag, false),
  profile: or(profile, {}),
});
