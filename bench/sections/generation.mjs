/** The generator itself: `npm run bench:generate` says more of it. */
import { changed, cold, COLD, COMPARED, compared, SAME, scaled, WATCH } from '../generation.mjs';
import { median } from '../harness/statistics.mjs';

/** Beyond the growth of the schemas. */
const ALLOWANCE = 1.1;

export async function generation(folder) {
  const runs = cold(folder, 5);
  const edits = await changed(folder, 5);
  const [apart, same] = [compared('5.8', '10.0', 5), compared('10.0', '10.0', 5)];
  const [once, four, sixteen] = [scaled(folder, 1, 3), scaled(folder, 4, 1), scaled(folder, 16, 1)];
  return {
    figures: [
      spread('WebEx 10.0, cold: wall', wallOf(runs), COLD.wall),
      spread(
        'WebEx 10.0, cold: CPU',
        runs.map(({ cpu }) => cpu),
      ),
      {
        what: 'WebEx 10.0, cold: peak memory',
        value: median(runs.map((run) => run.memory)),
        unit: 'MB',
        below: COLD.memory,
      },
      spread('watch, an element added to user.xsd: wall', wallOf(edits), WATCH.wall),
      spread('diff of WebEx 5.8 and 10.0: wall', wallOf(apart), COMPARED.wall),
      spread('diff of WebEx 10.0 and itself: wall', wallOf(same), SAME.wall),
      growth('1x to 4x schemas: wall', once, four),
      growth('4x to 16x schemas: wall', four, sixteen),
    ],
  };
}

function wallOf(runs) {
  return runs.map(({ wall }) => wall);
}

function spread(what, values, below) {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  return { what, value: median(values), least, greatest, unit: 'ms', below };
}

function growth(what, fewer, more) {
  const [before, after] = [fewer, more].map((runs) => median(wallOf(runs)));
  const most = (more[0].types / fewer[0].types) * ALLOWANCE;
  return { what, value: after / before, unit: 'x', most };
}
