/** Writing the generated folder. */
export const outputCodes = {
  OUT801: {
    title: 'A file is not overwritten',
    cause:
      'Something that this command did not write, or a link, stands where a generated file belongs.',
    fix: 'Move it away, or choose another folder with --out.',
  },
  OUT802: {
    title: 'The manifest of a generated folder is damaged',
    cause: 'Without it nobody knows which files of the folder the command wrote.',
    fix: 'Restore manifest.json from version control, or remove the folder and generate it again.',
  },
  OUT803: {
    title: 'A generated file cannot be written',
    cause: 'The operating system refused, for the reason given; nothing was changed.',
    fix: 'Check permissions and free space.',
  },
} as const;
