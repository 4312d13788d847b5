/** What the repository quotes are the results that were measured: `npm run bench -- --write`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pages, readResults } from '../../bench/report/pages.mjs';
import { ROOT } from '../support/open.js';

test.each(pages(readResults()))('%s quotes docs/benchmarks.json', (path, text) => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text);
});
