/** Codecs of documents that are judged as a whole when everything else is. */
import type { DocumentElement, RecordType } from '../ir/model.js';
import type { CodecScope } from './codec-scope.js';
import { stringLiteral } from './escape.js';
import type { Wholeness } from './identity-reach.js';
import { elementNodeName, nodeName } from './identity-scalar.js';

/** What is known of a document of this element; undefined where nothing must hold of the whole. */
export function wholeOfElement(scope: CodecScope, element: DocumentElement): string | undefined {
  const wholeness = scope.wholes.ofElement(element.name);
  return wholeness && known(scope, scope.identity(elementNodeName(scope, element)), wholeness);
}

/** The same of a type, whatever element has it. */
export function wholeOfType(scope: CodecScope, record: RecordType): string | undefined {
  const wholeness = scope.wholes.ofType(record.id);
  if (wholeness === undefined) return undefined;
  const type = scope.identity(nodeName(scope, record));
  return known(
    scope,
    `() => ({ name: ${stringLiteral(record.name ?? '')}, type: ${type} })`,
    wholeness,
  );
}

function known(scope: CodecScope, node: string, wholeness: Wholeness): string {
  return wholeness === 'open' ? `${node}, ${scope.identity('globals')}` : node;
}

interface Ways {
  readonly read: string;
  readonly part: string;
  readonly typeName: string;
  readonly whole?: string | undefined;
}

/** How a codec reads, and the part that writers and checks go by. */
export function waysOf(
  scope: CodecScope,
  { read, part, typeName, whole }: Ways,
): Pick<Ways, 'read' | 'part'> {
  if (whole === undefined) return { read, part };
  const inner = part.replace('() => ', '');
  return {
    read: `(r) => ${scope.value('whole', 'readWhole')}(r, ${read}, ${whole})`,
    part: `() => ${scope.value('whole', 'wholePart')}(${inner}, ${stringLiteral(typeName)}, ${whole})`,
  };
}
