/** One document: the verdict of the emitted code in strict mode, and what its value comes back as. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { rootOf } from '../generator/execute/document.js';
import { codecOfRoot, type Codecs } from '../generator/execute/execute.js';
import type { Codec } from '../generator/runtime/codec.js';
import type { Judged } from '../generator/runtime/document.js';
import { difference } from './infoset.js';
import type { Schema } from './schema.js';
import type { Verdict } from './suite.js';

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
  /** Null for a document that was refused. */
  readonly roundTrip: boolean | null;
}

export function judge(file: string, schema: Schema): Judgement {
  if ('reason' in schema) return refused(`schema: ${schema.reason}`);
  const { codecs, defaults } = schema;
  const bytes = readFileSync(file);
  try {
    const root = rootOf(bytes);
    const codec = root && codecOfRoot(codecs, root);
    if (codec === undefined) return refused(`no element ${root?.name}`);
    const read = decoded(codecs, codec, bytes);
    const [issue] = read.issues;
    if (issue !== undefined)
      return refused(`${issue.path.join('.')} ${issue.message} (${issue.constraint ?? ''})`);
    const loss = lossOf(codecs, codec, read.value, bytes, defaults);
    return { verdict: 'valid', reason: loss ?? '', roundTrip: loss === undefined };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'XmlError') throw error;
    return refused(error.message);
  }
}

function refused(reason: string): Judgement {
  return { verdict: 'invalid', reason, roundTrip: null };
}

type AnyCodec = Codec<unknown>;

/** What no server would send, a suite may. */
const LIMITS = { attributes: 10_000 };

function decoded(codecs: Codecs, codec: AnyCodec, bytes: Uint8Array): Judged<unknown> {
  return codecs.decode(codec, bytes, { mode: 'strict', types: codecs.types, limits: LIMITS });
}

/** What is lost when the value is written and read again. */
function lossOf(
  codecs: Codecs,
  codec: AnyCodec,
  value: unknown,
  before: Buffer,
  defaults: readonly string[],
): string | undefined {
  try {
    const after = codecs.encode(codec, value, { types: codecs.types });
    const found = difference(before, Buffer.from(after), defaults);
    if (found !== undefined) return found;
    const again = decoded(codecs, codec, after);
    return isDeepStrictEqual(again.value, value) ? undefined : 'the value is another one';
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidValueError') throw error;
    return error.message;
  }
}
