/** The TypeScript type of a use of a type. */
import type { Scalar, TypeRef } from '../ir/model.js';
import { runtimeName, typeName, type Scope } from './scope.js';
import { array, name, STRING, union, type TsType } from './ts-type.js';

export function typeOf(scope: Scope, ref: TypeRef): TsType {
  switch (ref.kind) {
    case 'anything':
      return name(runtimeName(scope, 'AnyElement'));
    case 'builtin':
      return scalarType(scope, ref.scalar);
    case 'type': {
      const type = scope.model.types.get(ref.id);
      const isInline = type?.kind === 'scalar' && !scope.names.type.has(ref.id);
      return isInline ? scalarType(scope, type.scalar) : name(typeName(scope, ref.id));
    }
  }
}

export function scalarType(scope: Scope, { value }: Scalar): TsType {
  switch (value.kind) {
    case 'text':
      return STRING;
    case 'boolean':
      return name('boolean');
    case 'integer':
    case 'float':
      return name('number');
    case 'bigint':
      return name('bigint');
    case 'bytes':
      return name('Uint8Array');
    case 'list':
      return array(typeOf(scope, value.item));
    case 'union':
      return union(...value.members.map((member) => typeOf(scope, member)));
  }
}

/** What a comment should say about a value whose type has no comment of its own. */
export function inlineScalar(scope: Scope, ref: TypeRef): Scalar | undefined {
  switch (ref.kind) {
    case 'anything':
      return undefined;
    case 'builtin':
      return ref.scalar;
    case 'type': {
      const type = scope.model.types.get(ref.id);
      const isInline = type?.kind === 'scalar' && !scope.names.type.has(ref.id);
      return isInline ? type.scalar : undefined;
    }
  }
}
