/** A text that is another one whenever what it was made of is (FNV-1a with 64 bits). */
export function hashOf(text: string): string {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100_0000_01b3n);
  return hash.toString(16).padStart(16, '0');
}
