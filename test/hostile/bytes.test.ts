import { judgeCases, judged } from './judge-cases.js';
import { BYTE_CASES } from './schemas-bytes.js';

judgeCases(judged(BYTE_CASES));
