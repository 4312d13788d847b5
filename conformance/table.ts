/** The results of a run, a row for each contributor. */
import type { Result } from './suite.js';

const HEAD = [
  'contributor',
  'schemas',
  'instances',
  'right',
  'round trips',
  'crashes',
  'time-outs',
];

export function table(results: readonly Result[]): string {
  const rows = new Map<string, Result[]>();
  for (const result of results) {
    const contributor = (result.set.split('/')[0] ?? '').replace(/Meta$/, '');
    const row = rows.get(contributor) ?? [];
    row.push(result);
    rows.set(contributor, row);
  }
  const lines = [...rows].map(([name, own]) => cells(name, own));
  return [HEAD, HEAD.map(() => '---'), ...lines, cells('all', results)]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
}

function cells(name: string, results: readonly Result[]): readonly string[] {
  const of = (kind: Result['kind']): readonly Result[] =>
    results.filter((each) => each.kind === kind);
  const isRight = ({ ok }: Result): boolean => ok;
  const trips = results.filter(
    ({ ok, roundTrip, expected }) => ok && expected === 'valid' && roundTrip !== null,
  );
  return [
    name,
    ratio(of('schema'), isRight),
    ratio(of('instance'), isRight),
    percent(results, isRight),
    ratio(trips, ({ roundTrip }) => roundTrip === true),
    String(results.filter(({ actual }) => actual === 'crash').length),
    String(results.filter(({ actual }) => actual === 'timeout').length),
  ];
}

function ratio(results: readonly Result[], holds: (result: Result) => boolean): string {
  return `${results.filter(holds).length} of ${results.length}`;
}

/** Rounded down: only all of them are 100 %. */
function percent(results: readonly Result[], holds: (result: Result) => boolean): string {
  const share = results.length === 0 ? 1 : results.filter(holds).length / results.length;
  return `${(Math.floor(share * 100_000) / 1000).toFixed(3)} %`;
}
