import type { Options } from 'prettier';

/** The options of the project, as emitted files are read. */
export const prettierOptions: Options = {
  parser: 'typescript',
  singleQuote: true,
  printWidth: 100,
};
