import type { CheckableType, CheckableTypes } from './check.js';
import type { Tolerant } from './issue.js';
import type { Reader, ReadableType, ReadableTypes } from './reader.js';
import type { AnyScalar } from './scalar.js';
import type { Part, Shape } from './shape.js';
import type { WritableType } from './writer.js';

/** Reads, writes and judges one type of the schema; emitted, one for each type and document. */
export interface Codec<T> {
  /** `{namespace}local` of the type or element; for messages. */
  readonly name: string;
  /** Namespace and local name of the root element, unless the caller names another. */
  readonly root: readonly [namespace: string, local: string];
  /** `{namespace}local` of the type; empty for an anonymous one. */
  readonly type: string;
  /** Prefix to namespace, for everything that may be printed. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly read: (r: Reader) => Tolerant<T>;
  /** What writers and checks go by. */
  readonly part: () => Part<T>;
  /** What a field of the root has beside RECORD (see field.ts). */
  readonly bits?: number;
  /** Names of members whose values no issue may show. */
  readonly secrets: ReadonlySet<string>;
}

/** What a reader needs of a codec. */
export type ReadableCodec<T> = Pick<Codec<T>, 'type' | 'read' | 'bits'>;

/** What writers and checks need of a codec, whatever its values. */
export type Outline = Pick<Codec<never>, 'root' | 'type' | 'prefixes' | 'part'>;

/** A type that may stand in another's place through xsi:type; a direction not needed is left out. */
export interface DerivedType extends ReadableType, WritableType, CheckableType {
  readonly shape?: Shape<never>;
  /** Of a simple type, which has neither of these. */
  readonly scalar?: AnyScalar;
  /** The names of a union's member types, and of those that unions among them have. */
  readonly members?: readonly string[];
}

/** A list of such types: that of `types.codec.ts`, or the globals of the schema set. */
export interface DerivedTypes extends ReadonlyArray<DerivedType> {
  readonly typing?: NonNullable<ReadableTypes['typing']> & NonNullable<CheckableTypes['typing']>;
  readonly reading?: NonNullable<ReadableTypes['reading']>;
  readonly judging?: NonNullable<CheckableTypes['judging']>;
}
