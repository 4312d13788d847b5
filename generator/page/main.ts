/** The script of every page. Without it all that is to be read is there; it adds what moves. */
import { startAnnouncing } from './announce.js';
import { startCopying } from './copy.js';
import { startDiagrams } from './diagram.js';
import { startFilters } from './filter.js';
import { startLive } from './live.js';
import { startSearch } from './search.js';
import { startTabs } from './tabs.js';
import { startTheme } from './theme-button.js';

startAnnouncing(document);
startTheme(document);
startSearch(document);
startTabs(document);
startCopying(document);
startFilters(document);
startDiagrams(document);
startLive(document);
