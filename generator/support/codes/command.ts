/** The command line and its config file. */
export const commandCodes = {
  CMD901: {
    title: 'The command line is not understood',
    cause: 'A command, an option or a value of an option is unknown or missing.',
    fix: 'See codegen --help, or codegen COMMAND --help.',
  },
  CMD902: {
    title: 'The config file is wrong',
    cause: 'codegen.config.json is no JSON, or has an unknown key or a value of the wrong kind.',
    fix: 'Correct it; config.schema.json in the package describes it, and editors understand that.',
  },
  CMD903: {
    title: 'A file cannot be read',
    cause: 'The operating system refused, for the reason given.',
    fix: 'Check the path and its permissions.',
  },
  CMD904: {
    title: 'It is not clear which API is meant',
    cause: 'Several APIs, or several schema sets of one, fit what was asked for.',
    fix: 'Name one with --api.',
  },
  CMD905: {
    title: 'There is no such name',
    cause: 'No API, release, operation, element or type has the name that was given.',
    fix: 'Check the name; the message lists what there is, or the closest one.',
  },
  CMD906: {
    title: 'A document cannot be processed',
    cause: 'It is ill-formed, or its root element is none of the schema set.',
    fix: 'Correct the document, or name the API that it belongs to with --api.',
  },
} as const;
