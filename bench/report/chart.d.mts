/** Types of chart.mjs, which the tests import too. */
import type { Results } from './pages.mjs';

export declare function chart(sections: Results): string;
