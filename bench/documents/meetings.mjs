/** Replies of lstsummaryMeeting, whose rows have a key beyond 2^32 that is read as a bigint. */
import { element, matchingRecords, message } from './message.mjs';
import { person } from './people.mjs';
import { randomFrom } from './random.mjs';

const TOPICS = [
  'Weekly sync',
  'Q&A with the board',
  'Onboarding',
  'Revisión del proyecto',
  'Customer call: "Alpha"',
  'Jour fixe',
  'Budget 2024 <draft>',
];
const ZONES = [
  'GMT-08:00, Pacific (San Jose)',
  'GMT+01:00, Europe (Berlin)',
  'GMT+05:30, India (Bombay)',
  'GMT+09:00, Japan (Tokyo)',
];

export function meetings(count, seed = 2) {
  const random = randomFrom(seed);
  const rows = Array.from({ length: count }, (_, index) => row(random, index));
  return message(
    { prefix: 'meet', service: 'meeting', response: 'lstsummaryMeetingResponse' },
    rows.join('') + matchingRecords('meet', count),
  );
}

function row(random, index) {
  const { email } = person(random, index);
  return [
    '<meet:meeting>',
    element('meet:meetingKey', 48_000_000_000 + random.below(2 ** 31)),
    element('meet:confName', `${random.pick(TOPICS)} ${index}`),
    element('meet:meetingType', random.between(1, 200)),
    element('meet:hostWebExID', email),
    element('meet:otherHostWebExID', email),
    element('meet:timeZoneID', random.below(64)),
    element('meet:timeZone', random.pick(ZONES)),
    element('meet:status', random.pick(['NOT_INPROGRESS', 'NOT_INPROGRESS', 'INPROGRESS'])),
    element('meet:startDate', random.date()),
    element('meet:duration', random.pick([15, 30, 45, 60, 90])),
    element('meet:listStatus', random.pick(['PUBLIC', 'PRIVATE', 'UNLISTED'])),
    element('meet:hostJoined', random.below(3) === 0),
    element('meet:participantsJoined', random.below(3) === 0),
    element('meet:telePresence', random.below(9) === 0),
    '</meet:meeting>',
  ].join('');
}
