/**
 * Where we and libxml2 differ, by the first complaint of either, with the reason; may only shrink.
 */
export interface Known {
  readonly theirs?: RegExp;
  readonly ours?: RegExp;
  /** What is not the same when a valid document is written again. */
  readonly lost?: RegExp;
  readonly reason: string;
}

export const KNOWN: readonly Known[] = [
  {
    ours: /^unsafe-integer /,
    reason: 'api.json makes it a number, which cannot hold what the schema allows',
  },
  {
    theirs:
      /'[^']*' is not a valid value of the (?:atomic|union) type '(?:xs:anyURI|[^']*Implementation)'/,
    reason: 'libxml2 wants a URI; to Part 2, section 3.2.17, almost any text is one',
  },
  {
    ours: /^reference .*\(cvc-id\.1\)$/,
    reason: 'libxml2 does not look for the element that an xs:IDREF names (Part 1, cvc-id)',
  },
  {
    ours: /^content \S+ unexpected element \{[^}]*(?:BPMN[^}]*\}extension|urn:real:process\}documentation), /,
    reason: 'libxml2 takes an element behind those that follow it in the sequence; Xerces does not',
  },
  {
    ours: /^fixed .*\(cvc-au\)$/,
    reason: 'libxml2 does not look at `fixed` of a reference to a global attribute; Xerces does',
  },
  {
    theirs: /: '[ \n][^']*' is not a valid value of the atomic type 'xs:(?:dateTime|date|time)'/,
    reason: 'libxml2 does not take the white space off a date and time (Part 2, section 4.3.6)',
  },
  {
    lost: /^\/[^/]+\/@\{[^}]*XMLSchema-instance\}type: lost/,
    reason:
      'a root element whose xsi:type repeats the declared type stands in no record that could hold it',
  },
  {
    theirs: /of the xsi:type attribute does not resolve to a type definition/,
    reason:
      'in what is assessed laxly an xsi:type that names nothing says nothing (Part 1, cvc-assess-elt)',
  },
];
