/** The catalogue of diagnostics: a code that is not explained here does not compile. */
import { apiCodes } from './codes/api.js';
import { commandCodes } from './codes/command.js';
import { diffCodes } from './codes/diff.js';
import { loadCodes } from './codes/load.js';
import { lowerCodes } from './codes/lower.js';
import { mockCodes } from './codes/mock.js';
import { outputCodes } from './codes/output.js';
import { resolveCodes } from './codes/resolve.js';
import { xmlCodes } from './codes/xml.js';
import { xsdCodes } from './codes/xsd.js';

export interface Explanation {
  /** What is wrong, as a heading. */
  readonly title: string;
  /** Why the generator says so. */
  readonly cause: string;
  /** What to do. */
  readonly fix: string;
}

export type DiagnosticCode =
  | keyof typeof xmlCodes
  | keyof typeof loadCodes
  | keyof typeof xsdCodes
  | keyof typeof resolveCodes
  | keyof typeof lowerCodes
  | keyof typeof apiCodes
  | keyof typeof outputCodes
  | keyof typeof commandCodes
  | keyof typeof mockCodes
  | keyof typeof diffCodes;

export const catalogue: Readonly<Record<DiagnosticCode, Explanation>> = {
  ...xmlCodes,
  ...loadCodes,
  ...xsdCodes,
  ...resolveCodes,
  ...lowerCodes,
  ...apiCodes,
  ...outputCodes,
  ...commandCodes,
  ...mockCodes,
  ...diffCodes,
};
