/** The allow-list: changes that somebody has looked at and accepts, each with a reason. */
import { list, string } from '../api/decoder.js';
import type { Decoder } from '../api/decoder.js';
import { object, optional, required } from '../api/fields.js';
import { isFault, parseJson } from '../api/json.js';
import { placeOf } from '../api/read.js';
import type { Format } from '../api/shape.js';
import { Diagnostics } from '../support/diagnostic.js';
import type { SourcePoint } from '../support/source.js';
import { judgeOperations } from './operations.js';
import type { Change, Comparison } from './model.js';

export interface Allowance {
  /** Of the change. */
  readonly id: string;
  readonly reason: string;
  /** The last day on which it counts, in UTC: `2030-12-31`. */
  readonly expires?: string;
  readonly at: SourcePoint;
}

const changeId: Format = {
  name: 'the id of a change, 12 hexadecimal digits',
  pattern: /^[0-9a-f]{12}$/,
};

/** 29 February of any year is let through: it ends no later than the month. */
const day: Format = {
  name: 'a day such as 2030-12-31',
  pattern:
    /^(?:\d{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|\d{4}-(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|\d{4}-02-(?:0[1-9]|[12]\d))$/,
};

interface AllowList {
  readonly $schema?: string;
  readonly allow: readonly Omit<Allowance, 'at'>[];
}

const allowList: Decoder<AllowList> = object({
  $schema: optional(string(), 'Where the JSON Schema of this file stands, for editors.'),
  allow: required(
    list(
      object({
        id: required(string(changeId), 'Of the change, as the report gives it.'),
        reason: required(string(), 'Why the change is fine.'),
        expires: optional(string(day), 'The last day on which the entry counts, in UTC.'),
      }),
    ),
    'Changes that do not make the command fail.',
  ),
});

/** Undefined after it was reported what is wrong with the text of the file. */
export function readAllowances(
  text: string,
  file: string,
  diagnostics: Diagnostics,
): readonly Allowance[] | undefined {
  const root = parseJson(text, file);
  if (isFault(root)) {
    diagnostics.error('DIF968', root.at, `is no JSON: ${root.message}`);
    return undefined;
  }
  const own = new Diagnostics();
  const decoded = allowList.decode(root, own);
  // The decoders speak with the codes of api.json.
  for (const diagnostic of own.all) diagnostics.report({ ...diagnostic, code: 'DIF968' });
  if (decoded === undefined || own.hasErrors) return undefined;
  return decoded.allow.map((entry, index) => ({ ...entry, at: placeOf(root, ['allow', index]) }));
}

/** Marks what is allowed on the day given (`2030-12-31`), and tells which entries do nothing. */
export function allowChanges(
  comparisons: readonly Comparison[],
  allowances: readonly Allowance[],
  today: string,
  diagnostics: Diagnostics,
): readonly Comparison[] {
  const inForce = new Map<string, Allowance>();
  const known = new Set(comparisons.flatMap(({ changes }) => changes.map(({ id }) => id)));
  for (const allowance of allowances) {
    const { id, at, expires } = allowance;
    if (!known.has(id)) {
      const message = `no change has the id ${id}`;
      diagnostics.report({ code: 'DIF969', severity: 'info', at, message });
    } else if (expires !== undefined && expires < today) {
      diagnostics.warn(
        'DIF969',
        at,
        `the entry for ${id} expired on ${expires}: it counts no more`,
      );
    } else inForce.set(id, allowance);
  }
  const marked = (change: Change): Change => {
    const allowance = inForce.get(change.id);
    if (allowance === undefined) return change;
    const { reason, expires } = allowance;
    return { ...change, allowed: { reason, ...(expires !== undefined && { expires }) } };
  };
  return comparisons.map((comparison) => {
    const changes = comparison.changes.map(marked);
    return { ...comparison, changes, operations: judgeOperations(comparison.operations, changes) };
  });
}
