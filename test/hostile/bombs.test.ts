import { judgeCases, judged } from './judge-cases.js';
import { BOMB_CASES } from './schemas-bombs.js';

judgeCases(judged(BOMB_CASES));
