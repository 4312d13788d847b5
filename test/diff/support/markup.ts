/** Pieces of schemas, short enough that a pair of them can be read at a glance. */
export const root = (content: string): string =>
  `<xs:element name="root"><xs:complexType>${content}</xs:complexType></xs:element>`;
export const sequence = (...parts: readonly string[]): string =>
  `<xs:sequence>${parts.join('')}</xs:sequence>`;
export const choice = (...parts: readonly string[]): string =>
  `<xs:choice>${parts.join('')}</xs:choice>`;
export const all = (...parts: readonly string[]): string => `<xs:all>${parts.join('')}</xs:all>`;
export const one = (name: string, more: string = '', type: string = 'xs:string'): string =>
  `<xs:element name="${name}" type="${type}" ${more}/>`;
export const A: string = one('a');
export const B: string = one('b');
export const C: string = one('c');

export const OPTIONAL: string = 'minOccurs="0"';
export const many = (min: number, max: number | 'unbounded'): string =>
  `minOccurs="${min}" maxOccurs="${max}"`;

/** A root with one element of a simple type. */
export const value = (type: string): string => root(sequence(one('v', '', type)));
export const simple = (name: string, base: string, ...facets: readonly string[]): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="${base}">${facets.join('')}</xs:restriction></xs:simpleType>`;
export const facet = (kind: string, of: string | number): string => `<xs:${kind} value="${of}"/>`;
export const listed = (...values: readonly string[]): string =>
  simple('s', 'xs:string', ...values.map((each) => facet('enumeration', each)));
export const union = (members: string): string =>
  `<xs:simpleType name="s"><xs:union memberTypes="${members}"/></xs:simpleType>`;
export const restricted = (base: string, ...facets: readonly string[]): string =>
  value('t:s') + simple('s', base, ...facets);

export const attribute = (more: string, name = 'k'): string =>
  `<xs:attribute name="${name}" type="xs:int" ${more}/>`;
export const any = (more: string): string => `<xs:any ${OPTIONAL} ${more}/>`;
export const anyAttribute = (more: string): string => `<xs:anyAttribute ${more}/>`;

/** A slot for a type and what derives from it. */
export const BASE: string = `<xs:complexType name="base">${sequence(A)}</xs:complexType>`;
export const SLOT: string = root(sequence(one('slot', '', 't:base')));
export const derived = (
  name: string,
  more: string = '',
  by: 'extension' | 'restriction' = 'extension',
  content: string = sequence(B),
): string =>
  `<xs:complexType name="${name}" ${more}><xs:complexContent><xs:${by} base="t:base">${content}</xs:${by}></xs:complexContent></xs:complexType>`;

export const HEADED: string = root(sequence('<xs:element ref="t:head"/>'));
export const head = (more: string = ''): string =>
  `<xs:element name="head" type="xs:string" ${more}/>`;
export const MEMBER: string =
  '<xs:element name="member" type="xs:string" substitutionGroup="t:head"/>';

/** A head and a member whose types are a base and what derives from it. */
export const GROUPED: string = root(sequence('<xs:element ref="t:thing"/>'));
export const slotHead = (more: string = ''): string =>
  `<xs:element name="thing" type="t:base" ${more}/>`;
export const SLOT_MEMBER: string =
  '<xs:element name="other" type="t:more" substitutionGroup="t:thing"/>';

/** A lax wildcard for elements of the schema's own namespace. */
export const OPEN: string = root(
  sequence(A, any('namespace="##targetNamespace" processContents="lax"')),
);

export const keyed = (constraint: string): string =>
  `<xs:element name="root"><xs:complexType>${sequence(one('a', many(0, 9)))}</xs:complexType>${constraint}</xs:element>`;
export const UNIQUE: string =
  '<xs:unique name="u"><xs:selector xpath="t:a"/><xs:field xpath="."/></xs:unique>';

/** Lines with an identity, each with parts. */
export const lines = (constraints: string): string => {
  const ids = '<xs:attribute name="id" type="xs:token"/><xs:attribute name="of" type="xs:token"/>';
  const part = `<xs:element name="part" ${many(0, 'unbounded')}><xs:complexType>${sequence(one('name'))}${ids}</xs:complexType></xs:element>`;
  const line = `<xs:element name="line" ${many(0, 9)}><xs:complexType>${sequence(part)}${ids}</xs:complexType></xs:element>`;
  return `<xs:element name="root"><xs:complexType>${sequence(line)}</xs:complexType>${constraints}</xs:element>`;
};
export const constraint = (
  kind: 'unique' | 'key' | 'keyref',
  name: string,
  selector: string,
  field: string,
  more: string = '',
  other: string = '',
): string => {
  const fields = [field, other].filter((path) => path !== '');
  return `<xs:${kind} name="${name}" ${more}><xs:selector xpath="${selector}"/>${fields.map((path) => `<xs:field xpath="${path}"/>`).join('')}</xs:${kind}>`;
};

export const documented = (words: string): string =>
  `<xs:annotation><xs:documentation>${words}</xs:documentation></xs:annotation>`;

export const QUALIFIED: string = 'targetNamespace="urn:t" elementFormDefault="qualified"';
