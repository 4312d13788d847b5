/** Both verdicts on changed documents of one schema, and what disagrees. */
import fc from 'fast-check';
import { difference } from '../../conformance/infoset.js';
import type { Subject } from '../support/driver.js';
import type { Opened } from '../support/open.js';
import type { Oracle } from '../support/oracle.js';
import { readStrictly, written } from '../support/subjects.js';
import { printTree } from '../support/tree.js';
import type { Tree } from '../support/tree.js';
import { changed } from './changes.js';
import { vocabularyOf } from './vocabulary.js';

export interface Seed {
  readonly subject: Subject;
  readonly tree: Tree;
}

export interface Disagreement {
  readonly document: string;
  /** What libxml2 says first; undefined where it finds nothing. */
  readonly theirs: string | undefined;
  /** What we say first. */
  readonly ours: string | undefined;
}

export interface Comparison {
  readonly documents: number;
  readonly valid: number;
  readonly disagreements: readonly Disagreement[];
  /** Valid documents that are not the same infoset when they are written again. */
  readonly lost: readonly string[];
}

export function compare(
  opened: Opened,
  oracle: Oracle,
  seeds: readonly Seed[],
  count: number,
  seed: number,
): Comparison {
  const vocabulary = vocabularyOf(opened.set.model);
  const share = Math.ceil(count / seeds.length);
  const disagreements: Disagreement[] = [];
  const lost: string[] = [];
  let documents = 0;
  let valid = 0;
  for (const [index, { subject, tree }] of seeds.entries()) {
    const trees = fc.sample(changed(tree, vocabulary), { numRuns: share, seed: seed + index });
    for (const document of [tree, ...trees].map((each) => printTree(each))) {
      documents++;
      const { ours, value } = verdict(opened, subject, document);
      const [theirs] = oracle.complaints(document);
      if ((ours === undefined) !== (theirs === undefined))
        disagreements.push({ document, theirs, ours });
      if (ours !== undefined) continue;
      valid++;
      const loss = lossOf(opened, subject, document, value, vocabulary.defaults);
      if (loss !== undefined) lost.push(`${loss} in ${document}`);
    }
  }
  return { documents, valid, disagreements, lost };
}

function verdict(
  opened: Opened,
  subject: Subject,
  document: string,
): { readonly ours: string | undefined; readonly value?: unknown } {
  try {
    const { value, issues } = readStrictly(opened, subject, document);
    const [issue] = issues;
    if (issue === undefined) return { ours: undefined, value };
    return { ours: `${issue.code} ${issue.path.join('.')} ${issue.message} (${issue.constraint})` };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'XmlError') throw error;
    return { ours: `XmlError ${error.message}` };
  }
}

function lossOf(
  opened: Opened,
  subject: Subject,
  document: string,
  value: unknown,
  defaults: readonly string[],
): string | undefined {
  try {
    const after = written(opened, subject, value);
    return difference(Buffer.from(document), Buffer.from(after), defaults);
  } catch (error) {
    return String(error);
  }
}
