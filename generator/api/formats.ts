/** What the texts in api.json look like. They become file names, identifiers and URLs: be strict. */
import type { Format } from './shape.js';

const NCNAME = String.raw`[\p{L}_][\p{L}\p{N}\p{M}_.\-]*`;
const SERVICE = String.raw`[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*`;
/** A step of a path that is no `.` and no `..`. */
const SEGMENT = String.raw`[A-Za-z0-9_~\-][A-Za-z0-9._~\-]*`;
const OPERATION = String.raw`[\p{L}_][\p{L}\p{N}_.\-]*`;
/** Between the fields of a date; a control character would mislead a reader. */
const GAP = String.raw`[^\p{L}\p{N}\p{C}_]{1,3}`;

function format(name: string, pattern: string): Format {
  return { name, pattern: new RegExp(`^${pattern}$`, 'u') };
}

export const prefix: Format = format('a prefix', NCNAME);
export const memberName: Format = format('the name of a member', NCNAME);
export const namespace: Format = format('the URI of a namespace', String.raw`\S+`);
/** `serv:message`. */
export const qualifiedName: Format = format('a name with its prefix', `${NCNAME}:${NCNAME}`);
/** `user` or `meeting.auo`; a file of that name is written. */
export const service: Format = format('the name of a service', SERVICE);
/** `user.SetUser`. */
export const operationId: Format = format(
  'an operation, such as service.Operation',
  `${SERVICE}\\.${OPERATION}`,
);
/** `user.SetUser`, `user.*` or `*.Get*`. */
export const operationPattern: Format = format(
  'an operation, in which * stands for any part',
  String.raw`[\p{L}\p{N}_.*\-]+`,
);
/** See Selector in model.ts. */
export const selector: Format = format(
  'a type or member, such as prefix:type, prefix:type.member or *.member',
  String.raw`(?:\*\.${NCNAME}|${NCNAME}:${NCNAME})`,
);
export const contentType: Format = format(
  'a media type, such as text/xml; charset=UTF-8',
  String.raw`[\w.+\-]+/[\w.+\-]+(?: *; *[\w\-]+=[\w.\-]+)*`,
);
/** Without parameters: what an answer says is compared with it. */
export const mediaType: Format = format(
  'a media type, such as application/xml',
  String.raw`[\w.+\-]+/[\w.+\-]+`,
);
export const endpointUrl: Format = format(
  'an https URL; a name in braces may stand in its host',
  String.raw`https://[A-Za-z0-9.\-{}]+(?::\d+)?(?:/[A-Za-z0-9._~\-]*)*`,
);
export const secureUrl: Format = format('an https URL', String.raw`https://[^\s<>"{}]+`);
/** `meeting-write`. */
export const groupName: Format = format(
  'the name of a group in lower case, such as user-write',
  '[a-z][a-z0-9]*(?:-[a-z0-9]+)*',
);
export const wireType: Format = format('the value of xsi:type', String.raw`[^\s<>"'&]+`);
/** The date first, then the time; something stands between any two fields. */
export const dateFormat: Format = format(
  'the format of dates, such as MM/dd/yyyy HH:mm:ss',
  `(?:yyyy${GAP}MM${GAP}dd|MM${GAP}dd${GAP}yyyy|dd${GAP}MM${GAP}yyyy)${GAP}HH${GAP}mm${GAP}ss`,
);
export const zoneId: Format = format(
  'the id of a time zone',
  String.raw`-?[A-Za-z0-9][A-Za-z0-9_.\-]*`,
);
export const zoneName: Format = format(
  'a time zone of the IANA database, such as Europe/Paris',
  String.raw`[A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+)*`,
);
export const errorId: Format = format('an error id', String.raw`[A-Za-z0-9_.\-]+`);
export const errorName: Format = format(
  'a name in lower case, such as rate-limited',
  '[a-z][a-z0-9]*(?:-[a-z0-9]+)*',
);
export const oneCharacter: Format = format('one character', '.');
export const collectionPath: Format = format('a path, such as /users', `(?:/${SEGMENT})+`);
export const itemPath: Format = format(
  'a path with a member in braces, such as /users/{id}',
  `(?:/${SEGMENT})*/\\{${NCNAME}\\}(?:/(?:${SEGMENT}|\\{${NCNAME}\\}))*`,
);
export const httpStatus: Format = format('an HTTP status that means failure', '[3-5][0-9]{2}');
export const jsonKey: Format = format('a key in JSON', '[A-Za-z_][A-Za-z0-9_]*');
