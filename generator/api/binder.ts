/** Finds in the schemas what api.json names, and reports what is not there. */
import type { DocumentElement, Member, RecordType, Scalar, Type, TypeId } from '../ir/model.js';
import type { Diagnostics } from '../support/diagnostic.js';
import { clark } from '../support/qname.js';
import type { Clark } from '../support/qname.js';
import { closest } from '../support/suggest.js';
import { quote } from '../support/text.js';
import { help } from './decoder.js';
import type { ApiFile } from './file.js';

export interface Schemas {
  readonly types: ReadonlyMap<TypeId, Type>;
  readonly elements: ReadonlyMap<Clark, DocumentElement>;
}

/** Keys and indexes in api.json. */
export type Path = readonly (string | number)[];

export class Binder {
  readonly #file: ApiFile;
  readonly schemas: Schemas;
  readonly #diagnostics: Diagnostics;
  failed = false;

  constructor(file: ApiFile, schemas: Schemas, diagnostics: Diagnostics) {
    this.#file = file;
    this.schemas = schemas;
    this.#diagnostics = diagnostics;
  }

  element(path: Path, qualified: string): DocumentElement | undefined {
    const element = this.#find(qualified);
    return element ?? this.fail(path, ...this.#missing(qualified));
  }

  /** With a warning where there is none: it may be of another release. */
  elementIfAny(path: Path, qualified: string): DocumentElement | undefined {
    const element = this.#find(qualified);
    if (element !== undefined) return element;
    const [message, meant] = this.#missing(qualified);
    this.#diagnostics.warn('API508', this.#file.at(path), message, help(meant));
    return undefined;
  }

  #find(qualified: string): DocumentElement | undefined {
    const [prefix = '', local = ''] = qualified.split(':');
    return this.schemas.elements.get(clark(this.#file.api.prefixes[prefix] ?? '', local));
  }

  #missing(qualified: string): readonly [message: string, meant: string | undefined] {
    const known = [...this.schemas.elements.values()].map(({ local }) => local);
    const local = qualified.slice(qualified.indexOf(':') + 1);
    return [`the schemas have no global element ${quote(qualified)}`, closest(local, known)];
  }

  record(path: Path, ref: Member['type']): RecordType | undefined {
    const type = ref.kind === 'type' ? this.schemas.types.get(ref.id) : undefined;
    if (type?.kind === 'record') return type;
    return this.fail(path, 'expected an element with members');
  }

  member(path: Path, record: RecordType, name: string): Member | undefined {
    const members = record.content.kind === 'members' ? record.content.members : [];
    const member = members.find((candidate) => candidate.name === name);
    if (member !== undefined) return member;
    const known = members.map((candidate) => candidate.name);
    return this.fail(
      path,
      `the type ${record.id} has no member ${quote(name)}`,
      closest(name, known),
    );
  }

  fail(path: Path, message: string, meant?: string): undefined {
    this.failed = true;
    this.#diagnostics.error('API508', this.#file.at(path), message, help(meant));
  }

  /** Two things that do not go together. */
  clash(path: Path, message: string): void {
    this.failed = true;
    this.#diagnostics.error('API507', this.#file.at(path), message);
  }
}

/** Whether its value is a list. */
export function mayRepeat({ max }: Pick<Member, 'max'>): boolean {
  return max === 'unbounded' || max > 1;
}

/** The simple type of a member; undefined for a record. */
export function scalarOf({ types }: Schemas, ref: Member['type']): Scalar | undefined {
  if (ref.kind === 'builtin') return ref.scalar;
  const type = ref.kind === 'type' ? types.get(ref.id) : undefined;
  return type?.kind === 'scalar' ? type.scalar : undefined;
}
