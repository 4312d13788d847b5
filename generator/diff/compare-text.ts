/** What differs between the simple types of two declarations: rows 15 to 23 of the table. */
import type { SourcePoint } from '../support/source.js';
import type { TypeId } from '../xsd/components.js';
import { leaver, newcomer } from './alone.js';
import { breaking } from './draft.js';
import type { Comparing, Draft, DraftVerdict, Edge, Findings, Proof } from './draft.js';
import { simpleChanges } from './simple-changes.js';
import type { TextVerdict } from './simple-changes.js';

export interface Typed {
  readonly type: TypeId;
  readonly at: SourcePoint;
}

/**
 * A global type that both releases have is compared once, by itself: an edge leads there. Any other
 * pair is a change of the declaration; `wrap` makes the proof one of the declaration's owner.
 */
export function compareText(
  comparing: Comparing,
  subject: string,
  before: Typed,
  after: Typed,
  wrap: (proof: Proof) => Proof,
): Findings {
  const { old } = comparing;
  const isGlobal = old.side.schema.types.get(before.type)?.name !== undefined;
  if (before.type === after.type && isGlobal) {
    const ends = { old: before.type, now: after.type };
    const edge: Edge = { kind: 'self', name: '', label: '', ...ends };
    return { drafts: [], edges: [edge] };
  }
  const drafts = textDrafts(comparing, subject, before, after, wrap);
  return { drafts, edges: [...newcomer(comparing, after.type), ...leaver(comparing, before.type)] };
}

export function textDrafts(
  { old, now, showType }: Comparing,
  subject: string,
  before: Typed,
  after: Typed,
  wrap: (proof: Proof) => Proof,
): readonly Draft[] {
  if (before.type === after.type && !old.side.schema.types.has(before.type)) return [];
  const changes = simpleChanges(
    { schema: old.side.schema, type: before.type },
    { schema: now.side.schema, type: after.type },
  );
  const drafts = changes.map((change): Draft => {
    const verdict = ({ impact, reason, text }: TextVerdict): DraftVerdict =>
      text === undefined
        ? { impact, reason }
        : { ...breaking(reason, wrap({ kind: 'text', text })), impact };
    return {
      rule: change.rule,
      subject,
      detail: change.detail,
      message: change.message,
      before: change.before ?? before.at,
      after: change.after ?? after.at,
      request: verdict(change.request),
      strict: verdict(change.strict),
      tolerant: verdict(change.tolerant),
    };
  });
  return drafts.length > 0 ? drafts : renamed(showType, subject, before, after);
}

/** Row 40: another type with the same language. */
function renamed(
  showType: (id: TypeId) => string,
  subject: string,
  before: Typed,
  after: Typed,
): readonly Draft[] {
  const [from, to] = [showType(before.type), showType(after.type)];
  if (from === to) return [];
  const verdict = { impact: 'safe', reason: 'the same texts are valid' } as const;
  return [
    {
      rule: 'type-renamed',
      subject,
      detail: '',
      message: `the type is ${to} now, was ${from}`,
      before: before.at,
      after: after.at,
      request: verdict,
      strict: verdict,
      tolerant: verdict,
    },
  ];
}
