/** All documents that an entry file brings along, each with the namespace that it is read for. */
import type { Diagnostics } from '../support/diagnostic.js';
import { quote } from '../support/text.js';
import type { DocumentReference } from '../xsd/declarations.js';
import type { Links } from './links.js';
import type { Source } from './sources.js';

export interface Member {
  readonly source: Source;
  /** Its own target namespace, or that of the document that includes it (Part 1, section 4.2.1). */
  readonly namespace: string;
}

export function closureOf(
  entry: Source,
  links: Links,
  diagnostics: Diagnostics,
): readonly Member[] {
  const members: Member[] = [{ source: entry, namespace: entry.head.targetNamespace }];
  const seen = new Set([keyOf(entry.path, entry.head.targetNamespace)]);
  for (const member of members) {
    for (const reference of member.source.head.references) {
      for (const target of links.get(reference) ?? []) {
        const namespace = namespaceFor(member, reference, target, diagnostics);
        if (namespace === undefined) continue;
        const key = keyOf(target.path, namespace);
        if (seen.has(key)) continue;
        seen.add(key);
        members.push({ source: target, namespace });
      }
      checkImport(member, reference, diagnostics);
    }
  }
  return members;
}

export function keyOf(path: string, namespace: string): string {
  return `${path}\n${namespace}`;
}

/** The namespace that the target is read for; undefined, after a diagnostic, if it does not fit. */
function namespaceFor(
  from: Member,
  reference: DocumentReference,
  target: Source,
  diagnostics: Diagnostics,
): string | undefined {
  const { targetNamespace } = target.head;
  const expected = reference.kind === 'import' ? reference.namespace : from.namespace;
  if (targetNamespace === expected) return targetNamespace;
  if (reference.kind !== 'import' && targetNamespace === '') return expected;
  const has = targetNamespace === '' ? 'no target namespace' : quote(targetNamespace);
  const wants = expected === '' ? 'none' : quote(expected);
  const constraint = reference.kind === 'import' ? 'src-import' : 'src-include';
  const message = `${quote(target.path)} has ${has}, the xs:${reference.kind} expects ${wants}`;
  diagnostics.error('LOAD209', reference.at, message, { constraint });
  return undefined;
}

/** Part 1, section 4.2.3, src-import.1. */
function checkImport(from: Member, reference: DocumentReference, diagnostics: Diagnostics): void {
  if (reference.kind !== 'import' || reference.namespace !== from.namespace) return;
  const what = reference.namespace === '' ? 'no namespace' : quote(reference.namespace);
  const message = `the schema imports ${what}, which is its own`;
  diagnostics.error('LOAD214', reference.at, message, { constraint: 'src-import' });
}
