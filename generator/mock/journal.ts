import type { JournalEntry } from './model.js';

const MOST_ENTRIES = 1000;
/** Of all requests together that are kept: a few large ones must not fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The latest calls; older ones are forgotten. */
export class Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #sizes: number[] = [];
  #bytes = 0;

  add(entry: JournalEntry, requestBytes: number): void {
    this.#entries.push(entry);
    this.#sizes.push(requestBytes);
    this.#bytes += requestBytes;
    while (this.#entries.length > MOST_ENTRIES || this.#bytes > MOST_BYTES) {
      this.#entries.shift();
      this.#bytes -= this.#sizes.shift() ?? 0;
    }
  }

  get entries(): readonly JournalEntry[] {
    return [...this.#entries];
  }
}
