/** Comments above declarations and members. */
import type { Member, Scalar } from '../ir/model.js';
import { commentLines, commentText } from './escape.js';
import { code, facetSentences } from './facets-text.js';
import { fits } from './width.js';

/** Text of the schema, sentences of ours, and the place; any of them may be missing. */
export interface Description {
  readonly documentation?: string | undefined;
  readonly sentences?: readonly string[];
  readonly see?: string;
}

/** The lines of a comment without indentation; none when there is nothing to say. */
export function jsdoc({ documentation, sentences = [], see }: Description): readonly string[] {
  if (documentation === undefined && sentences.length === 0 && see === undefined) return [];
  const parts: (readonly string[])[] = [];
  if (documentation !== undefined) parts.push(trimmed(commentLines(documentation)));
  // The schema's author may have said the same.
  const more = sentences.filter((sentence) => documentation?.includes(sentence) !== true);
  if (more.length > 0) parts.push([commentText(more.join(' '))]);
  if (see !== undefined) parts.push([`@see ${commentText(see)}`]);
  const lines = parts
    .filter((part) => part.length > 0)
    .flatMap((part, i) => (i === 0 ? part : ['', ...part]));
  const [only] = lines;
  if (only === undefined) return [];
  // Indented by two at most where it matters; longer ones are wrapped by nobody.
  if (lines.length === 1 && fits(`    /** ${only} */`)) return [`/** ${only} */`];
  return ['/**', ...lines.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */'];
}

function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}

export function valueSentences(
  scalar: Scalar | undefined,
  component: { readonly default?: string; readonly fixed?: string },
): readonly string[] {
  return [
    ...(scalar === undefined ? [] : facetSentences(scalar)),
    ...(component.default === undefined ? [] : [`Default: ${code(component.default)}.`]),
    ...(component.fixed === undefined ? [] : [`Always ${code(component.fixed)}.`]),
  ];
}

/** What the property's type does not show. */
export function occurrenceSentences({ min, max }: Member): readonly string[] {
  if (max === 1 || (min === 0 && max === 'unbounded')) return [];
  if (max === 'unbounded') return [min === 1 ? 'At least one.' : `At least ${min}.`];
  if (min === max) return [`Exactly ${min}.`];
  return [min === 0 ? `At most ${max}.` : `${min} to ${max}.`];
}
