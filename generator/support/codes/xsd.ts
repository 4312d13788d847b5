/** Reading schema documents: the rules of the schema for schemas and the rules on its syntax. */
export const xsdCodes = {
  XSD301: {
    title: 'An attribute is not allowed here',
    cause: 'The element of XML Schema has no such attribute in this place.',
    fix: 'Remove it; attributes of your own need a namespace of their own.',
  },
  XSD302: {
    title: 'A required attribute is missing',
    cause: 'The element of XML Schema cannot do without it.',
    fix: 'Add it.',
  },
  XSD303: {
    title: 'A child element is not allowed here',
    cause: 'The element is unknown to XML Schema 1.0, or it stands in a wrong place or too often.',
    fix: 'Remove or move it; annotations come first, attributes after the content model.',
  },
  XSD304: {
    title: 'An attribute has an invalid value',
    cause: 'The value does not have the form that XML Schema prescribes for the attribute.',
    fix: 'Correct the value as the message says.',
  },
  XSD305: {
    title: 'Text is not allowed here',
    cause: 'Only xs:documentation and xs:appinfo hold text.',
    fix: 'Remove the text or move it into an annotation.',
  },
  XSD306: {
    title: 'The construct belongs to XML Schema 1.1',
    cause: 'The generator reads XML Schema 1.0.',
    fix: 'Ask for a 1.0 version of the schema, or take the construct out of your copy.',
  },
  XSD307: {
    title: 'Attributes or children exclude each other',
    cause: 'The element says the same thing in two ways, or combines what cannot be combined.',
    fix: 'Keep one of the two.',
  },
  XSD308: {
    title: 'A prefix is not declared',
    cause: 'The name uses a prefix that no xmlns attribute around it declares.',
    fix: 'Declare the prefix on xs:schema.',
  },
  XSD309: {
    title: 'An id is used twice',
    cause: 'The id attributes of a schema document must differ.',
    fix: 'Remove or rename one of them.',
  },
  XSD310: {
    title: 'minOccurs is greater than maxOccurs',
    cause: 'No document could satisfy the particle (XML Schema Part 1, p-props-correct).',
    fix: 'Correct one of the two.',
  },
  XSD311: {
    title: 'An occurrence limit is too large to be told from unbounded',
    cause: 'The number is beyond 2^53, where numbers are no longer exact.',
    fix: 'Write maxOccurs="unbounded", or the number that is meant.',
  },
  XSD312: {
    title: 'xs:all is used where it is not allowed',
    cause:
      'xs:all may only be the whole content of a type, occur at most once, and hold elements that occur at most once (XML Schema Part 1, cos-all-limited).',
    fix: 'Use xs:sequence or xs:choice.',
  },
  XSD313: {
    title: 'A namespace is used without being imported',
    cause:
      'Names of another namespace need an xs:import in the same document (XML Schema Part 1, src-resolve.4).',
    fix: 'Add the xs:import.',
  },
  XSD314: {
    title: 'A child element is missing',
    cause: 'The element of XML Schema is not complete without it.',
    fix: 'Add it.',
  },
  XSD315: {
    title: 'A name is reserved',
    cause: 'Attributes cannot be named xmlns nor belong to the namespace of xsi:type.',
    fix: 'Rename or remove the declaration.',
  },
  XSD316: {
    title: 'A construct is not supported yet',
    cause: 'The generator understands the syntax, but would not treat it rightly.',
    fix: 'Take the construct out of your copy of the schema, and report the case.',
  },
} as const;
