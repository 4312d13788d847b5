import { fastBytes } from './bytes.js';

/** Bytes that come in at the end and are taken away at the beginning. */
export class ByteQueue {
  bytes: Uint8Array = fastBytes(new Uint8Array(1 << 16));
  /** What is in use, from the first byte. */
  length = 0;
  /** How many bytes were taken away. */
  taken = 0;

  add(chunk: Uint8Array): void {
    const need = this.length + chunk.length;
    if (need > this.bytes.length) {
      const larger = fastBytes(new Uint8Array(Math.max(need, this.bytes.length * 2)));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(chunk, this.length);
    this.length = need;
  }

  take(count: number): void {
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
    this.taken += count;
  }
}
