import { judgeCases, judged } from './judge-cases.js';
import { TEXT_CASES } from './schemas-texts.js';

judgeCases(judged(TEXT_CASES));
