/** Where the documentation of the new release shows what changed. */
import type { CompiledSet } from '../compile.js';
import type { PageKey } from '../diagram/model.js';
import type { Change, Comparison, OperationDiff } from '../diff/model.js';
import { componentShower } from '../diff/paired-sets.js';
import type { SourcePoint } from '../support/source.js';
import type { Addresses } from './addresses.js';
import { kindOf } from './changes-kinds.js';
import type { Place } from './extras.js';
import { membersIn } from './marks-members.js';
import { targetsIn } from './marks-targets.js';
import type { FindTargets, Target } from './marks-targets.js';

export interface Places {
  readonly ofChange: (change: Change) => Place | undefined;
  /** Of an operation or a root element that the new release has. */
  readonly ofOperation: (diff: OperationDiff) => PageKey | undefined;
}

export function placesIn(
  { changes, operations }: Pick<Comparison, 'changes' | 'operations'>,
  old: CompiledSet,
  now: CompiledSet,
  addresses: Addresses,
): Places {
  const show = componentShower(old, now);
  const subjects = [
    ...changes.flatMap(({ subject }) => [subject, latter(subject)]),
    ...operations.map(({ id }) => id),
  ];
  const find = targetsIn(now, membersIn(now.schema), show, subjects);
  const former = targetsIn(old, membersIn(old.schema), show, subjects);
  return {
    ofChange: ({ rule, subject, before, after }) => {
      const isGone = kindOf(rule) === 'removed' || rule === 'element-renamed';
      const target = isGone ? meant(former, subject, before) : meant(find, subject, after);
      // What is gone has a row in its type, if that is still there.
      const hasRow = !isGone || target?.kind === 'member' || target?.kind === 'value';
      return target === undefined || !hasRow ? undefined : placeOf(target, addresses);
    },
    ofOperation: ({ id, after }) => {
      const [target] = after === undefined ? [] : find(id, after);
      return target && placeOf(target, addresses)?.page;
    },
  };
}

const ARROW = ' → ';

/** Where a member has another type than before, the change is about that one. */
function meant(
  find: FindTargets,
  subject: string,
  at: SourcePoint | undefined,
): Target | undefined {
  const [target = find(latter(subject), at)[0]] = find(subject, at);
  return target;
}

function latter(subject: string): string {
  const arrow = subject.lastIndexOf(ARROW);
  return arrow < 0 ? subject : subject.slice(arrow + ARROW.length);
}

function placeOf(target: Target, { operations, elements, types }: Addresses): Place | undefined {
  const place = (page: PageKey | undefined, fragment: string): Place | undefined =>
    page === undefined ? undefined : { page, fragment };
  switch (target.kind) {
    case 'operation':
      return place(operations.get(target.id), '');
    case 'element':
      return place(elements.get(target.name), '');
    case 'type':
      return place(types.get(target.type), '');
    case 'member':
      return place(types.get(target.type), `/${target.name}`);
    case 'value':
      return place(types.get(target.type), `value/${encodeURIComponent(target.value)}`);
  }
}
