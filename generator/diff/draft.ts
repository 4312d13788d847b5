/** Changes while they are being found: their proofs are not documents yet. */
import type { Builder, Spot, Tree } from '../language/instance.js';
import type { SchemaSide } from '../language/side.js';
import type { QName } from '../support/qname.js';
import type { SourcePoint } from '../support/source.js';
import type { TypeId } from '../xsd/components.js';
import type { Impact } from './model.js';
import type { RuleName } from './rules.js';

/** One of the two releases that are compared. */
export interface Version {
  readonly side: SchemaSide;
  readonly builder: Builder;
}

export interface Comparing {
  readonly old: Version;
  readonly now: Version;
  /** `use:userType` */
  readonly show: (name: QName) => string;
  /** `use:userType.supportCenter` for the id of a type. */
  readonly showType: (id: string) => string;
  /** Types that operations put into the slot of the envelope. */
  readonly isPayload: (type: TypeId) => boolean;
  /** The declared type of the slot: what may stand there is compared by operation. */
  readonly isSlot: (type: TypeId) => boolean;
}

export interface Draft {
  readonly rule: RuleName;
  readonly subject: string;
  /** What a path shows of it below its type: the name of the element or attribute. */
  readonly member?: string;
  /** Tells changes of one rule at one subject apart. */
  readonly detail: string;
  readonly message: string;
  readonly before?: SourcePoint;
  readonly after?: SourcePoint;
  readonly request: DraftVerdict;
  readonly strict: DraftVerdict;
  readonly tolerant: DraftVerdict;
}

export interface DraftVerdict {
  readonly impact: Impact;
  readonly reason: string;
  readonly proof?: Proof;
  /** The release whose documents prove it; by default that of the direction. */
  readonly validIn?: 'old' | 'now';
  /** Why there can be no proof. */
  readonly unproven?: string;
}

/**
 * What shows a breaking change at an element or attribute of the type: for a request in the old
 * release, for a response in the new one.
 */
export type Proof =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'element';
      readonly build: (builder: Builder, spot: Spot) => Tree | undefined;
    };

export function safe(reason: string): DraftVerdict {
  return { impact: 'safe', reason };
}

export function warning(reason: string): DraftVerdict {
  return { impact: 'warning', reason };
}

export function breaking(reason: string, proof: Proof): DraftVerdict {
  return { impact: 'breaking', reason, proof };
}

export function worse(a: DraftVerdict, b: DraftVerdict): DraftVerdict {
  if (a.impact === 'breaking' || b.impact === 'safe') return a;
  return b.impact === 'breaking' || a.impact === 'safe' ? b : a;
}

export function element(build: (builder: Builder, spot: Spot) => Tree | undefined): Proof {
  return { kind: 'element', build };
}

/** The same proof inside a child of that name. */
export function within(name: string, proof: Proof): Proof {
  return element((builder, spot) =>
    builder.withChild(spot, name, (child) => applied(proof, builder, child)),
  );
}

/** The element that a proof asks for. */
export function applied(proof: Proof, builder: Builder, spot: Spot): Tree | undefined {
  return proof.kind === 'text' ? builder.withText(spot, proof.text) : proof.build(builder, spot);
}

/** How the types of two releases that belong together are compared, and what is below them. */
export interface Findings {
  readonly drafts: readonly Draft[];
  readonly edges: readonly Edge[];
}

/** From one pair of types to another one. */
export interface Edge extends Ends {
  readonly kind: EdgeKind;
  /** Of the child or attribute; of a derived type its id. */
  readonly name: string;
  /** What a path shows; empty where nothing is passed. */
  readonly label: string;
}

/** Two types that belong together; one alone where the other release has no such type. */
export interface Ends {
  readonly old?: TypeId;
  readonly now?: TypeId;
}

/**
 * `self`: the same element, seen as another pair (an element's type, a type's simple content);
 * `derived`: the same element with an `xsi:type`; `part`: the item or a member type of a simple type.
 */
export type EdgeKind = 'child' | 'attribute' | 'self' | 'derived' | 'part';
