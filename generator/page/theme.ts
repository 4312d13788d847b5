/** Runs before anything is painted, so that no page flashes in the other theme. */
import { chosenTheme, showTheme } from './theme-choice.js';

showTheme(chosenTheme());
