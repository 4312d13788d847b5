/** From the resolved schema to the model of the generated code. */
export const lowerCodes = {
  LOW501: {
    title: 'One element name has two types in a content model',
    cause:
      'Elements of one name in one content model must have the same type (cos-element-consistent); no property could be typed otherwise.',
    fix: 'Give both elements the same named type, or rename one of them.',
  },
  LOW502: {
    title: 'Two uses of an element in a content model differ',
    cause:
      'Both uses are read as one kind of item, so that only the first one’s nillable, default and fixed can hold.',
    fix: 'Declare both uses alike, best as references to one global element.',
  },
  LOW503: {
    title: 'A content model is too large to count',
    cause: 'With its occurrences written out it has more states than the limit.',
    fix: 'Lower maxOccurs, or say unbounded: a validator then does not count.',
  },
  LOW504: {
    title: 'No content is valid',
    cause:
      'A choice has no branch that may occur, as with an abstract element that nothing replaces.',
    fix: 'Add an element to the choice or a member to the substitution group, or make it optional.',
  },
  LOW505: {
    title: 'Identity constraints are not checked',
    cause: 'The generated validators do not look at key, keyref and unique.',
    fix: 'Check uniqueness and references in your own code.',
  },
  LOW506: {
    title: 'A restriction on xsi:type is not enforced',
    cause:
      'The generated code reads every derived type that it knows, also one that `block` excludes.',
    fix: 'Nothing for documents that keep to the schema; otherwise check $type in your own code.',
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
