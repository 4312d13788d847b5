/** Diagnostics about api.json, on its own and against the schemas. */
export const apiCodes = {
  API501: {
    title: 'api.json is no JSON',
    cause:
      'The file is not well-formed JSON in UTF-8: a comma, quote or brace is missing or left over.',
    fix: 'Correct the file at the line and column shown; JSON has no comments and no trailing commas.',
  },
  API502: {
    title: 'Unknown key in api.json',
    cause: 'The key is not one of those that may stand there, probably a spelling mistake.',
    fix: 'Use the key that the message suggests; schemas/api.schema.json lists and explains all of them.',
  },
  API503: {
    title: 'Missing key in api.json',
    cause: 'An object lacks a key that it must have.',
    fix: 'Add the key; schemas/api.schema.json says what it means.',
  },
  API504: {
    title: 'Wrong value in api.json',
    cause:
      'A value is of another kind than expected, empty, out of range or not one of the listed ones.',
    fix: 'Give a value as the message describes it.',
  },
  API505: {
    title: 'Repeated key in api.json',
    cause: 'An object has the same key twice; most JSON readers would silently take the last one.',
    fix: 'Remove one of the two.',
  },
  API506: {
    title: 'Undefined prefix, service, resource or action in api.json',
    cause:
      'A name uses a prefix, service or resource that is not listed, or an action that the resource does not have.',
    fix: 'Correct the name, or list what it uses.',
  },
  API507: {
    title: 'Contradiction in api.json',
    cause: 'Two values that are right by themselves do not go together.',
    fix: 'Change one of them as the message says.',
  },
  API508: {
    title: 'Name in api.json that the schemas do not define',
    cause: 'An operation, type, element or member is named that no release at hand has.',
    fix: 'Correct the name, or remove the entry if the vendor has removed what it names.',
  },
  API509: {
    title: 'Two operations with one name',
    cause:
      'Two types of a service differ only in the case of their first letter, which operation names do not keep.',
    fix: 'Nothing needs to be done: the operation whose type starts with an upper-case letter gets a trailing $.',
  },
  API510: {
    title: 'Credential with the name of an option',
    cause:
      'The type of the credentials has a member whose name the client already uses for an option of its own.',
    fix: 'Rename the element in the schema: no client could ever send it.',
  },
  API511: {
    title: 'Unknown time zone in api.json',
    cause:
      'The time zone database of this platform has no zone of that name: it is misspelled, or newer than the platform.',
    fix: 'Correct the name, or ignore this where clients run on newer platforms.',
  },
} as const;
