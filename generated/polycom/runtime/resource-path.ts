/** Members in paths and queries, and how they are found there again. */
import { isObject } from './gather.js';
import type { Issue } from './issue.js';
import { fault, isText } from './resource-issue.js';
import type { AnyResourceOperation } from './resource.js';

/** Path and query of a call; what is wrong with the members there is added to `issues`. */
export function targetOf(
  operation: AnyResourceOperation,
  members: object,
  issues: Issue[],
): string {
  const { path, query = [] } = operation;
  const escaped = (name: string): string | undefined => {
    const value = memberOf(members, name);
    if (value === undefined) return undefined;
    try {
      if (isText(value)) return encodeURIComponent(String(value));
      issues.push(fault(operation, 'type', [name], 'a text or a number'));
    } catch {
      // Half of a character; what it stands in is not shown.
      issues.push(fault(operation, 'character', [name], 'whole characters'));
    }
    return '';
  };
  const filled = path.replace(BRACES, (_, name: string) => {
    const text = escaped(name);
    if (text === undefined) issues.push(fault(operation, 'required', [name], name));
    // Servers and proxies take these for steps to elsewhere (RFC 3986, section 5.2.4).
    if (text === '.' || text === '..' || memberOf(members, name) === '')
      issues.push(
        fault(
          operation,
          'lexical',
          [name],
          'a text other than "", "." and ".."',
          memberOf(members, name),
        ),
      );
    return text ?? '';
  });
  const pairs = query.flatMap((name) => {
    const text = escaped(name);
    return text === undefined ? [] : [`${encodeURIComponent(name)}=${text}`];
  });
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled;
}

const BRACES = /\{([^}]*)\}/g;

/** Names of the members that stand in a path. */
export function parametersOf(path: string): readonly string[] {
  return Array.from(path.matchAll(BRACES), ([, name = '']) => name);
}

/** A member of a request's own; undefined where there is none. */
export function memberOf(members: unknown, name: string): unknown {
  return isObject(members) && Object.hasOwn(members, name)
    ? members[name as keyof object]
    : undefined;
}

/** The members that stand in a URL whose path ends as `path` does; none where it ends otherwise. */
export function membersIn(path: string, url: string): Readonly<Record<string, string>> {
  const literal = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(BRACES, '([^/]+)');
  const [, ...texts] = new RegExp(`${literal}/?$`).exec(new URL(url).pathname) ?? [];
  try {
    const pairs = parametersOf(path).flatMap((name, i) => {
      const text = texts[i];
      return text === undefined ? [] : [[name, decodeURIComponent(text)] as const];
    });
    return Object.fromEntries(pairs);
  } catch {
    // A % that begins no escape: the text means nothing here.
    return {};
  }
}
