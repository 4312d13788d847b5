/** Changes of members: what each means to a program, and what to do. */
import type { Draft } from './draft.js';
import type { Impact } from './model.js';
import type { Use } from './roles.js';

interface Member {
  readonly key: string;
  /** As a program sees its type. */
  readonly text: string;
}

/** Whether values of the old release do for the new one, and the other way round. */
export interface Fit<Answer = boolean> {
  readonly isWider: Answer;
  readonly isNarrower: Answer;
}

export function memberAdded({ key, text }: Member, isRequired: boolean, use: Use): Draft {
  const kind = isRequired ? 'required' : 'optional';
  return {
    kind: 'member-added',
    member: key,
    after: text,
    impact: isRequired && use.isSent ? 'breaking' : 'safe',
    message: `${kind} member added, of type ${text}`,
    advice: `give ${key} wherever such a value is written`,
    // What is required another day is another change.
    detail: kind,
  };
}

export function memberRemoved({ key, text }: Member, use: Use): Draft {
  return {
    kind: 'member-removed',
    member: key,
    before: text,
    impact: 'breaking',
    message: `member removed, which was of type ${text}`,
    advice: use.isSent ? `leave ${key} out` : `do without ${key}: nothing sends it any more`,
  };
}

export function memberRenamed(was: Member, is: Member): Draft {
  return {
    kind: 'member-renamed',
    member: was.key,
    before: `${was.key}: ${was.text}`,
    after: `${is.key}: ${is.text}`,
    impact: 'breaking',
    message: `member renamed to ${is.key}`,
    advice: `write ${is.key} for ${was.key}`,
    detail: is.key,
  };
}

export function memberRequired(was: Member, is: Member, { isSent }: Use): Draft {
  return {
    kind: 'member-required',
    member: was.key,
    before: was.text,
    after: is.text,
    impact: isSent ? 'breaking' : 'safe',
    message: 'member became required',
    advice: `give ${was.key} wherever such a value is written`,
  };
}

/** Replies of operations are read tolerantly: there every member may have been undefined before. */
export function memberOptional(was: Member, is: Member, use: Use): Draft {
  const impact: Impact = use.isReceived ? (use.isTolerated ? 'warning' : 'breaking') : 'safe';
  const why = use.isTolerated ? '; a tolerant reader had said so before, a strict one had not' : '';
  return {
    kind: 'member-optional',
    member: was.key,
    before: was.text,
    after: is.text,
    impact,
    message: `member became optional${impact === 'safe' ? '' : why}`,
    advice: `be prepared for ${was.key} to be undefined`,
  };
}

export function memberType(was: Member, is: Member, fit: Fit, use: Use): Draft {
  return {
    kind: 'member-type',
    member: was.key,
    before: was.text,
    after: is.text,
    ...typeChange(was.text, is.text, fit, use),
    detail: `${was.text} ${is.text}`,
  };
}

/** Writers need a type that takes what they write, readers one that gives what they know. */
export function typeChange(
  was: string,
  is: string,
  { isWider, isNarrower }: Fit,
  use: Use,
): Pick<Draft, 'impact' | 'message' | 'advice'> {
  const [failsWriters, failsReaders] = [use.isSent && !isWider, use.isReceived && !isNarrower];
  const isUnused = !use.isSent && !use.isReceived;
  const impact = failsWriters || failsReaders ? 'breaking' : isUnused ? 'warning' : 'safe';
  const way = isWider ? 'widened' : isNarrower ? 'narrowed' : 'changed';
  const message = `type ${way} from ${was} to ${is}`;
  if (failsWriters) return { impact, message, advice: `write a value of type ${is}` };
  return { impact, message, advice: `be prepared for ${is} where it is read` };
}

/** Members that exclude each other otherwise than before. */
export function choiceChanged({ isWider, isNarrower }: Fit<boolean | 'unknown'>, use: Use): Draft {
  const impacts: Impact[] = [];
  if (use.isSent && isWider !== true) impacts.push(isWider === false ? 'breaking' : 'warning');
  if (use.isReceived && isNarrower !== true) impacts.push('warning');
  const impact = impacts.find((each) => each === 'breaking') ?? impacts[0] ?? 'safe';
  return {
    kind: 'declaration-kind',
    impact,
    message:
      isWider === true
        ? 'more members may stand together, or be absent together'
        : 'members exclude each other, or require each other, otherwise than before',
    advice:
      impact === 'breaking'
        ? 'write one of the combinations that its type lists'
        : 'look at code that tells the combinations apart',
  };
}
