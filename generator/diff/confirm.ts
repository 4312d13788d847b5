/** Whether documents are what they are to show, by the generated validators of both releases. */
import type { Compilation, CompiledSet } from '../compile.js';
import { executeCodecs } from '../execute/execute.js';
import type { Codecs } from '../execute/execute.js';
import { codecFiles } from '../files.js';
import { pick } from '../passes/prune.js';
import type { Issue } from '../runtime/issue.js';
import { XmlError } from '../runtime/xml-error.js';
import type { Exhibit } from './exhibits.js';
import type { Witness } from './model.js';

export interface Release {
  readonly compilation: Compilation;
  readonly set: CompiledSet;
}

/** A witness, or why there is none. */
export type Outcome = { readonly witness: Witness } | { readonly unproven: string };

/** In the order of the exhibits. */
export async function confirm(
  exhibits: readonly Exhibit[],
  old: Release,
  now: Release,
): Promise<readonly Outcome[]> {
  if (exhibits.length === 0) return [];
  const [before, after] = await Promise.all([codecsFor(old, exhibits), codecsFor(now, exhibits)]);
  return exhibits.map((exhibit) => {
    const own = exhibit.validIn === 'old' ? before : after;
    const other = exhibit.validIn === 'old' ? after : before;
    return outcomeOf(exhibit, complaint(own, exhibit), complaint(other, exhibit));
  });
}

function outcomeOf(
  { document, validIn }: Exhibit,
  own: string | undefined,
  other: string | undefined,
): Outcome {
  if (own !== undefined) return { unproven: `no valid document was found that shows it (${own})` };
  if (other === undefined) {
    return { unproven: 'the generated validators of both releases accept the document' };
  }
  return { witness: { document, validIn: validIn === 'old' ? 'old' : 'new', refusal: other } };
}

/** Only what the documents reach is made. */
async function codecsFor(
  { compilation, set }: Release,
  exhibits: readonly Exhibit[],
): Promise<Codecs> {
  const names = new Set(exhibits.flatMap((exhibit) => exhibit.names));
  const types = new Set(exhibits.flatMap((exhibit) => exhibit.types));
  const model = pick(set.model, names, types);
  return executeCodecs(model, set.names, codecFiles(compilation, { model }, set.names));
}

/** What strict reading says against a document; undefined for a valid one. */
function complaint({ decode, elements, types }: Codecs, exhibit: Exhibit): string | undefined {
  const codec = elements[exhibit.root];
  if (codec === undefined) return 'there is no such root element';
  try {
    const { issues } = decode(codec, exhibit.document, { types });
    const [first] = issues;
    return first && said(first);
  } catch (error) {
    // The emitted code has its own copy of the class.
    if (error instanceof Error && error.name === XmlError.name) return error.message;
    throw error;
  }
}

function said({ path, message }: Issue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}
