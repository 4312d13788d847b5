// The hostile schemas beside the repository, with what each of them wants to be asked besides.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { SHARED } from '../support/open.js';
import type { Case } from './case.js';
import { copySchemas } from './command.js';
import { judgeCases, traceCases } from './judge-cases.js';
import type { JudgedCase } from './judge-cases.js';

const FOLDER = join(SHARED, 'corpora/hostile-xsd');
const hasCorpus = existsSync(FOLDER);
const note = hasCorpus ? '' : ' (skipped: no ../shared/corpora beside the repository)';

function casesIn(folder: string): readonly JudgedCase[] {
  const rows = readFileSync(join(folder, 'expected.tsv'), 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => {
    const [name = '', , expected = ''] = row.split('\t');
    return {
      name,
      // the corpus has these three
      expect: expected as Case['expect'],
      layOut: (place) => copySchemas(join(folder, name), place),
    };
  });
}

const cases = hasCorpus ? casesIn(FOLDER) : [];

describe.skipIf(!hasCorpus)(`hostile schemas${note}`, () => {
  judgeCases(cases);
  traceCases(cases.filter(({ name }) => /^(1[027]|30|54)-/.test(name)));
});
