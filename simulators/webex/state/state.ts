/** What a simulated site remembers. Everything that a later run needs stands here and nowhere else. */
import type { Tolerant } from '../../../generated/webex/runtime/issue.js';
import type { CreateMeeting } from '../../../generated/webex/meeting.js';
import type { CreateUser, SetUser } from '../../../generated/webex/user.js';

/** What CreateUser and SetUser may say of a user. */
export type UserRequest = Tolerant<CreateUser & SetUser>;

/** Members that steer a request, belong to the account, or are the server's to give. */
export const NOT_IN_PROFILE = [
  'webExId',
  'newWebExId',
  'password',
  'passwordHint',
  'passwordHintAnswer',
  'syncWebOffice',
  'sendWelcome',
  'validateFormat',
  'registrationDate',
  'visitCount',
  'userId',
] as const;

/** The members that were ever set, under their XML names; what is absent has its default. */
export type Profile = Omit<UserRequest, (typeof NOT_IN_PROFILE)[number]>;

export type MeetingMembers = Omit<Tolerant<CreateMeeting>, 'validateFormat'>;

/**
 * `ci` is a Common Identity site as of 2015, which does not let the API manage users; `control-hub`
 * is one since 41.11, which does.
 */
export type SiteKind = 'classic' | 'sso' | 'ci' | 'control-hub';

/** Whether a user option is offered by the site, and whether users have it from the start. */
export type Offer = 'on' | 'off' | 'unavailable';

export interface Account {
  webExId: string;
  readonly userId: number;
  /** Undefined: nobody can log in with a password. */
  password: string | undefined;
  /** Milliseconds since 1970. */
  readonly registered: number;
  /** Such users are not counted as hosts. */
  readonly isDesignatedChatUser: boolean;
  profile: Profile;
}

export interface Ticket {
  /** Key of the user. */
  user: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export interface Meeting {
  /** Key of the user. */
  host: string;
  readonly confId: number;
  readonly uuid: string;
  readonly hostKey: string;
  readonly guestToken: string;
  /** Empty where none was made. */
  readonly audioPassword: string;
  readonly members: MeetingMembers;
}

/** A number of calls since a moment, in milliseconds since 1970. */
export interface Usage {
  readonly since: number;
  readonly calls: number;
}

/** What the office calendar of the site knows of a user: copied when `syncWebOffice` is true. */
export interface OfficeEntry {
  readonly webExId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly active: string;
}

export interface Settings {
  /** Active accounts the site may have; administrators count, attendees do not. */
  readonly hostLimit: number;
  /** "Allow user to change user name" in site administration. */
  readonly allowsNameChange: boolean;
  /** Only for Common Identity sites: users log in with access tokens alone. */
  readonly isSsoOrganization: boolean;
  readonly requiresMeetingPassword: boolean;
  /** Audio passwords are made when both the provider and the site want them. */
  readonly superAdminAudioPassword: boolean;
  readonly siteAdminAudioPassword: boolean;
  readonly enforcesAudioLogin: boolean;
  /** The site-level flag by the name that the release notes give it: "1" means true. */
  readonly PMR_ForceLogin: string | null;
  readonly ticketSeconds: number;
  /** Calls of each group of operations per user in 60 seconds; null for no limit. */
  readonly callsPerMinute: number | null;
  /** After so many calls of SetUser an administrator's next ones are refused for some hours. */
  readonly setUserWall: { readonly calls: number; readonly hours: number };
  /** Session types that users have unless told otherwise. */
  readonly meetingTypes: readonly number[];
  /** By the member of a user that holds the options, then by option; absent is `off`. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, Offer>>;
}

export interface Product {
  readonly id: number;
  readonly name: string;
}

export interface Site {
  readonly name: string;
  readonly siteId: number;
  readonly kind: SiteKind;
  readonly settings: Settings;
  readonly products: readonly Product[];
  /** By key: the webExId in lower case. */
  readonly users: Map<string, Account>;
  /** Keys of users by e-mail address in lower case; follows from `users`. */
  readonly emails: Map<string, string>;
  /** Keys of users by names they gave up, which stay theirs. */
  readonly formerNames: Map<string, string>;
  readonly meetings: Map<number, Meeting>;
  readonly tickets: Map<string, Ticket>;
  /** Keys of users by the access token that is theirs. */
  readonly accessTokens: Map<string, string>;
  /** Keys of users by the SAML response that proves them. */
  readonly samlResponses: Map<string, string>;
  readonly webOffice: Map<number, OfficeEntry>;
  /** By group of operations and key of the caller. */
  readonly calls: Map<string, Usage>;
  readonly setUserCalls: Map<string, Usage>;
  /** The next number for a user, meeting or conference. */
  nextNumber: number;
}

export interface State {
  readonly sites: ReadonlyMap<string, Site>;
}
