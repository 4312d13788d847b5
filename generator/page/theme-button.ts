/** The button that goes from theme to theme. */
import { chooseTheme, chosenTheme, NEXT_THEME } from './theme-choice.js';
import type { Theme } from './theme-choice.js';

export function startTheme(document: Document): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.theme')) {
    // Kept here too: where nothing is kept across pages, the button still works.
    let theme: Theme = chosenTheme();
    const label = (): void => {
      button.textContent = `Theme: ${theme}`;
    };
    button.addEventListener('click', () => {
      theme = NEXT_THEME[theme];
      chooseTheme(theme);
      label();
    });
    label();
    button.hidden = false;
  }
}
