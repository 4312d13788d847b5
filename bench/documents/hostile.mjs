/**
 * Documents that may cost more than they weigh. Each is made in any size: twice the bytes are twice
 * of the same, so that the time of both tells whether it grows faster than the document.
 */
import { message } from './message.mjs';

const LIST = { prefix: 'm', service: 'meeting', response: 'lstsummaryMeetingResponse' };
const USERS = { prefix: 'use', service: 'user', response: 'lstsummaryUserResponse' };

/** What the reader says of them in tolerant mode: accepted, or the code of its error. */
export const SHAPES = [
  // Depth, attributes, names and prefixes: the limits refuse what exceeds them, whatever its size.
  refused('nested without end', 'limit', (bytes) => list(fill(bytes, '<u>'))),
  refused('attributes without end', 'limit', (bytes) =>
    list(`<u${fill(bytes, (i) => ` a${i}=""`)}/>`),
  ),
  refused('prefixes without end', 'limit', (bytes) =>
    list(`<u${fill(bytes, (i) => ` xmlns:a${i}="u"`)}/>`),
  ),
  refused('one long name', 'limit', (bytes) => list(`<${fill(bytes, 'n')}/>`)),
  refused('a DOCTYPE of entities', 'doctype', (bytes) => {
    const entities = fill(bytes, (i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`);
    return `<!DOCTYPE a [<!ENTITY e0 "e">${entities}]><a>&e1;</a>`;
  }),

  // Just within the limits, again and again.
  accepted('nested 400 deep, many times', (bytes) =>
    list(fill(bytes, '<u>'.repeat(400) + '</u>'.repeat(400))),
  ),
  accepted('250 attributes in each element', (bytes) =>
    list(fill(bytes, `<u${times(250, (i) => ` a${i}=""`)}/>`)),
  ),
  accepted('100 prefixes in each element', (bytes) =>
    list(fill(bytes, `<u${times(100, (i) => ` xmlns:a${i}="u"`)}><a9:v/></u>`)),
  ),
  accepted('names of 1,000 bytes', (bytes) => list(fill(bytes, (i) => `<${name(i, 1000)}/>`))),
  accepted('a new name for each element', (bytes) => list(fill(bytes, (i) => `<u${i}/>`))),
  accepted('a new namespace for each element', (bytes) =>
    list(fill(bytes, (i) => `<m:meeting xmlns:a="u${i}"/>`)),
  ),

  // Text.
  accepted('one long text', (bytes) => meeting(fill(bytes, 'text '))),
  accepted('a text of references', (bytes) => meeting(fill(bytes, '&amp;'))),
  accepted('a text of character references', (bytes) => meeting(fill(bytes, '&#x1F600;'))),
  accepted('a text of other scripts', (bytes) => meeting(fill(bytes, 'Ж漢😀'))),
  accepted('a text of CDATA sections', (bytes) => meeting(fill(bytes, '<![CDATA[a]]>'))),
  accepted('a text of comments', (bytes) => meeting(fill(bytes, 'a<!---->'))),
  accepted('a text of instructions', (bytes) => meeting(fill(bytes, 'a<?p i?>'))),
  accepted('a text of line ends', (bytes) => meeting(fill(bytes, '\r\n\r'))),
  accepted('CDATA that nearly ends', (bytes) => meeting(`<![CDATA[${fill(bytes, ']')}]]>`)),
  accepted('an attribute of references', (bytes) => list(`<u a="${fill(bytes, '&lt;')}"/>`)),
  accepted('a number of many digits', (bytes) => list(member('meetingKey', fill(bytes, '1')))),
  accepted('a number of many zeros', (bytes) => list(member('meetingKey', `${fill(bytes, '0')}1`))),
  accepted('white space between rows', (bytes) => list(`${fill(bytes, ' \n')}<m:meeting/>`)),
  accepted('white space in a tag', (bytes) => list(`<m:meeting${fill(bytes, ' \n')}/>`)),

  // Rows.
  accepted('empty rows', (bytes) => list(fill(bytes, '<m:meeting/>'))),
  accepted('rows with a fault each', (bytes) =>
    list(fill(bytes, '<m:meeting><m:timeZoneID>x</m:timeZoneID></m:meeting>')),
  ),
  accepted('the same member again and again', (bytes) =>
    list(`<m:meeting>${fill(bytes, '<m:confName>a</m:confName>')}</m:meeting>`),
  ),
  accepted('rows of another operation', (bytes) => message(USERS, fill(bytes, '<m/>'))),

  // Cut off: nothing of it may be looked at again and again for an end that does not come.
  refused('a comment without end', 'ill-formed', (bytes) => list(`<!--${fill(bytes, '- ')}`)),
  refused('CDATA without end', 'ill-formed', (bytes) =>
    list(`<m:meeting><m:confName><![CDATA[${fill(bytes, '] ]')}`),
  ),
  refused('an instruction without end', 'ill-formed', (bytes) => list(`<?p ${fill(bytes, '? ')}`)),
  refused('an attribute without end', 'ill-formed', (bytes) => list(`<u a="${fill(bytes, 'a')}`)),
  refused('comments that all open another', 'ill-formed', (bytes) => list(fill(bytes, '<!--'))),
  refused('tags that all open another', 'ill-formed', (bytes) => list(fill(bytes, '<a '))),
  refused('references without end', 'ill-formed', (bytes) => meeting(fill(bytes, '&amp'))),
];

function accepted(title, document) {
  return { title, outcome: 'accepted', document };
}

function refused(title, outcome, document) {
  return { title, outcome, document };
}

function list(content) {
  return message(LIST, content);
}

function meeting(text) {
  return list(member('confName', text));
}

function member(tag, text) {
  return `<m:meeting><m:${tag}>${text}</m:${tag}></m:meeting>`;
}

/** As many of them as there is room for; of a function the one with that number. */
function fill(bytes, one) {
  const parts = [];
  for (let length = 0; length < bytes;) {
    const part = typeof one === 'string' ? one : one(parts.length);
    parts.push(part);
    length += Buffer.byteLength(part);
  }
  return parts.join('');
}

function times(count, one) {
  return Array.from({ length: count }, (_, i) => one(i)).join('');
}

function name(number, length) {
  return `n${number}`.padEnd(length, 'x');
}
