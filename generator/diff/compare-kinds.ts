/** Text on one side, elements on the other: row 17 of the table, unless both admit the same. */
import { accepts } from '../language/simple.js';
import type { ContentView, TypeView } from '../language/side.js';
import { otherText } from './other-text.js';
import { breaking, element, safe } from './draft.js';
import type { Comparing, Draft, DraftVerdict, Proof, Version } from './draft.js';
import { isNullable, leaves } from '../lower/particles.js';
import { clarkOf } from '../support/qname.js';

export function compareKinds(
  comparing: Comparing,
  subject: string,
  before: TypeView,
  after: TypeView,
): readonly Draft[] {
  const request = refusal(comparing.old, before, comparing.now, after);
  const response = refusal(comparing.now, after, comparing.old, before);
  const say = (proof: Proof | undefined, reason: string): DraftVerdict =>
    proof === undefined ? safe('what was valid stays valid') : breaking(reason, proof);
  return [
    {
      rule: 'type-unrelated',
      subject,
      detail: 'content',
      message: `${kindOf(after.content)} now, was ${kindOf(before.content)}`,
      before: before.at,
      after: after.at,
      request: say(request, 'the new release refuses the old content'),
      strict: say(response, 'a strict reader refuses the new content'),
      tolerant: say(response, 'the reader finds nothing that it knows'),
    },
  ];
}

function kindOf(content: ContentView): string {
  if (content.kind === 'text') return 'text';
  if (content.node === undefined) return content.mixed ? 'text' : 'empty';
  return content.mixed ? 'text and elements' : 'elements';
}

/** A content of the one that the other does not admit. */
function refusal(
  version: Version,
  from: TypeView,
  other: Version,
  to: TypeView,
): Proof | undefined {
  const { content } = from;
  if (content.kind === 'text') {
    if (to.content.kind === 'text') return undefined;
    const isNullableThere = to.content.node === undefined || isNullable(to.content.node);
    if (!isNullableThere) return element((builder, spot) => builder.minimal(spot));
    if (to.content.mixed) return undefined;
    const text = otherText(version, from.id, '');
    return text === undefined ? undefined : { kind: 'text', text };
  }
  if (to.content.kind !== 'text') return undefined;
  const [leaf] = leaves(content.node).filter((each) => each.kind === 'element');
  if (leaf?.kind === 'element') {
    const name = clarkOf(leaf.element.name);
    return element((builder, spot) =>
      builder.withChild(spot, name, (child) => builder.minimal(child)),
    );
  }
  const texts = content.mixed ? ['other', '', '0'] : [''];
  const simple = { schema: other.side.schema, type: to.content.type };
  const refused = texts.find((text) => !accepts(simple, text));
  return refused === undefined ? undefined : { kind: 'text', text: refused };
}
