/** What reading costs in memory: at the peak, and afterwards. */
import { isOurs } from '../candidates/ours.mjs';
import { READER_NAMES } from '../candidates/readers.mjs';
import { list } from '../documents/documents.mjs';
import { store } from '../documents/store.mjs';
import { inProcess } from '../harness/processes.mjs';

const MB = 1e6;
/** Some 6.7 MB of XML. */
const KEPT_ROWS = 15_600;
const KEPT_DOCUMENTS = 20;
/** One of those that cut texts out of the document, and so keep all of it. */
const KEPT = ['decode, strict', 'decode, tolerant', 'JSON.parse', 'saxes + build'];

export async function memory(folder) {
  const small = await store(folder, list('users', 100));
  const document = await store(folder, list('users', 10_000));
  const peaks = READER_NAMES.map((candidate) => {
    const input = { folder, document, small, candidate };
    return {
      what: `${candidate}: peak while reading 10,000 rows (${(document.bytes / MB).toFixed(1)} MB)`,
      value: inProcess('peak', input) / MB,
      unit: 'MB',
    };
  });
  const kept = KEPT.map((candidate) => {
    const input = {
      folder,
      document: small,
      candidate,
      documents: KEPT_DOCUMENTS,
      rows: KEPT_ROWS,
    };
    const value = inProcess('kept', input, ['--expose-gc']) / MB;
    return {
      what: `${candidate}: kept by one row of each of ${KEPT_DOCUMENTS} documents of 6.7 MB`,
      value: Math.max(0, value),
      unit: 'MB',
      ...(isOurs(candidate) && { below: 1 }),
    };
  });
  return { figures: [...peaks, ...kept] };
}
