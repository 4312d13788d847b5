/** The documents that are measured, by the name that their files get. */
import { getUser } from './get-user.mjs';
import { meetings } from './meetings.mjs';
import { questions } from './questions.mjs';
import { otherPrefixes, pretty, unknownInRows } from './spellings.mjs';
import { users } from './users.mjs';

const LISTS = {
  users: { build: users, row: 'use:user', response: 'lstsummaryUserResponse' },
  meetings: { build: meetings, row: 'meet:meeting', response: 'lstsummaryMeetingResponse' },
};

const SPELLINGS = {
  plain: (xml) => xml,
  indented: pretty,
  prefixes: otherPrefixes,
  unknown: unknownInRows,
};

/** A reply with that many rows. */
export function list(kind, count, spelling = 'plain') {
  const { build, row, response } = LISTS[kind];
  const name = spelling === 'plain' ? `${kind}-${count}` : `${kind}-${count}-${spelling}`;
  return { name, response, xml: () => SPELLINGS[spelling](build(count), row) };
}

export const FULL_USER = {
  name: 'user-full',
  response: 'getUserResponse',
  xml: () => getUser(),
};

/** With 15 % of the members that it may have. */
export const SPARSE_USER = {
  name: 'user-sparse',
  response: 'getUserResponse',
  xml: () => getUser(0.15),
};

/** Its texts and elements stand in an order that matters: other readers must keep it too. */
export const QUESTIONS = {
  name: 'questions',
  response: 'getIMStestDetailsResponse',
  isMixed: true,
  xml: () => questions(200),
};
