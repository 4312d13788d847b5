/** What differs between default and fixed values: rows 24 and 25 of the table. */
import type { SourcePoint } from '../support/source.js';
import { quote } from '../support/text.js';
import type { TypeId } from '../xsd/components.js';
import { otherText } from './other-text.js';
import { breaking, safe, warning } from './draft.js';
import type { Comparing, Draft, DraftVerdict, Proof } from './draft.js';

export interface Valued {
  readonly type: TypeId;
  readonly default?: string;
  readonly fixed?: string;
  readonly at: SourcePoint;
}

/** Of two declarations; `wrap` makes the proof one of the declaration's owner. */
export function compareValues(
  { old, now }: Comparing,
  subject: string,
  before: Valued,
  after: Valued,
  wrap: (proof: Proof) => Proof,
): readonly Draft[] {
  const places = { subject, before: before.at, after: after.at, detail: '' };
  const drafts: Draft[] = [];
  if (before.fixed !== after.fixed) {
    const shown = (value: string | undefined): string =>
      value === undefined ? 'none' : quote(value);
    const message = `fixed value ${shown(after.fixed)}, was ${shown(before.fixed)}`;
    if (after.fixed === undefined) {
      const text = otherText(now, after.type, before.fixed);
      const strict: DraftVerdict =
        text === undefined
          ? safe('there is no other value')
          : breaking('a strict reader refuses other values', wrap({ kind: 'text', text }));
      const tolerant = warning('the value may be another one now');
      const request = safe('the new release admits the value');
      drafts.push({ rule: 'fixed-lifted', ...places, message, request, strict, tolerant });
    } else {
      const text = before.fixed ?? otherText(old, before.type, after.fixed);
      const request =
        text === undefined
          ? safe('there is no other value')
          : breaking('the new release refuses other values', wrap({ kind: 'text', text }));
      const response =
        before.fixed === undefined
          ? safe('the value was admitted before')
          : breaking('the value is another one', wrap({ kind: 'text', text: after.fixed }));
      drafts.push({
        rule: 'fixed-imposed',
        ...places,
        message,
        request,
        strict: response,
        tolerant: response,
      });
    }
  }
  if (before.default !== after.default) {
    const shown = (value: string | undefined): string =>
      value === undefined ? 'none' : quote(value);
    const verdict = warning('what is left out means something else');
    const message = `default ${shown(after.default)}, was ${shown(before.default)}`;
    const all = { request: verdict, strict: verdict, tolerant: verdict };
    drafts.push({ rule: 'default-changed', ...places, message, ...all });
  }
  return drafts;
}
