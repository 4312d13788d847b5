/** What the simulated platform remembers. Everything that a later run needs stands here. */
import type { UserRequest } from '../context.js';

/** Members that say who the account is, belong to its log-in, or are the system's to give. */
export const NOT_IN_PROFILE = [
  'link',
  'username',
  'domain',
  'uuid',
  'entity-tag',
  'password',
  'original-password',
  'disabled',
  'locked',
  'password-change-required',
] as const;

/** The other members of a user, under their XML names. */
export type Profile = Omit<UserRequest, (typeof NOT_IN_PROFILE)[number]>;

export interface Account {
  /** `LOCAL`, or the domain of an enterprise directory. */
  readonly domain: string;
  readonly username: string;
  readonly uuid: string;
  /** Roles are open content, which says nothing to the simulator. */
  readonly isAdministrator: boolean;
  /** Undefined: nobody can log in. */
  password: string | undefined;
  /** Since the last one that succeeded. */
  failedLogins: number;
  disabled: boolean;
  locked: boolean;
  passwordChangeRequired: boolean;
  profile: Profile;
}

/** The "local password rules specified for the system": the least number of each. */
export interface PasswordRules {
  readonly length: number;
  readonly letters: number;
  readonly digits: number;
}

export interface Settings {
  readonly passwordRules: PasswordRules;
  /** So many log-ins that fail one after another lock a user. */
  readonly lockAfter: number;
}

export interface State {
  readonly settings: Settings;
  /** By key, see `names.ts`. */
  readonly users: Map<string, Account>;
}
