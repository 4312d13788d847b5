/** A comparison in a line or two. */
import type { Comparison, Impact } from '../diff/model.js';
import type { Digest } from './digest.js';
import type { Reader } from './options.js';
import { count } from './wording.js';

/** `12 operations changed, 1 added of 120; 3 breaking, 5 warnings, 40 additions` */
export function summary(digest: Digest): string {
  if (digest.isUnchanged) return 'no change';
  return `${operationsChanged(digest)}; ${counts(digest)}`;
}

function operationsChanged({ comparison, operations }: Digest): string {
  const own = operations.filter(({ kind }) => kind !== 'envelope');
  const parts = (['changed', 'added', 'removed'] as const).flatMap((status) => {
    const amount = own.filter((operation) => operation.status === status).length;
    return amount === 0 && status !== 'changed' ? [] : [{ status, amount }];
  });
  const [first, ...rest] = parts.map(({ status, amount }) => `${amount} ${status}`);
  const noun = nounOf(comparison);
  const changed = parts[0]?.amount ?? 0;
  const head = (first ?? '').replace(' ', ` ${changed === 1 ? noun : `${noun}s`} `);
  return `${[head, ...rest].join(', ')} of ${comparison.to.operations}`;
}

/** What the schemas are entered by. */
export function nounOf({ operations }: Comparison): string {
  return operations.some(({ kind }) => kind === 'operation') ? 'operation' : 'root element';
}

/** `3 breaking, 5 warnings, 40 additions, 7 other safe changes` */
export function counts({ breaking, warning, safe, additions }: Digest): string {
  const others = safe.length - additions;
  return [
    `${breaking.length} breaking`,
    count(warning.length, 'warning'),
    count(additions, 'addition'),
    ...(others === 0 ? [] : [count(others, 'other safe change')]),
  ].join(', ');
}

/** What the counts hold for, and what they come to. */
export function footing(digest: Digest, reader: Reader): string {
  const other = reader === 'tolerant' ? 'strictly' : 'tolerantly';
  return [
    `responses read ${reader === 'tolerant' ? 'tolerantly' : 'strictly'} (read ${other}: ${digest.breakingForOther} breaking)`,
    `suggested version bump: ${digest.comparison.bump}`,
  ].join('; ');
}

/** What the counts leave out: `2 allowed`, `3 out of reach`, `7 of documentation alone`. */
export function leftOut({ allowed, unreachable, documentation }: Digest): readonly string[] {
  return [
    ...(allowed.length === 0 ? [] : [`${allowed.length} allowed`]),
    ...(unreachable.length === 0
      ? []
      : [`${unreachable.length} that no operation and no root element gets to`]),
    ...(documentation.length === 0 ? [] : [`${documentation.length} of documentation alone`]),
  ];
}

/** Rows of how many changes are breaking, a warning or safe, in each direction and in the types. */
export function directionCounts({
  comparison,
  breaking,
  warning,
  safe,
}: Digest): readonly (readonly string[])[] {
  const counted = [...breaking, ...warning, ...safe];
  const directions: readonly (readonly [string, readonly Impact[]])[] = [
    ['requests', counted.map(({ request }) => request.impact)],
    ['responses, read tolerantly', counted.map(({ tolerant }) => tolerant.impact)],
    ['responses, read strictly', counted.map(({ strict }) => strict.impact)],
    ['TypeScript', comparison.source.map(({ impact }) => impact)],
  ];
  return directions.map(([name, impacts]) => [
    name,
    ...(['breaking', 'warning', 'safe'] as const).map((impact) =>
      String(impacts.filter((each) => each === impact).length),
    ),
  ]);
}
