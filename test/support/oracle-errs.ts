/** Invalid documents of the cases that libxml2 takes for valid; may only shrink. */
export const ORACLE_ERRS: Readonly<Record<string, string>> = {
  'any-type/invalid/cvc-elt.5-children.xml':
    'libxml2 compares the text and forgets the elements between it (cvc-elt.5.2.2.1)',
  'lists-and-unions/invalid/cvc-minLength-valid-words.xml':
    'libxml2 does not know that xs:NMTOKENS has at least one item (Part 2, section 3.3.5)',
  ...Object.fromEntries(
    ['1-attribute', '1-list', '1-union', '2-element'].map((name) => [
      `ids/invalid/cvc-id.${name}.xml`,
      'libxml2 looks at the IDs of attributes alone, and at no IDREFs',
    ]),
  ),
};
