/** The keys of api.json that only an API of resources has. */
import { choice, list, map, string } from './decoder.js';
import { callRules } from './definition-calls.js';
import { defaulted, object, optional, required } from './fields.js';
import type { FieldsOf } from './fields.js';
import * as format from './formats.js';
import type { ResourceApi } from './model.js';

const names = list(string(format.memberName));

/** Names of members, none by default. */
function members(description: string) {
  return defaulted<readonly string[]>(names, [], description);
}

const endpoint = object({
  url: required(
    string(format.endpointUrl),
    'Where requests are sent. {name} stands for an option of the client: a whole host name, or a label of one.',
  ),
});

const authentication = object({
  kind: required(
    choice(['basic']),
    'User name and password go with every request, as RFC 7617 has it.',
  ),
  none: defaulted<readonly string[]>(
    list(string(format.operationId)),
    [],
    'Operations that need no authentication.',
  ),
});

const mediaTypes = object({
  xml: required(string(format.mediaType), 'The media type of the document in XML.'),
  json: optional(string(format.mediaType), 'The media type of the same in JSON, if there is one.'),
});

const resourceList = object({
  element: required(
    string(format.qualifiedName),
    'The global element that a list comes as, as prefix:local.',
  ),
  mediaTypes: required(mediaTypes, 'The media types of a list.'),
  rows: required(string(format.memberName), 'The member of a list that holds the resources.'),
  query: members('Names of parameters of the query that narrow a list.'),
});

const resourceMembers = object({
  readOnly: members('Members that the server alone sets.'),
  createOnly: members('Members that are given when one is created, and never changed.'),
  createRequired: members(
    'Members that are needed to create one, although the schemas do not require them.',
  ),
  updateOnly: members(
    'Members that say something about a change, and mean nothing when one is created.',
  ),
  updateValues: defaulted(
    map(format.memberName, list(string(), 1)),
    {},
    'The only texts that a change may set a member to, by its name.',
  ),
});

const NO_MEMBERS: ResourceApi['resources'][string]['members'] = {
  readOnly: [],
  createOnly: [],
  createRequired: [],
  updateOnly: [],
  updateValues: {},
};

const json = object({
  names: defaulted(
    map(format.memberName, string(format.jsonKey)),
    {},
    'Keys that are not the XML name in camelCase, by the XML name.',
  ),
});

const resource = object({
  title: optional(string(), 'What the resource is, for documentation.'),
  element: required(
    string(format.qualifiedName),
    'The global element that one of them is, as prefix:local.',
  ),
  mediaTypes: required(mediaTypes, 'The media types of one of them.'),
  collection: required(
    string(format.collectionPath),
    'The path of all of them, below the URL of the endpoint.',
  ),
  item: required(
    string(format.itemPath),
    'The path of one, below the URL of the endpoint; a member of the element stands in braces.',
  ),
  list: optional(resourceList, 'The document that a list comes as; needed for the action list.'),
  actions: required(
    list(choice(['list', 'get', 'create', 'update', 'delete']), 1),
    'What may be done: GET of all, GET of one, POST, PUT, DELETE.',
  ),
  entityTag: optional(
    string(format.memberName),
    'The member that is the HTTP entity tag: a change is refused when another came before it.',
  ),
  members: defaulted(resourceMembers, NO_MEMBERS, 'What may be done with which members.'),
  json: optional(json, 'How the members are spelled in JSON; needed where there is a media type.'),
});

/** The fields that the other profile has not, or has in another form. */
export const resourceFields: Pick<
  FieldsOf<ResourceApi>,
  'endpoint' | 'authentication' | 'resources' | 'operations'
> = {
  endpoint: required(endpoint, 'Where requests are sent.'),
  authentication: required(authentication, 'How a request says who sends it.'),
  resources: required(
    map(format.service, resource),
    'The resources by the names that their operations start with, in the order of documentation.',
  ),
  operations: required(object(callRules), 'What holds for all or some operations.'),
};
