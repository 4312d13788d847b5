/** What of the emitted client and its runtime the scenario uses; its types are not at hand. */
import type { Codec, DerivedType } from '../../generator/runtime/codec.js';
import type { decode, encode } from '../../generator/runtime/document.js';
import type { decodeRows } from '../../generator/runtime/rows.js';
import type { Reply } from '../../generator/runtime/reply.js';
import type { Transport } from '../../generator/runtime/transport.js';

export type Call = (request: object, options?: object) => Promise<Reply<object>>;

export interface Settings {
  readonly siteName: string;
  readonly webExID: string;
  readonly password: string;
  readonly endpoint?: string;
  readonly transport?: Transport;
  readonly timeoutMs?: number;
}

export interface Emitted {
  readonly createClient: (
    settings: Settings,
    services: object,
  ) => { readonly user: Readonly<Record<'setUser' | 'getUser', Call>> };
  readonly user: object;
  readonly decode: typeof decode;
  readonly encode: typeof encode;
  readonly decodeRows: typeof decodeRows;
  readonly messageElement: Codec<object>;
  readonly BodyContentTypeCodec: Codec<object>;
  readonly types: readonly DerivedType[];
}

/** One assertion: both sides as text, so that they survive the way out of a browser. */
export interface Outcome {
  readonly name: string;
  readonly actual: string;
  readonly expected: string;
}

export interface Report {
  /** Whether the platform has Node's Buffer, which the runtime uses where it can. */
  readonly hasBuffer: boolean;
  readonly outcomes: readonly Outcome[];
}
