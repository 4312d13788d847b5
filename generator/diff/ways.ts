/** The way from a document's root element to where an operation begins. */
import type { BoundEnvelope, Step } from '../api/bind.js';
import { leaves } from '../lower/particles.js';
import { clarkOf } from '../support/qname.js';
import type { TypeId } from '../xsd/components.js';
import type { Edge, Version } from './draft.js';

/** One step on the way of a document of one release. */
export type Stride = Pick<Edge, 'kind' | 'name'>;

/** To the payload of an operation: through the envelope, then as the payload's type. */
export function wayToPayload(
  version: Version,
  envelope: BoundEnvelope,
  payload: TypeId,
): readonly Stride[] {
  const strides: Stride[] = stepsIn(version, envelope, envelope.payload);
  return [...strides, { kind: 'derived', name: payload }];
}

function stepsIn({ side }: Version, envelope: BoundEnvelope, steps: readonly Step[]): Stride[] {
  let type = envelope.message.id;
  return steps.map((step) => {
    const { content } = side.view(type);
    type = step.type;
    const node = content.kind === 'elements' ? content.node : undefined;
    const names = leaves(node).flatMap((leaf) =>
      leaf.kind === 'element' ? [clarkOf(leaf.element.name)] : [],
    );
    const name = names.find((each) => each === step.name || each.endsWith(`}${step.name}`));
    return { kind: 'child', name: name ?? step.name };
  });
}

/**
 * Children of the envelope that one direction alone has: responses have no credentials, requests no
 * status. Each is told by the type that holds it and its name.
 */
export function endsOf(envelope: BoundEnvelope, steps: readonly Step[]): readonly string[] {
  const last = steps.at(-1);
  const holder = steps.at(-2)?.type ?? envelope.message.id;
  return last === undefined ? [] : [childKey(holder, last.name)];
}

export function childKey(holder: TypeId, local: string): string {
  return `${holder} ${local}`;
}
