/** Light, dark, or what the system says. */
import { keep, kept } from './keep.js';

export type Theme = 'auto' | 'light' | 'dark';

export const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  auto: 'light',
  light: 'dark',
  dark: 'auto',
};

export function chosenTheme(): Theme {
  const theme = kept('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

export function chooseTheme(theme: Theme): void {
  keep('theme', theme);
  showTheme(theme);
}

/** The style goes by the system where the attribute is missing. */
export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset['theme'];
  else dataset['theme'] = theme;
}
