import { judgeCases, judged, traceCases } from './judge-cases.js';
import { PLACE_CASES } from './schemas-places.js';

judgeCases(judged(PLACE_CASES));
traceCases(judged(PLACE_CASES));
