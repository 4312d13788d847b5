/** A text of a type that is not the given one; not empty, for an empty element has its default. */
import { accepts, shortestText } from '../language/simple.js';
import type { TypeId } from '../xsd/components.js';
import { ANY_TYPE } from '../xsd/builtins.js';
import type { Version } from './draft.js';

const CANDIDATES = ['other', '0', '1', '2', 'true', 'false', 'a', 'b', '2001-01-01'] as const;

export function otherText(
  { side }: Version,
  id: TypeId,
  known: string | undefined,
): string | undefined {
  const { content } = side.view(id);
  if (content.kind !== 'text') return id === ANY_TYPE || content.mixed ? 'other' : undefined;
  const { type } = content;
  const simple = { schema: side.schema, type };
  const definition = side.schema.types.get(type);
  const listed =
    definition?.kind === 'simple'
      ? (definition.facets.enumeration ?? []).map(({ value }) => value)
      : [];
  const texts = [shortestText(simple), ...listed, ...CANDIDATES];
  return texts.find(
    (text) => text !== undefined && text !== '' && text !== known?.trim() && accepts(simple, text),
  );
}
