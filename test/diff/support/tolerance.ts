/** What a tolerant reader of one release makes of a document of another one. */
import { executeCodecs } from '../../../generator/execute/execute.js';
import type { Codecs } from '../../../generator/execute/execute.js';
import { codecFiles } from '../../../generator/files.js';
import type { IssueCode } from '../../../generator/runtime/issue.js';
import type { Clark } from '../../../generator/support/qname.js';
import type { Trial } from './trial.js';

/** What a program passes over without loss: the rest is there, and what it should be. */
const PASSED: ReadonlySet<IssueCode> = new Set([
  'unknown-element',
  'unknown-attribute',
  'order',
  'choice',
  'content',
  'occurrence',
  // What is drawn may refer to nothing, in either release: libxml2, which vouches for it, does not look.
  'reference',
]);

const codecs = new WeakMap<Trial, Promise<Codecs>>();

function codecsOf(trial: Trial): Promise<Codecs> {
  const { compilation, set } = trial;
  const known =
    codecs.get(trial) ??
    executeCodecs(set.model, set.names, codecFiles(compilation, set, set.names));
  codecs.set(trial, known);
  return known;
}

/** What the reader misses or cannot use; undefined where it has what it knows. */
export async function lossOf(
  reader: Trial,
  root: Clark,
  document: string,
): Promise<string | undefined> {
  const { decode, elements, types } = await codecsOf(reader);
  const codec = elements[root];
  if (codec === undefined) return 'the reader knows no such root';
  const { issues } = decode(codec, document, { types, mode: 'tolerant' });
  const loss = issues.find(({ code }) => !PASSED.has(code));
  return loss && `${loss.code} at ${loss.path.join('/')}: ${loss.message}`;
}
