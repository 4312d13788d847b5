/**
 * The rule of SetUser, taken for SetMeeting too: what is absent stays and what is present replaces,
 * record by record; but an element that holds a list is replaced as a whole, and one that comes
 * empty leaves the list empty.
 */
import type { CreateMeeting } from '../../generated/webex/meeting.js';
import type { CreateUser, SetUser } from '../../generated/webex/user.js';

/** Names of the members, at any depth, that hold lists and nothing else. */
type ListHolder<T> = {
  [Name in keyof T]-?: NonNullable<T[Name]> extends readonly unknown[] | string
    ? never
    : NonNullable<T[Name]> extends object
      ? | (HoldsLists<NonNullable<T[Name]>> extends true ? Name : never)
        | ListHolder<NonNullable<T[Name]>>
      : never;
}[keyof T];

type HoldsLists<T> = [keyof T] extends [never]
  ? false
  : NonNullable<T[keyof T]> extends readonly unknown[]
    ? true
    : false;

/** That none is missing, and none too many, is for the compiler to say. */
const LIST_HOLDERS: ReadonlySet<string> = new Set(
  Object.keys({
    meetingTypes: true,
    tspAccount: true,
    videoSystems: true,
    thirdPartyTeleconf: true,
    orderTabs: true,
    PRNotifications: true,
    hosts: true,
    products: true,
    attendees: true,
    dayInWeek: true,
    emails: true,
  } satisfies Record<ListHolder<CreateUser & SetUser & CreateMeeting>, true>),
);

export function merge<T extends object>(kept: T, given: T): T {
  // Records of members come out as records of the same members.
  return mergeMembers(kept, given) as T;
}

function mergeMembers(kept: object, given: object): object {
  const merged = new Map<string, unknown>(Object.entries(kept));
  for (const [name, value] of Object.entries<unknown>({ ...given })) {
    if (value === undefined || name.startsWith('$')) continue;
    const before = merged.get(name);
    const starts = isRecord(before) && !LIST_HOLDERS.has(name) ? before : {};
    merged.set(name, isRecord(value) ? mergeMembers(starts, value) : value);
  }
  return Object.fromEntries(merged);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
