/** Values that the schema refuses, and what the server makes of them. */
import type { Context } from '../context.js';
import { invalid } from '../outcomes.js';
import type { Failure } from '../outcomes.js';
import { rulesOf } from '../sites.js';

type Issue = Context['issues'][number];

/** What an issue must be to say that a value is wrong; others say where elements stand. */
const ABOUT_VALUES: ReadonlySet<Issue['code']> = new Set<Issue['code']>([
  'lexical',
  'range',
  'unsafe-integer',
  'length',
  'pattern',
  'enumeration',
  'digits',
]);

/** Paths of wrong values below the operation, without those of members that the site ignores. */
export function wrongValues({ site, issues }: Context): readonly Issue[] {
  const { ignored } = rulesOf(site);
  return issues.filter((issue) => {
    const [first] = memberPath(issue);
    return ABOUT_VALUES.has(issue.code) && first !== undefined && !ignored.has(String(first));
  });
}

/** A wrong value is refused, unless it is that of an option, which is reset instead. */
export function refuseValues(context: Context): Failure | undefined {
  const wrong = wrongValues(context).find((issue) => !isOption(context, issue));
  return wrong && invalid(`Validation error: ${memberPath(wrong).join('.')}: ${wrong.message}`);
}

export function isOption({ site }: Context, issue: Issue): boolean {
  const [group, option] = memberPath(issue);
  return site.settings.options.get(String(group))?.has(String(option)) ?? false;
}

/** The path below the operation; empty for what is not about the operation. */
export function memberPath({ path }: Issue): Issue['path'] {
  if (path[0] !== 'header' && path[0] !== 'body') return path;
  const start = path.indexOf('bodyContent') + 1;
  return start === 0 ? [] : path.slice(typeof path[start] === 'number' ? start + 1 : start);
}
