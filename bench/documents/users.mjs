/** Replies of lstsummaryUser: names, addresses, an enumeration, a number and a small record. */
import { element, matchingRecords, message } from './message.mjs';
import { person } from './people.mjs';
import { randomFrom } from './random.mjs';

const STATES = ['ACTIVATED', 'ACTIVATED', 'ACTIVATED', 'DEACTIVATED', 'REQUEST_TO_ACTIVATE'];

export function users(count, seed = 1) {
  const random = randomFrom(seed);
  const rows = Array.from({ length: count }, (_, index) => row(random, index));
  return message(
    { prefix: 'use', service: 'user', response: 'lstsummaryUserResponse' },
    rows.join('') + matchingRecords('use', count),
  );
}

function row(random, index) {
  const { firstName, lastName, email } = person(random, index);
  return [
    '<use:user>',
    element('use:webExId', email),
    element('use:firstName', firstName),
    element('use:lastName', lastName),
    element('use:email', email),
    element('use:registrationDate', random.date()),
    element('use:active', random.pick(STATES)),
    element('use:timeZoneID', random.below(64)),
    '<use:webACD>',
    element('use:isAgent', random.below(4) === 0),
    element('use:isMgr', random.below(9) === 0),
    '</use:webACD></use:user>',
  ].join('');
}
