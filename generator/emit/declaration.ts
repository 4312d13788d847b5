/** What the templates print: prepared text, so that they need no logic. */
export type DeclarationView = InterfaceView | TextView | EnumerationView;

interface Documented {
  /** The comment above it; there is always one, with the place in the schema. */
  readonly doc: string;
}

export interface InterfaceView extends Documented {
  readonly kind: 'interface';
  /** Up to the opening brace. */
  readonly heading: string;
  /** Each with its comment, indented. */
  readonly members: readonly string[];
}

/** A whole declaration: a type alias or an empty interface. */
export interface TextView extends Documented {
  readonly kind: 'text';
  readonly text: string;
}

export interface EnumerationView extends Documented {
  readonly kind: 'enumeration';
  readonly name: string;
  readonly members: readonly string[];
  /** The union type of the values. */
  readonly text: string;
}
