/** The keys of api.json that say what holds for operations, whatever the profile. */
import { integer, list, map, string } from './decoder.js';
import { defaulted, object, optional, required } from './fields.js';
import type { FieldsOf } from './fields.js';
import * as format from './formats.js';
import type { CallRules } from './model.js';

const repeatRule = object({
  operation: required(string(format.operationPattern), 'Which operations, such as *.Get*.'),
  unless: defaulted<readonly string[]>(
    list(string(format.memberName)),
    [],
    'Not when the request has one of these members at its top level.',
  ),
});

const slowRule = object({
  operation: required(string(format.operationPattern), 'Which operations.'),
  atLeastSeconds: required(integer(1), 'How long a client waits at least, in seconds.'),
});

const lookup = object({
  operation: required(string(format.operationId), 'The operation that finds or reads.'),
  by: defaulted<readonly string[]>(
    list(string(format.memberName)),
    [],
    'Members that are copied from the request of the one into that of the other; without any only a person can do it.',
  ),
  absent: defaulted<readonly string[]>(
    list(string(format.errorId)),
    [],
    'Errors that say that there is no such thing; a list without rows says so too.',
  ),
});

const accountCheck = object({
  operation: required(string(format.operationId), 'The operation that is called with the account.'),
  by: defaulted(
    map(format.memberName, string(format.memberName)),
    {},
    'Member of its request, to the credential that it is.',
  ),
  expect: defaulted(
    map(format.memberName, string()),
    {},
    'Member of its response, to the text that its value must be.',
  ),
  advice: required(string(), 'What is the matter, and what to do, where it is another.'),
});

const wall = object({
  operations: required(list(string(format.operationPattern), 1), 'Operations whose calls count.'),
  error: required(string(format.errorId), 'The error that the limit shows as.'),
  after: required(
    integer(1),
    'After so many of these replies no call is made with the account until the probe has told.',
  ),
  calls: required(integer(1), 'How many calls an account is good for.'),
  advice: required(string(), 'What is known of the limit, and what to do.'),
});

const accounts = object({
  check: optional(accountCheck, 'Asked of each account before the first of many calls.'),
  wall: optional(
    wall,
    'A limit on the calls of an account that the server does not tell from wrong credentials.',
  ),
});

/** Keys of `operations` in every profile. */
export const callRules: FieldsOf<CallRules> = {
  repeatable: defaulted(
    list(repeatRule),
    [],
    'Operations that do no harm when sent twice, so that they may be repeated after an unknown outcome.',
  ),
  groups: defaulted(
    map(format.groupName, list(string(format.operationPattern))),
    {},
    'Operations that share one limit on the number of calls, by the name of the group.',
  ),
  slow: defaulted(list(slowRule), [], 'Operations that may take longer than others.'),
  probe: optional(
    string(format.operationId),
    'A cheap operation without effects that tells whether the credentials work.',
  ),
  lookups: defaulted(
    map(format.operationId, lookup),
    {},
    'From an operation that creates to the one that finds what it made.',
  ),
  reads: defaulted(
    map(format.operationId, lookup),
    {},
    'From an operation that changes to the one that reads what is there before.',
  ),
  accounts: optional(accounts, 'What must hold of an account that makes many calls.'),
};
