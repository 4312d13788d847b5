/** From the resolved schema to the model of the generated code. */
export const lowerCodes = {
  LOW501: {
    title: 'One element name has two types in a content model',
    cause:
      'Elements of one name in one content model must have the same type (cos-element-consistent); no property could be typed otherwise.',
    fix: 'Give both elements the same named type, or rename one of them.',
  },
  LOW504: {
    title: 'No content is valid',
    cause:
      'A choice has no branch that may occur, as with an abstract element that nothing replaces.',
    fix: 'Add an element to the choice or a member to the substitution group, or make it optional.',
  },
  LOW507: {
    title: 'A number mapping has no effect',
    cause: 'It names no type or member of the schema, or one that is no whole number.',
    fix: 'Correct or remove the entry under `numbers` in api.json.',
  },
  LOW508: {
    title: 'A prefix cannot be used',
    cause: 'It is reserved, no name of XML, or two of them are bound to one namespace.',
    fix: 'Choose another one under `prefixes` in api.json.',
  },
  LOW509: {
    title: 'A type is not known',
    cause: 'A component refers to a type that the resolved schema does not have.',
    fix: 'See the earlier diagnostics about the reference.',
  },
  LOW510: {
    title: 'The types are too large',
    cause: 'Types repeat the members of their bases: a long chain of extensions multiplies them.',
    fix: 'Shorten the chain, or split the schema.',
  },
  PRN521: {
    title: 'No operation matches',
    cause: 'A selected name is no operation of the API and no pattern that fits one.',
    fix: 'Write service.Operation, or a pattern with *, such as `user.*`.',
  },
  NAM541: {
    title: 'A type is renamed in the generated code',
    cause:
      'Types get an upper-case first letter; two types of one namespace differ in that letter only, or the name is taken by TypeScript.',
    fix: 'Nothing to do: the one that starts in upper case ends in $.',
  },
} as const;
