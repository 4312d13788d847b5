/** What a program that calls one operation ships: `node bench/bundle-sizes.mjs` says more of it. */
import { join } from 'node:path';
import { bundle, entries } from '../bundles.mjs';
import { root } from '../runs.mjs';

const BUDGET = 20;

export async function bundles() {
  const folder = join(root, 'generated', 'webex');
  const figures = [];
  for (const { name, source } of entries(folder)) {
    const { gzipped } = await bundle(folder, source);
    const value = gzipped / 1024;
    const target = name === 'user.SetUser' ? { most: BUDGET } : {};
    figures.push({ what: `bundle of ${name}, gzipped`, value, unit: 'KB', ...target });
  }
  return { figures };
}
