/** Finding APIs, releases and the files that belong together. */
export const loadCodes = {
  LOAD201: {
    title: 'The schema path does not exist',
    cause: 'Nothing is there, or it is neither a folder nor an .xsd file.',
    fix: 'Check the path given with --schemas.',
  },
  LOAD202: {
    title: 'No schema was found',
    cause: 'The folder holds no .xsd file at any depth.',
    fix: 'Put the schemas into <api>/<release>/, or name the right folder with --schemas.',
  },
  LOAD203: {
    title: 'A file or folder cannot be read',
    cause: 'The operating system refused, for the reason given.',
    fix: 'Check the permissions.',
  },
  LOAD204: {
    title: 'A symbolic link leads outside the schema folder',
    cause: 'Nothing outside the folder that was named is ever read.',
    fix: 'Copy the file into the folder, or name a folder that holds both.',
  },
  LOAD205: {
    title: 'A schemaLocation leads outside the schema folder',
    cause: 'Nothing outside the folder that was named is ever read.',
    fix: 'Move the files below one folder and name that folder.',
  },
  LOAD206: {
    title: 'An included or redefined schema is missing',
    cause: 'No file of the release stands at the location, nor has one its name.',
    fix: 'Add the file to the release, or correct schemaLocation.',
  },
  LOAD207: {
    title: 'An imported schema is missing',
    cause: 'No file of the release has that namespace. Nothing is fetched from the network.',
    fix: 'Add the schema of that namespace to the release folder.',
  },
  LOAD208: {
    title: 'A schemaLocation was replaced by a file of the same name',
    cause: 'The location itself does not exist in the release, but a file of that name does.',
    fix: 'Nothing needs to be done if it is the right file; correct schemaLocation otherwise.',
  },
  LOAD209: {
    title: 'A schema has another target namespace than its reference says',
    cause:
      'An import must name the target namespace of the file; an included file has the namespace of the one that includes it, or none (XML Schema Part 1, src-import and src-include).',
    fix: 'Correct the namespace in the reference, or the schemaLocation.',
  },
  LOAD210: {
    title: 'The file is not an XML Schema',
    cause:
      'Its root element is not xs:schema: perhaps a saved error page or another kind of document.',
    fix: 'Fetch the schema again, or take the file out of the folder.',
  },
  LOAD211: {
    title: 'Two APIs have the same name',
    cause: 'An API is named after its folder, and two folders of that name were given.',
    fix: 'Rename one of the folders.',
  },
  LOAD212: {
    title: 'Schemas stand both in the API folder and in release folders',
    cause: 'It is not clear whether the folder is one release or holds several.',
    fix: 'Move the loose .xsd files into a release folder.',
  },
  LOAD213: {
    title: 'A folder with schemas is not an API',
    cause: 'Its neighbours have an api.json, it has none, so it is left out.',
    fix: 'Add an api.json to it, or move it away.',
  },
  LOAD214: {
    title: 'A schema imports its own namespace',
    cause: 'An import is for other namespaces (XML Schema Part 1, src-import.1).',
    fix: 'Use xs:include for files of the same namespace.',
  },
  LOAD215: {
    title: 'Too many files or folders',
    cause: 'The number of files and the depth of folders are limited.',
    fix: 'Name the folder that holds the schemas, not one far above it.',
  },
  LOAD216: {
    title: 'Schemas of one release contradict each other',
    cause:
      'Entry files define the same component differently, so that they are generated apart, as separate schema sets.',
    fix: 'Nothing needs to be done if the files are meant for different documents.',
  },
  LOAD217: {
    title: 'An XML catalog leads nowhere',
    cause:
      'catalog.xml has an entry that is not understood, lacks something, or leads to a file that is not in the schema folder.',
    fix: 'Map addresses and namespaces to files of the folder, with paths relative to the catalog.',
  },
  LOAD218: {
    title: 'A release is left out',
    cause: 'Its schemas have errors, so that nobody knows what exists in it.',
    fix: 'Generate with --release and its name to see the errors, and correct them.',
  },
} as const;
