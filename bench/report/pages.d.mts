/** Types of pages.mjs, which the tests import too. */
import type { Section } from './tables.mjs';

export type Results = Readonly<Record<string, Section>>;

export declare function readResults(): Results;
export declare function pages(
  sections: Results,
): readonly (readonly [path: string, text: string])[];
