/** References of hostile schemas: they end, and on their pages everything is text. */
import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { docs } from '../../generator/site/documentation.js';
import type { OutputFile } from '../../generator/output/files.js';
import { isSafePath } from '../../generator/output/files.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { brokenLinks } from '../site/support/links.js';
import { placeOf, temporaryFolder } from './command.js';
import { judged } from './judge-cases.js';
import { PLACE_CASES } from './schemas-places.js';
import { TEXT_CASES } from './schemas-texts.js';

const CASES = judged([...TEXT_CASES, ...PLACE_CASES]);
const base = temporaryFolder();

afterAll(() => rmSync(base, { recursive: true, force: true }));

async function filesOf(one: (typeof CASES)[number]): Promise<readonly OutputFile[]> {
  const place = placeOf(base);
  one.layOut(place);
  const made = await docs({ schemas: [place.schemas] }, new Diagnostics());
  return made?.files ?? [];
}

test.each(CASES.map((each) => [each.name, each] as const))('%s', async (_, one) => {
  const files = await filesOf(one);
  expect(files.filter(({ path }) => !isSafePath(path))).toEqual([]);
  const folded = files.map(({ path }) => path.normalize('NFC').toLowerCase());
  expect(new Set(folded).size).toBe(folded.length);
  expect(brokenLinks(files)).toEqual([]);
  for (const { path, text } of files.filter((file) => file.path.endsWith('.html'))) {
    // The site's own scripts, and nothing else that runs or leads away.
    const scripts = [...text.matchAll(/<script[^>]*>/gi)].map(([tag]) => tag);
    expect(scripts, path).toHaveLength(2);
    expect(text, path).not.toMatch(/<[^>"]*("[^"]*"[^>"]*)*\s(on\w+|style)\s*=/i);
    expect(text, path).not.toMatch(/(href|src)="(?!#|data:,|[^":?]*\.(html|js|css)(#[^"]*)?")/);
  }
});
