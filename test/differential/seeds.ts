/** Valid documents that the changes start from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envelopeOperations } from '../../generator/ir/operations.js';
import { sampleMessage } from '../../generator/sample/message.js';
import { drive } from '../support/driver.js';
import type { Subject } from '../support/driver.js';
import { open } from '../support/open.js';
import type { Opened } from '../support/open.js';
import { oracleOf } from '../support/oracle.js';
import type { Oracle } from '../support/oracle.js';
import { valuesOf, written } from '../support/subjects.js';
import { parseTree } from '../support/tree.js';
import { openRelease } from '../support/webex.js';
import type { Seed } from './compare.js';

export interface Field {
  readonly opened: Opened;
  readonly oracle: Oracle;
  readonly seeds: readonly Seed[];
}

/** Requests and replies of each operation, as `codegen sample` makes them. */
export async function webexField(): Promise<Field> {
  const opened = await openRelease('10.0');
  const { model, envelope } = opened.set;
  if (envelope === undefined) throw new Error('the API has no envelope');
  const { message, oracle } = opened;
  const type = { kind: 'anything' } as const;
  const subject: Subject = { name: message.name, codec: message, type, root: message.root };
  const seeds = envelopeOperations(model).flatMap((operation) =>
    [false, true].map((isResponse): Seed => {
      const value = sampleMessage(model, envelope.api, envelope, operation, isResponse);
      return { subject, tree: treeOf(opened, subject, value) };
    }),
  );
  return { opened, oracle, seeds };
}

/** Documents of one root element: those in files, and drawn ones. */
export async function schemaField(
  folder: string,
  entry: string,
  root: string,
  documents: readonly string[],
): Promise<Field> {
  const opened = await open(folder);
  const subject = drive(opened).subjects.find(({ name }) => name === root);
  if (subject === undefined) throw new Error(`there is no element ${root}`);
  const seeds: Seed[] = documents.map((file) => ({
    subject,
    tree: parseTree(readFileSync(file, 'utf8')),
  }));
  for (const value of valuesOf(opened.set.model, subject, DRAWN, SEED)) {
    const document = new TextDecoder().decode(written(opened, subject, value));
    if (document.length < MAX_LENGTH) seeds.push({ subject, tree: parseTree(document) });
  }
  return { opened, oracle: oracleOf(join(folder, entry)), seeds };
}

const DRAWN = 30;
const SEED = 20_261_128;
const MAX_LENGTH = 20_000;

function treeOf(opened: Opened, subject: Subject, value: unknown): Seed['tree'] {
  return parseTree(new TextDecoder().decode(written(opened, subject, value)));
}
