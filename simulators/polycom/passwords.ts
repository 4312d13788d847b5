import type { PasswordRules } from './state/state.js';

/** What is wrong with a new password; undefined for a good one. */
export function weakness(
  password: string,
  { length, letters, digits }: PasswordRules,
): string | undefined {
  const fails = [
    [[...password].length, length, 'characters'],
    [count(password, /\p{L}/gu), letters, 'letters'],
    [count(password, /\p{Nd}/gu), digits, 'digits'],
  ] as const;
  const found = fails.find(([has, needs]) => has < needs);
  return found && `the password needs at least ${found[1]} ${found[2]}`;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
