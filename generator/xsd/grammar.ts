/**
 * What may stand where in a schema document: the schema for schemas (Part 1, appendix A) as a table.
 * A slot lists the children that may come at one point, `?` once at most, `*` any number, and
 * nothing exactly once; `!` marks a required attribute. Every element but those in annotations may
 * have an `id`.
 */
export interface Shape {
  readonly attributes: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly slots: readonly Slot[];
}

export interface Slot {
  readonly names: ReadonlySet<string>;
  readonly max: 1 | 'unbounded';
  readonly required: boolean;
}

function shape(attributes: string, ...slots: readonly string[]): Shape {
  const words = attributes === '' ? [] : attributes.split(' ');
  return {
    attributes: new Set(['id', ...words.map((word) => word.replace('!', ''))]),
    required: words.filter((word) => word.endsWith('!')).map((word) => word.slice(0, -1)),
    slots: slots.map((slot) => ({
      names: new Set(slot.replace(/[?*]$/, '').split('|')),
      max: slot.endsWith('*') ? 'unbounded' : 1,
      required: !/[?*]$/.test(slot),
    })),
  };
}

const NOTE = 'annotation?';
const MODEL = 'group|all|choice|sequence?';
const USES = 'attribute|attributeGroup*';
const FACETS =
  'length|minLength|maxLength|pattern|enumeration|whiteSpace|' +
  'minInclusive|maxInclusive|minExclusive|maxExclusive|totalDigits|fractionDigits*';
const ELEMENT = [NOTE, 'simpleType|complexType?', 'unique|key|keyref*'] as const;

export const shapes = {
  schema: shape(
    'targetNamespace version attributeFormDefault elementFormDefault blockDefault finalDefault',
    'include|import|redefine|annotation*',
    'simpleType|complexType|group|attributeGroup|element|attribute|notation|annotation*',
  ) as Shape,
  include: shape('schemaLocation!', NOTE) as Shape,
  import: shape('namespace schemaLocation', NOTE) as Shape,
  redefine: shape(
    'schemaLocation!',
    'annotation|simpleType|complexType|group|attributeGroup*',
  ) as Shape,
  globalElement: shape(
    'name! type substitutionGroup nillable abstract default fixed block final',
    ...ELEMENT,
  ) as Shape,
  localElement: shape(
    'name ref type nillable default fixed form block minOccurs maxOccurs',
    ...ELEMENT,
  ) as Shape,
  globalAttribute: shape('name! type default fixed', NOTE, 'simpleType?') as Shape,
  localAttribute: shape('name ref type use default fixed form', NOTE, 'simpleType?') as Shape,
  globalComplexType: shape(
    'name! mixed abstract block final',
    NOTE,
    'simpleContent|complexContent|group|all|choice|sequence?',
    USES,
    'anyAttribute?',
  ) as Shape,
  localComplexType: shape(
    'mixed',
    NOTE,
    'simpleContent|complexContent|group|all|choice|sequence?',
    USES,
    'anyAttribute?',
  ) as Shape,
  complexContent: shape('mixed', NOTE, 'restriction|extension') as Shape,
  complexDerivation: shape('base!', NOTE, MODEL, USES, 'anyAttribute?') as Shape,
  simpleContent: shape('', NOTE, 'restriction|extension') as Shape,
  simpleContentRestriction: shape(
    'base!',
    NOTE,
    'simpleType?',
    FACETS,
    USES,
    'anyAttribute?',
  ) as Shape,
  simpleContentExtension: shape('base!', NOTE, USES, 'anyAttribute?') as Shape,
  globalSimpleType: shape('name! final', NOTE, 'restriction|list|union') as Shape,
  localSimpleType: shape('final', NOTE, 'restriction|list|union') as Shape,
  restriction: shape('base', NOTE, 'simpleType?', FACETS) as Shape,
  list: shape('itemType', NOTE, 'simpleType?') as Shape,
  union: shape('memberTypes', NOTE, 'simpleType*') as Shape,
  facet: shape('value! fixed', NOTE) as Shape,
  repeatedFacet: shape('value!', NOTE) as Shape,
  group: shape('name!', NOTE, 'all|choice|sequence') as Shape,
  groupReference: shape('ref! minOccurs maxOccurs', NOTE) as Shape,
  attributeGroup: shape('name!', NOTE, USES, 'anyAttribute?') as Shape,
  attributeGroupReference: shape('ref!', NOTE) as Shape,
  definitionModel: shape('', NOTE, 'element|group|choice|sequence|any*') as Shape,
  definitionAll: shape('', NOTE, 'element*') as Shape,
  model: shape('minOccurs maxOccurs', NOTE, 'element|group|choice|sequence|any*') as Shape,
  all: shape('minOccurs maxOccurs', NOTE, 'element*') as Shape,
  any: shape('namespace processContents minOccurs maxOccurs', NOTE) as Shape,
  anyAttribute: shape('namespace processContents', NOTE) as Shape,
  constraint: shape('name!', NOTE, 'selector', 'field*') as Shape,
  keyref: shape('name! refer!', NOTE, 'selector', 'field*') as Shape,
  path: shape('xpath!', NOTE) as Shape,
  notation: shape('name! public system', NOTE) as Shape,
  annotation: shape('', 'appinfo|documentation*') as Shape,
  /** Of xs:appinfo and xs:documentation, which hold anything. */
  note: { attributes: new Set(['source']), required: [], slots: [] } as Shape,
} as const;

/** Elements and attributes that came with XML Schema 1.1. */
export const ELEMENTS_1_1: ReadonlySet<string> = new Set([
  'alternative',
  'assert',
  'assertion',
  'defaultOpenContent',
  'explicitTimezone',
  'openContent',
  'override',
]);

export const ATTRIBUTES_1_1: ReadonlySet<string> = new Set([
  'appliesToEmpty',
  'defaultAttributes',
  'defaultAttributesApply',
  'inheritable',
  'notNamespace',
  'notQName',
  'targetNamespace',
  'xpathDefaultNamespace',
]);
