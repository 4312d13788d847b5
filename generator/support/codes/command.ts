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
  CMD907: {
    title: 'Credentials are missing',
    cause: 'The operation needs credentials that no file, variable or person has given.',
    fix: 'Set the variables that the message names, or name a file with --credentials.',
  },
  CMD908: {
    title: 'A file with credentials cannot be used',
    cause: 'Others may read it, it is no JSON as expected, or it names a credential that is none.',
    fix: 'Correct it as the message says; chmod 600 FILE keeps others out.',
  },
  CMD909: {
    title: 'A request cannot be made of what was given',
    cause: 'A member, a value or a document does not fit the operation, so that nothing was sent.',
    fix: 'Correct what the message names; codegen call --describe OPERATION lists the members.',
  },
  CMD910: {
    title: 'A secret stands on the command line',
    cause: 'Other users see it in the list of processes, and the shell keeps it in its history.',
    fix: 'Give it as @- and type it or pass it on standard input, or as @FILE.',
  },
  CMD911: {
    title: 'A call failed',
    cause: 'The server refused it, or did not answer as expected.',
    fix: 'The message gives the reason; what api.json knows of the error stands beside it.',
  },
  CMD912: {
    title: 'The operation has no such document',
    cause: 'Its request or its answer is without a body, so that there is no example of one.',
    fix: 'Ask for its request with --as json, or leave --response out or in.',
  },
  CMD913: {
    title: 'The pages cannot be served',
    cause: 'The system refused to listen at the port.',
    fix: 'Name another port with --port, or 0 for any that is free.',
  },
  CMD914: {
    title: 'A file cannot be written',
    cause: 'The operating system refused, for the reason given.',
    fix: 'Name another file with --out, or make room and permissions for it.',
  },
  CMD921: {
    title: 'A table cannot be used as it is',
    cause: 'The table as a whole, or a row of it, gives no request that the operation takes.',
    fix: 'Correct the line and column that the message names; nothing was sent.',
  },
  CMD922: {
    title: 'An account does not do',
    cause: 'The operation that api.json names for it failed, or says that it lacks a right.',
    fix: 'Do what the message says, or leave the account out.',
  },
  CMD923: {
    title: 'A journal cannot be used',
    cause: 'It belongs to another run, is in use, or was changed by something else.',
    fix: 'Go on with the same input and options as before, or name another journal.',
  },
  CMD924: {
    title: 'A file of a run cannot be used',
    cause: 'A table of results, a plan or what is to be undone cannot be read or written.',
    fix: 'Name another file, or move away what stands there.',
  },
} as const;
