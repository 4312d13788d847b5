/** What differs between the attributes of two types: rows 24, 25, 27 to 29 of the table. */
import type { SchemaSide, TypeView } from '../language/side.js';
import { admits, wildcardOf } from '../lower/wildcard.js';
import { clark, parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { AttributeUse } from '../xsd/components.js';
import { compareOpenAttributes } from './compare-open-attributes.js';
import { compareText } from './compare-text.js';
import { leaver, newcomer } from './alone.js';
import { compareValues } from './compare-values.js';
import { breaking, element, safe, warning } from './draft.js';
import type { Comparing, Draft, Edge, Findings, Proof } from './draft.js';

export function compareAttributes(
  comparing: Comparing,
  subject: string,
  old: TypeView,
  now: TypeView,
): Findings {
  const drafts: Draft[] = [];
  const edges: Edge[] = [];
  const add = (use: AttributeUse, found: readonly Draft[]): void => {
    drafts.push(...found.map((draft) => ({ ...draft, member: `@${use.name.local}` })));
  };
  for (const [name, before] of old.attributes) {
    const after = now.attributes.get(name);
    const own = ownSubject(comparing, subject, after ?? before);
    if (after === undefined) {
      add(before, [removal(own, before, admitting(comparing.now.side, now, name))]);
      edges.push(...leaver(comparing, before.type));
      continue;
    }
    add(after, useChange(own, name, before, after));
    const wrap = (proof: Proof): Proof =>
      proof.kind === 'text' ? withValue(name, proof.text) : proof;
    add(after, compareValues(comparing, own, before, after, wrap));
    if (before.fixed !== undefined && before.fixed === after.fixed) continue;
    const types = compareText(comparing, own, before, after, wrap);
    add(after, types.drafts);
    edges.push(
      ...types.edges.map((edge): Edge => {
        return { ...edge, kind: 'attribute', name, label: `@${before.name.local}` };
      }),
    );
  }
  for (const [name, after] of now.attributes) {
    if (old.attributes.has(name)) continue;
    add(after, [
      addition(
        ownSubject(comparing, subject, after),
        after,
        admitting(comparing.old.side, old, name),
      ),
    ]);
    edges.push(...newcomer(comparing, after.type));
  }
  drafts.push(...compareOpenAttributes(comparing, subject, old, now));
  return { drafts, edges };
}

/** By the type that declares it. */
function ownSubject({ showType }: Comparing, subject: string, use: AttributeUse): string {
  const owner = use.inheritedFrom === undefined ? subject : showType(use.inheritedFrom);
  return `${owner}.@${use.name.local}`;
}

/** An attribute that the type does not declare, but a wildcard admits. */
function admitting({ schema }: SchemaSide, { attributeWildcard }: TypeView, name: Clark): boolean {
  if (attributeWildcard === undefined) return false;
  const { namespace } = parseClark(name);
  const isKnown = attributeWildcard.process !== 'strict' || schema.attributes.has(name);
  return isKnown && admits(wildcardOf(attributeWildcard), namespace);
}

function withValue(name: Clark, value: string): Proof {
  return element((builder, spot) => builder.withAttribute(spot, name, value));
}

function without(name: Clark): Proof {
  return element((builder, spot) => builder.withAttribute(spot, name, undefined));
}

function present(name: Clark): Proof {
  return element((builder, spot) => builder.withDeclared(spot, name));
}

const ADMITTED = safe('a wildcard of the new release admits it');
const REQUIRED = 'the new release refuses requests without it';
const UNKNOWN = 'a strict reader refuses what it does not know';

function removal(subject: string, use: AttributeUse, isAdmitted: boolean): Draft {
  const name = clark(use.name.namespace, use.name.local);
  const gone = use.required
    ? breaking('the client relies on it', without(name))
    : safe('responses could leave it out before');
  return {
    rule: use.required ? 'attribute-removed-required' : 'attribute-removed',
    subject,
    detail: '',
    message: `removed, was ${use.required ? 'required' : 'optional'}`,
    before: use.at,
    request: isAdmitted
      ? ADMITTED
      : breaking('the new release refuses requests with it', present(name)),
    strict: gone,
    tolerant: gone,
  };
}

function addition(subject: string, use: AttributeUse, wasAdmitted: boolean): Draft {
  const name = clark(use.name.namespace, use.name.local);
  const request = use.required
    ? breaking(REQUIRED, without(name))
    : wasAdmitted
      ? warning('a wildcard of the old release admitted it with any value')
      : safe('requests may leave it out');
  return {
    rule: use.required ? 'attribute-added-required' : 'attribute-added',
    subject,
    detail: '',
    message: `added, ${use.required ? 'required' : 'optional'}`,
    after: use.at,
    request,
    strict: wasAdmitted
      ? safe('a wildcard of the old release admits it')
      : breaking(UNKNOWN, present(name)),
    tolerant: safe('a tolerant reader reports it as unknown and goes on'),
  };
}

function useChange(
  subject: string,
  name: Clark,
  before: AttributeUse,
  after: AttributeUse,
): readonly Draft[] {
  if (before.required === after.required) return [];
  const places = { before: before.at, after: after.at, detail: '', subject };
  if (after.required) {
    const fine = safe('responses always have it now');
    const request = breaking(REQUIRED, without(name));
    const rule = 'attribute-required';
    return [{ rule, ...places, message: 'now required', request, strict: fine, tolerant: fine }];
  }
  const gone = breaking('the client relies on it', without(name));
  const request = safe('the new release asks for less');
  const rule = 'attribute-optional';
  return [{ rule, ...places, message: 'now optional', request, strict: gone, tolerant: gone }];
}
