/** The keys of api.json: what may stand there, what must, and what each means. */
import { boolean, choice, integer, list, map, string } from './decoder.js';
import type { Decoder } from './decoder.js';
import { callRules } from './definition-calls.js';
import { resourceFields } from './definition-resource.js';
import { defaulted, object, optional, required } from './fields.js';
import type { Field } from './fields.js';
import * as format from './formats.js';
import type { Api } from './model.js';
import { tagged } from './tagged.js';

const members = list(string(format.memberName), 1);
const operations = list(string(format.operationId));
const patterns = list(string(format.operationPattern));
const selectors = list(string(format.selector));

/** Names that are only known to be absent by default. */
function none<T>(decoder: Field<readonly T[]>['decoder'], description: string) {
  return defaulted<readonly T[]>(decoder, [], description);
}

const endpoint = object({
  url: required(
    string(format.endpointUrl),
    'Where requests are sent. {name} stands for a credential, which must be a label of a host name (letters, digits, hyphens): nothing else ever gets into a URL.',
  ),
  contentType: required(string(format.contentType), 'The Content-Type header of a request.'),
});

const subErrors = object({
  path: required(members, 'Member names from the status to the list of errors.'),
  errorId: required(string(format.memberName), 'Member with the error id.'),
  reason: required(string(format.memberName), 'Member with the reason in words.'),
  value: optional(string(format.memberName), 'Member with the value that was at fault.'),
});

const status = object({
  path: required(members, 'Member names from the message to the status of a response.'),
  result: required(
    string(format.memberName),
    'Member of the status that tells success from failure.',
  ),
  success: required(list(string(), 1), 'Values of the result that mean success.'),
  failure: required(
    string(),
    'The value of the result that means failure, as a simulated server sends it.',
  ),
  reason: required(string(format.memberName), 'Member of the status with the reason in words.'),
  errorId: required(string(format.memberName), 'Member of the status with the error id.'),
  server: optional(
    string(format.memberName),
    'Member of the status that tells which of the servers answered.',
  ),
  subErrors: optional(subErrors, 'Where a status lists several errors.'),
});

const envelope = object({
  message: required(
    string(format.qualifiedName),
    'The global element that is the root of every request and response, as prefix:local.',
  ),
  payload: required(members, 'Member names from the message to the slot that holds an operation.'),
  base: required(
    string(format.qualifiedName),
    'The type that all requests and responses derive from, as prefix:local.',
  ),
  credentials: required(
    members,
    'Member names from the message to the credentials of a request; their type gives the options of the client.',
  ),
  status: required(status, 'Where a response says how the call went.'),
});

const service = object({
  prefix: required(
    string(format.prefix),
    'Prefix of the namespace whose types are the operations of the service.',
  ),
  title: optional(string(), 'What the service is about, for documentation.'),
});

const dialect = object({
  unqualified: required(
    boolean,
    'True where requests have everything below the root in no namespace, whatever the schemas say.',
  ),
  wireType: required(
    string(format.wireType),
    'The value of xsi:type in a request. {service} is the name of the service, {operation} that of the request type, {Operation} the same with its first letter in upper case.',
  ),
  wireTypeAliases: none(
    list(string(format.wireType)),
    'Further spellings of the wire type that a reader of requests accepts.',
  ),
});

const oauth = object({
  tokenEndpoint: required(
    string(format.secureUrl),
    'Where a refresh token is changed into an access token (RFC 6749, section 6).',
  ),
  scopes: required(list(string(), 1), 'Scopes that the token needs.'),
  accessTokenSeconds: required(integer(1), 'Life of an access token, in seconds.'),
  refreshTokenSeconds: required(integer(1), 'Life of an unused refresh token, in seconds.'),
});

const login = object({
  member: required(
    string(format.memberName),
    'Member of the request that is changed into a ticket; a release whose request lacks it does without.',
  ),
  title: required(string(), 'What it is, with its article, for documentation.'),
  excludes: defaulted(
    map(format.memberName, string()),
    {},
    'Credentials that must not be given together with it, and why in one sentence.',
  ),
  oauth: optional(oauth, 'How it is renewed, where it is an OAuth access token.'),
});

const ticket = object({
  operation: required(
    string(format.operationId),
    'The operation that changes other credentials into a ticket.',
  ),
  member: required(string(format.memberName), 'Member of its response that is the ticket.'),
  credential: required(string(format.memberName), 'The credential that the ticket is sent as.'),
  replaces: none(
    list(string(format.memberName)),
    'Credentials that are no longer sent together with a ticket.',
  ),
  lifetime: optional(
    string(format.memberName),
    'Member of its response that tells the life of the ticket in seconds.',
  ),
  defaultLifetimeSeconds: required(
    integer(1),
    'Life of a ticket where the response does not tell, in seconds.',
  ),
  from: none(
    list(string(format.memberName)),
    'Credentials that the operation takes from the header and changes into a ticket.',
  ),
  logins: none(
    list(login),
    'What else the operation changes into a ticket: a member of its request for each.',
  ),
  refusedBy: none(patterns, 'Operations that do not accept a ticket.'),
});

const authentication = object({
  site: none(
    list(string(format.memberName)),
    'Credentials that only say which site is meant, and no secrets; operations without authentication send no others.',
  ),
  none: none(operations, 'Operations that need no authentication.'),
  ticket: optional(ticket, 'How to log in once for many calls.'),
});

const paging = object({
  control: required(
    string(format.memberName),
    'Member of a request that asks for a part of the list.',
  ),
  start: required(string(format.memberName), 'Member of it: number of the first row, from 1.'),
  count: required(string(format.memberName), 'Member of it: how many rows.'),
  matching: required(
    string(format.memberName),
    'Member of a response that tells how many rows there are.',
  ),
  total: required(string(format.memberName), 'Member of it: how many there are in all.'),
  pageSize: required(integer(1), 'How many rows to ask for at once.'),
});

const operationRules = object({
  ...callRules,
  responseSuffix: required(
    string(format.memberName),
    'The response of the request type X is the type X with this suffix, in the same namespace.',
  ),
  lists: none(
    patterns,
    'Operations that answer with a list; an error with emptyList is then an empty result.',
  ),
  paging: optional(
    paging,
    'How lists are asked for in parts; one whose types lack these members is not.',
  ),
});

const knownError = object({
  name: required(string(format.errorName), 'A short name for programs.'),
  meaning: required(string(), 'What the error means and what to do, in one sentence.'),
  retry: required(
    choice(['never', 'transient', 'wait', 'renew', 'credentials']),
    'Whether the same request may be sent again: never; soon, a few times (transient); after waitSeconds (wait); with a new ticket (renew); with the credentials instead of a ticket (credentials).',
  ),
  waitSeconds: optional(integer(1), 'With retry wait: after how many seconds.'),
  emptyList: optional(
    boolean,
    'True where a list operation that fails with this error found nothing.',
  ),
});

const valueRule = tagged('kind', {
  digits: {
    description: 'Exactly so many digits.',
    fields: { count: required(integer(1), 'How many digits.') },
  },
  'no-repeated-digit': { description: 'Not one digit throughout, such as 1111.', fields: {} },
  'no-simple-sequence': {
    description: 'Not digits that count up or down by one, such as 1234.',
    fields: {},
  },
  'no-unquoted': {
    description: 'No such character outside quotation marks.',
    fields: { character: required(string(format.oneCharacter), 'The character.') },
  },
});

const advisoryRule = object({
  members: required(list(string(format.selector), 1), 'The members that the rules are about.'),
  rules: required(list(valueRule, 1), 'All of them must hold.'),
  message: required(string(), 'What to tell someone whose value breaks one of the rules.'),
});

const dates = object({
  format: required(
    string(format.dateFormat),
    'How a date is written: the fields yyyy, MM and dd, then HH, mm and ss, with something between any two of them.',
  ),
  never: none(list(string()), 'Texts that mean that no such date will come.'),
  zones: required(
    map(format.zoneId, string(format.zoneName)),
    'The IANA names of time zones, by the id that is sent beside a date.',
  ),
});

/** Everything but the name, for each profile. */
type Content = Nameless<Api>;
type Nameless<T> = T extends unknown ? Omit<T, 'name'> & { readonly $schema?: string } : never;

const schemaField = optional(string(), 'This JSON Schema, for editors.');
const titleField = required(string(), 'The name of the API, for documentation.');
const prefixesField = required(
  map(format.prefix, string(format.namespace)),
  'Canonical prefix of each namespace: used in output and in this file, and bound when a reader repairs prefixes that a document does not declare.',
);

/** What stands at the end in every profile. */
const valueFields = {
  secrets: none(
    selectors,
    'Members whose values never appear in an error or a log: prefix:type.member, or *.member for all of that name.',
  ),
  numbers: none(
    selectors,
    'Whole numbers that are a JavaScript number although their type is wider than 32 bits: a type, a member, or *.member for all of that name. A value beyond 2^53 is then an error.',
  ),
  advisory: none(
    list(advisoryRule),
    'Rules on values that the schemas do not state; judged before a call, never by validators.',
  ),
  dates: optional(dates, 'How dates are spelled that the schemas take for any text.'),
};

/** Everything but the name, which is the folder's. */
export const definition: Decoder<Content> = tagged('profile', {
  envelope: {
    description:
      'Operations are types derived from one base type; they stand in one slot of one message and are told apart by xsi:type.',
    fields: {
      $schema: schemaField,
      title: titleField,
      endpoint: required(endpoint, 'Where and how requests are sent.'),
      prefixes: prefixesField,
      envelope: required(envelope, 'The message that all operations travel in.'),
      services: required(
        map(format.service, service),
        'The services by their names on the wire, in the order of documentation.',
      ),
      dialect: required(dialect, 'How requests differ on the wire from what the schemas say.'),
      authentication: required(authentication, 'Which credentials go with which operations.'),
      operations: required(operationRules, 'What holds for all or some operations.'),
      errors: defaulted(
        map(format.errorId, knownError),
        {},
        'Known errors by their id, leading zeros kept.',
      ),
      ...valueFields,
    },
  },
  resource: {
    description:
      'Resources stand at paths; each is a document, which is read and changed by the methods of HTTP.',
    fields: {
      $schema: schemaField,
      title: titleField,
      endpoint: resourceFields.endpoint,
      prefixes: prefixesField,
      authentication: resourceFields.authentication,
      resources: resourceFields.resources,
      operations: resourceFields.operations,
      errors: defaulted(
        map(format.httpStatus, knownError),
        {},
        'Known errors by their HTTP status.',
      ),
      ...valueFields,
    },
  },
});
