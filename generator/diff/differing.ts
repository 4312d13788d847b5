/** Two content models that are not the same, and the changes that are written down about them. */
import type { Occurrence } from '../language/occurs.js';
import type { Node } from '../lower/particles.js';
import { parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import { meaningOf, ruleName } from './content-rules.js';
import type { ContentRule, Sought } from './content-rules.js';
import type { ContentWords } from './content-words.js';
import type { Comparing, Draft } from './draft.js';

/** The two models and where they stand. */
export interface Contents {
  /** `use:userType` */
  readonly subject: string;
  /** `use:userType.email`, by the type that declares the element. */
  readonly subjectOf: (name: Clark) => string;
  readonly old: Node | undefined;
  readonly now: Node | undefined;
  readonly before: SourcePoint;
  readonly after: SourcePoint;
}

/** Everything that the comparison of one pair of models needs. */
export interface Differing extends Contents {
  readonly comparing: Comparing;
  readonly words: ContentWords;
  readonly was: ReadonlyMap<Clark, Occurrence>;
  readonly is: ReadonlyMap<Clark, Occurrence>;
}

export interface Detail {
  readonly detail?: string;
  readonly message: string;
  readonly request: Sought;
  readonly response: Sought;
}

/** Of an element with that name, or of the content as a whole. */
export function draftOf(
  differing: Differing,
  rule: ContentRule,
  name: Clark | undefined,
  { detail = '', message, request, response }: Detail,
): Draft {
  const { subject, subjectOf, was, is, before, after } = differing;
  const own = name !== undefined;
  const from = own ? was.get(name)?.leaf.at : before;
  const to = own
    ? is.get(rule === 'element-renamed' || rule === 'namespace-changed' ? detail : name)?.leaf.at
    : after;
  return {
    rule: ruleName(rule),
    subject: own ? subjectOf(name) : subject,
    ...(own && { member: parseClark(name).local }),
    detail,
    message,
    ...(from && { before: from }),
    ...(to && { after: to }),
    ...meaningOf(rule, request, response),
  };
}

/** `optional, of type use:pinType, at most 3` */
export function shown({ comparing }: Differing, occurrence: Occurrence | undefined): string {
  if (occurrence === undefined) return '';
  const { min, max, leaf } = occurrence;
  const isRequired = min > 0 ? 'required' : 'optional';
  const type = comparing.showType(leaf.element.type);
  const many = max === 1 ? '' : max === Infinity ? ', any number' : `, at most ${max}`;
  return `${isRequired}, ${type}${many}`;
}
