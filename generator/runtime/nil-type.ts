/** An element that is nil and has attributes, or a type that xsi:type names (cvc-elt.3). */
export type Nil<T, Attributes extends keyof T = never> = Pick<T, Attributes> & {
  readonly $nil: true;
};
