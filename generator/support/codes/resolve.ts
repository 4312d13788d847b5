/** Putting components together: references, derivation, facets and content models. */
export const resolveCodes = {
  RES401: {
    title: 'A component is defined twice',
    cause:
      'Two components of the same kind have the same name (XML Schema Part 1, sch-props-correct).',
    fix: 'Remove or rename one of them.',
  },
  RES402: {
    title: 'A reference leads nowhere',
    cause: 'No component of that kind and name is defined in the files that were loaded.',
    fix: 'Correct the name or its prefix, or add the file that defines it.',
  },
  RES403: {
    title: 'A definition depends on itself',
    cause:
      'Types, groups and attribute groups must not be defined by themselves, directly or in a circle.',
    fix: 'Break the circle: recursion is only possible through the type of an element.',
  },
  RES404: {
    title: 'A content model is too large',
    cause: 'With its groups written out it has more particles than the limit.',
    fix: 'Check the groups for nesting that multiplies.',
  },
  RES405: {
    title: 'A derivation is not allowed',
    cause: 'The base type is final for this kind of derivation, or cannot be derived from at all.',
    fix: 'Derive from another type, or change the final attribute of the base.',
  },
  RES406: {
    title: 'The base type is of the wrong kind',
    cause: 'Simple content needs a base with simple content, complex content a complex type.',
    fix: 'Use the other kind of content or another base.',
  },
  RES407: {
    title: 'An attribute is declared twice in one type',
    cause:
      'A type has at most one attribute of a name, inherited ones included (ct-props-correct.4).',
    fix: 'Remove one of them.',
  },
  RES408: {
    title: 'A facet does not apply to the type',
    cause: 'Each built-in type admits certain facets only (XML Schema Part 2, section 4.1.5).',
    fix: 'Remove the facet or restrict another type.',
  },
  RES409: {
    title: 'A facet has an invalid value',
    cause:
      'The value does not belong to the type that is restricted, or is not the number it must be.',
    fix: 'Correct the value.',
  },
  RES410: {
    title: 'Facets contradict each other',
    cause:
      'Together with those of the base type they leave no value, or loosen what the base fixed.',
    fix: 'Correct one of the facets.',
  },
  RES411: {
    title: 'A default or fixed value does not belong to the type',
    cause: 'A document that leaves the value out would be invalid.',
    fix: 'Correct the value or the type.',
  },
  RES412: {
    title: 'A pattern is not a regular expression of XML Schema',
    cause:
      'XML Schema has expressions of its own (Part 2, appendix F): without anchors, look-around, back-references and lazy quantifiers.',
    fix: 'Rewrite the pattern; it always applies to the whole value.',
  },
  RES413: {
    title: 'A content model is ambiguous',
    cause:
      'While reading it would not be clear to which particle an element belongs (Part 1, cos-nonambig).',
    fix: 'Reorder or merge the particles.',
  },
  RES414: {
    title: 'Elements of the same name have different types',
    cause: 'In one content model equal names must have the same type (cos-element-consistent).',
    fix: 'Give them the same named type, or different names.',
  },
  RES415: {
    title: 'A redefinition does not fit',
    cause:
      'xs:redefine must redefine a component of that very file, in terms of itself (src-redefine).',
    fix: 'Refer to the component itself as base, or use xs:include.',
  },
  RES416: {
    title: 'Attribute wildcards cannot be combined',
    cause: 'The union or intersection of their namespaces cannot be written down (cos-aw-union).',
    fix: 'Use the same namespace constraint in all of them.',
  },
  RES417: {
    title: 'An element cannot stand in for the head of its substitution group',
    cause: 'Its type must be derived from that of the head, in a way that the head allows.',
    fix: 'Change the type, or remove substitutionGroup.',
  },
  RES418: {
    title: 'An identity constraint is wrong',
    cause:
      'keyref must refer to a key or unique with as many fields, and paths must be of the simple kind.',
    fix: 'Correct the constraint.',
  },
  RES419: {
    title: 'Equal definitions stand in several files',
    cause:
      'Two files of the release contain the same component, word for word; one of them is used.',
    fix: 'Nothing needs to be done; keeping one copy is clearer.',
  },
  RES420: {
    title: 'A derived type does not fit its base',
    cause: 'The content or the attributes contradict those of the base type.',
    fix: 'Bring the derived type in line with its base.',
  },
  RES421: {
    title: 'A value cannot have a default here',
    cause: 'The type has no text content, or is an ID, which must differ in every document.',
    fix: 'Remove the default or fixed value.',
  },
  RES422: {
    title: 'A content model was not judged',
    cause: 'It is so large that comparing its particles would take too long.',
    fix: 'Nothing needs to be done if another validator accepts the schema.',
  },
} as const;
