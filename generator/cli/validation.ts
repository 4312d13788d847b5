/** Judges documents, each by the codec of its root element. */
import { documentPlaces, rootOf, type Root } from '../execute/document.js';
import type { Place } from '../execute/document.js';
import { isXmlError } from '../runtime/xml-error.js';
import type { Context, ExitCode } from './command.js';
import { codecFor, openSetFor, readDocument } from './documents.js';
import type { OpenSet, SchemaArguments } from './documents.js';
import { findingOfIssue } from './finding.js';
import { count } from './generation.js';
import type { Reporter } from './reporter.js';

export interface ValidateOptions extends SchemaArguments {
  readonly tolerant: boolean;
  readonly dialect?: 'api' | 'schema' | undefined;
}

interface Judged {
  readonly file: string;
  readonly document: Uint8Array;
  /** Undefined where nothing can be read. */
  readonly root: Root | undefined;
}

export async function validateFiles(
  files: readonly string[],
  options: ValidateOptions,
  context: Context,
): Promise<ExitCode> {
  const documents: Judged[] = [];
  for (const file of files) {
    const document = await readDocument(file, context);
    documents.push({ file, document, root: readRoot(file, document, context.reporter) });
  }
  const readable = documents.flatMap((judged) => (judged.root === undefined ? [] : [judged]));
  const roots = [...new Set(readable.flatMap(({ root }) => root?.name ?? []))];
  let bad = documents.length - readable.length;
  if (roots.length > 0) {
    const open = await openSetFor(roots, options, context);
    for (const judged of readable) if (!judge(judged, open, options, context)) bad++;
  }
  const good = `${count(files.length - bad, 'document')} valid`;
  context.reporter.summarize(bad === 0 ? good : `${good}, ${bad} invalid`, {
    documents: files.length,
    invalid: bad,
  });
  return bad === 0 ? 0 : 1;
}

function readRoot(file: string, document: Uint8Array, reporter: Reporter): Root | undefined {
  try {
    return rootOf(document) ?? { name: '' };
  } catch (error) {
    report(error, file, documentPlaces(document), reporter);
    return undefined;
  }
}

/** True for a valid document. */
function judge(
  { file, document, root = { name: '' } }: Judged,
  open: OpenSet,
  options: ValidateOptions,
  context: Context,
): boolean {
  const { reporter } = context;
  const place = documentPlaces(document);
  try {
    const codec = codecFor(root, open, context);
    const { types, decode } = open.codecs;
    const dialect = open.hasDialect && options.dialect !== 'schema';
    const { issues } = decode(codec, document, { types, dialect });
    const severity = options.tolerant ? 'warning' : 'error';
    for (const issue of issues) {
      reporter.add(findingOfIssue(issue, file, place(issue.offset ?? 0), severity));
    }
    return options.tolerant || issues.length === 0;
  } catch (error) {
    report(error, file, place, reporter);
    return false;
  }
}

/** What no reader can get past: ill-formed, a DOCTYPE, a limit, another root. */
export function report(
  error: unknown,
  file: string,
  place: (offset: number) => Place,
  reporter: Reporter,
): void {
  if (!isXmlError(error)) throw error;
  const { code, message, offset } = error;
  reporter.add({ severity: 'error', code, message, file, ...place(offset), notes: [] });
}
