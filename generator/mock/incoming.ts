/** What comes over a socket, request or response. */
import type { IncomingMessage } from 'node:http';

/** Stops soon after the limit, which the result then exceeds; the connection is left open. */
export async function readBytes(incoming: IncomingMessage, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const part of incoming.iterator({ destroyOnReturn: false })) {
    // A stream without an encoding gives bytes.
    const chunk = part as Uint8Array;
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) break;
  }
  return Buffer.concat(chunks);
}

export function plainHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      return value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]];
    }),
  );
}
