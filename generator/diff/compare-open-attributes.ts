/** Which attributes the wildcards of two types admit: rows 29 and 30 of the table. */
import { namespacesIn } from '../language/alphabet.js';
import { shortestText } from '../language/simple.js';
import type { SchemaSide, TypeView } from '../language/side.js';
import { admits, wildcardOf } from '../lower/wildcard.js';
import { clark, parseClark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import type { WildcardTerm } from '../xsd/components.js';
import { breaking, element, safe, warning } from './draft.js';
import type { Comparing, Draft, DraftVerdict, Proof, Version } from './draft.js';
import type { RuleName } from './rules.js';

/** What nobody declares is called like this. */
const FOREIGN = 'any-attribute';

export function compareOpenAttributes(
  { old, now, show }: Comparing,
  subject: string,
  before: TypeView,
  after: TypeView,
): readonly Draft[] {
  const [a, b] = [before.attributeWildcard, after.attributeWildcard];
  if (a === undefined && b === undefined) return [];
  const names = candidates([old.side, now.side], [a, b]).filter(
    (name) => !before.attributes.has(name) && !after.attributes.has(name),
  );
  const lost = names.find((name) => has(old.side, a, name) && !has(now.side, b, name));
  const gained = names.find((name) => !has(old.side, a, name) && has(now.side, b, name));
  const isProcess = JSON.stringify(a?.namespaces) === JSON.stringify(b?.namespaces);
  const at = { ...(a && { before: a.at }), ...(b && { after: b.at }) };
  const drafts: Draft[] = [];
  const add = (
    rule: RuleName,
    message: string,
    request: DraftVerdict,
    strict: DraftVerdict,
    tolerant: DraftVerdict,
  ): void => {
    drafts.push({ rule, subject, detail: FOREIGN, message, ...at, request, strict, tolerant });
  };
  const fewer = safe('responses have less');
  const more = safe('the new release admits more');
  if (lost !== undefined) {
    const message = isProcess
      ? 'the wildcard admits declared attributes only'
      : `no wildcard admits attributes of ${shown(lost)} any more`;
    const reason = 'the new release refuses attributes that were admitted';
    const rule = isProcess ? 'process-tightened' : 'wildcard-narrowed';
    add(rule, message, breaking(reason, withOpen(old, lost)), fewer, fewer);
  }
  if (gained !== undefined) {
    const message = isProcess
      ? 'the wildcard admits attributes that are not declared'
      : `a wildcard admits attributes of ${shown(gained)}`;
    const reason = 'a strict reader refuses what it does not know';
    const rule = isProcess ? 'process-loosened' : 'wildcard-widened';
    const strict = breaking(reason, withOpen(now, gained));
    add(rule, message, more, strict, warning('a tolerant reader goes on'));
  }
  const isOnlyJudged = lost === undefined && gained === undefined;
  if (isOnlyJudged && a !== undefined && b !== undefined && a.process !== b.process) {
    const note = warning('declared attributes that the wildcard admits are judged otherwise');
    const message = `attributes are processed ${b.process}, were ${a.process}`;
    if (a.process === 'skip') add('process-tightened', message, note, fewer, fewer);
    else if (b.process === 'skip') add('process-loosened', message, more, note, note);
  }
  if (a === undefined || b === undefined) return drafts;
  const places = { subject, detail: 'declared', ...at };
  const known = judgedAlone(now.side, b, old.side, a, names);
  if (known !== undefined) {
    const message = `the wildcard admits ${show(parseClark(known))} as declared only`;
    const request = warning('the old release admitted it with any value');
    const rule = 'process-tightened';
    drafts.push({ rule, ...places, message, request, strict: fewer, tolerant: fewer });
  }
  const gone = judgedAlone(old.side, a, now.side, b, names);
  if (gone !== undefined) {
    const message = `the wildcard admits ${show(parseClark(gone))} with any value`;
    const note = warning('a reader of the old release judges it by its declaration');
    const rule = 'process-loosened';
    drafts.push({ rule, ...places, message, request: more, strict: note, tolerant: note });
  }
  return drafts;
}

/** A name that this release alone declares and judges; the other one admits it as it is. */
function judgedAlone(
  own: SchemaSide,
  judging: WildcardTerm,
  other: SchemaSide,
  open: WildcardTerm,
  names: readonly Clark[],
): Clark | undefined {
  if (judging.process === 'skip') return undefined;
  return names.find(
    (name) =>
      own.schema.attributes.has(name) &&
      !other.schema.attributes.has(name) &&
      has(own, judging, name) &&
      has(other, open, name),
  );
}

/** Declared attributes, and for each namespace one that nobody declares. */
function candidates(
  sides: readonly SchemaSide[],
  wildcards: readonly (WildcardTerm | undefined)[],
): readonly Clark[] {
  const named = wildcards.flatMap((each) =>
    each === undefined ? [] : namespacesIn(each.namespaces),
  );
  const targets = sides.flatMap(({ schema }) => schema.files.map((file) => file.targetNamespace));
  const spaces = new Set([...named, ...targets, '', 'urn:elsewhere']);
  const foreign = [...spaces].map((namespace) => clark(namespace, FOREIGN));
  const declared = sides.flatMap(({ schema }) => [...schema.attributes.keys()]);
  return [...new Set([...foreign, ...declared])];
}

/** Part 1, section 3.10.4: what is processed strictly must be declared. */
function has({ schema }: SchemaSide, wildcard: WildcardTerm | undefined, name: Clark): boolean {
  if (wildcard === undefined) return false;
  if (wildcard.process === 'strict' && !schema.attributes.has(name)) return false;
  return admits(wildcardOf(wildcard), parseClark(name).namespace);
}

function withOpen({ side }: Version, name: Clark): Proof {
  const type = side.schema.attributes.get(name)?.type;
  const value = (type !== undefined && shortestText({ schema: side.schema, type })) || '';
  return element((builder, spot) => builder.withAttribute(spot, name, value));
}

function shown(name: Clark): string {
  const { namespace } = parseClark(name);
  return namespace === '' ? 'no namespace' : namespace;
}
