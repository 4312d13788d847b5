/** What `npm run bench` measures: functions of a temporary folder, in the order of the report. */
import { bundles } from './bundles.mjs';
import { comparisons } from './comparisons.mjs';
import { DECODE } from './decode.mjs';
import { ENCODE } from './encode.mjs';
import { generation } from './generation.mjs';
import { memory } from './memory.mjs';
import { scaling } from './scaling.mjs';
import { VALIDATE } from './validate.mjs';

export const SECTIONS = {
  decode: (folder) => comparisons(folder, DECODE),
  encode: (folder) => comparisons(folder, ENCODE),
  validate: (folder) => comparisons(folder, VALIDATE),
  scaling,
  memory,
  generation,
  bundles,
};
