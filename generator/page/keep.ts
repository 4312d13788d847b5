/** What a reader chose, kept across pages; a browser may refuse to keep anything. */

export type Choice = 'theme' | 'tab';

export function kept(choice: Choice): string | null {
  try {
    return localStorage.getItem(choice);
  } catch {
    return null;
  }
}

export function keep(choice: Choice, value: string): void {
  try {
    localStorage.setItem(choice, value);
  } catch {
    // It holds for this page, then.
  }
}
