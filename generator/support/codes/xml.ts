/** Reading bytes as XML. */
export const xmlCodes = {
  XML101: {
    title: 'The document is not well-formed',
    cause: 'The text breaks a rule of XML 1.0 or of Namespaces in XML; reading stops there.',
    fix: 'Correct the file at the place named, or fetch it again if it was cut off.',
  },
  XML102: {
    title: 'Bytes do not fit the encoding',
    cause:
      'The XML declaration or the byte order mark names an encoding in which some byte is not allowed.',
    fix: 'Declare the encoding that the file really has, or save it again as UTF-8.',
  },
  XML103: {
    title: 'The encoding is not supported',
    cause: 'Schemas are read in UTF-8, UTF-16, ISO-8859-1 and US-ASCII.',
    fix: 'Convert the file to UTF-8 and correct its XML declaration.',
  },
  XML104: {
    title: 'An entity reference is not expanded',
    cause:
      'Only amp, lt, gt, quot and apos are known: entities of a DOCTYPE are never expanded or fetched.',
    fix: 'Replace the reference by the text that it stands for.',
  },
  XML105: {
    title: 'The document exceeds a limit',
    cause:
      'Depth, size and number of attributes are limited, so that no file can exhaust the machine.',
    fix: 'Check that the file is a schema; split it when it really is that large.',
  },
  XML106: {
    title: 'The file is empty',
    cause: 'It has no bytes at all.',
    fix: 'Fetch the file again or remove it from the folder.',
  },
  XML107: {
    title: 'The document type declaration is ignored',
    cause:
      'The file has a DOCTYPE; its declarations have no effect and nothing it names is fetched.',
    fix: 'Nothing needs to be done unless the DOCTYPE gives attributes default values.',
  },
} as const;
