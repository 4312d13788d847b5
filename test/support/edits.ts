/** Random edits of three small schemas that refer to each other, as somebody at work makes them. */
import fc from 'fast-check';

const NAMESPACES = ['a', 'b', 'c'] as const;
const SLOTS = 9;

/** A file's components by slot; an edit of one moves the lines of those behind it. */
interface File {
  readonly components: string[];
  isImporting: boolean;
  documentation: string;
}

export interface Edit {
  readonly file: number;
  readonly slot: number;
  readonly what:
    | 'simple'
    | 'union'
    | 'record'
    | 'extension'
    | 'restriction'
    | 'element'
    | 'group'
    | 'attributes'
    | 'remove'
    | 'line'
    | 'document'
    | 'rename'
    | 'import';
  readonly name: number;
  readonly refs: readonly number[];
}

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    file: fc.nat(2),
    slot: fc.nat(SLOTS - 1),
    what: fc.constantFrom<Edit['what'][]>(
      'simple',
      'union',
      'record',
      'record',
      'extension',
      'restriction',
      'element',
      'element',
      'group',
      'attributes',
      'remove',
      'line',
      'document',
      'rename',
      'import',
    ),
    name: fc.nat(3),
    refs: fc.array(fc.nat(99), { minLength: 4, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 25 },
);

export class Schemas {
  readonly #files: readonly File[] = NAMESPACES.map(() => ({
    components: Array.from({ length: SLOTS }, () => ''),
    isImporting: true,
    documentation: '',
  }));

  /** By file name. */
  get texts(): ReadonlyMap<string, string> {
    return new Map(
      this.#files.map((file, index) => {
        const own = NAMESPACES[index] ?? '';
        const imports = NAMESPACES.filter((other) => other !== own && file.isImporting).map(
          (other) => `<xs:import namespace="urn:${other}" schemaLocation="${other}.xsd"/>`,
        );
        const bound = NAMESPACES.map((each) => `xmlns:${each}="urn:${each}"`).join(' ');
        const head = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${bound} targetNamespace="urn:${own}" elementFormDefault="qualified">`;
        const lines = [head, ...imports, documented(file.documentation), ...file.components];
        return [`${own}.xsd`, [...lines, '</xs:schema>'].join('\n')] as const;
      }),
    );
  }

  apply({ file: index, slot, what, name, refs }: Edit): void {
    const file = this.#files[index];
    if (file === undefined) return;
    const put = (text: string): void => void (file.components[slot] = text);
    const now = file.components[slot] ?? '';
    const [first = 0, second = 0, third = 0, fourth = 0] = refs;
    switch (what) {
      case 'simple':
        return put(
          `<xs:simpleType name="s${name}">${documented(text(first))}<xs:restriction base="${this.#any('simpleType', second) ?? 'xs:string'}">${FACETS[third % FACETS.length] ?? ''}</xs:restriction></xs:simpleType>`,
        );
      case 'union':
        return put(
          `<xs:simpleType name="s${name}"><xs:union memberTypes="${this.#simple(first)} ${this.#simple(second)}"/></xs:simpleType>`,
        );
      case 'record':
        return put(`<xs:complexType name="t${name}">${this.#body(refs)}</xs:complexType>`);
      case 'extension':
        return put(
          `<xs:complexType name="t${name}"><xs:complexContent><xs:extension base="${this.#any('complexType', first) ?? 'xs:anyType'}">${this.#body([second, third, fourth, first])}</xs:extension></xs:complexContent></xs:complexType>`,
        );
      case 'restriction':
        return put(
          `<xs:complexType name="t${name}"><xs:complexContent><xs:restriction base="${this.#any('complexType', first) ?? 'xs:anyType'}"/></xs:complexContent></xs:complexType>`,
        );
      case 'element': {
        const head = second % 3 === 0 ? this.#any('element', third) : undefined;
        const substitutes = head === undefined ? '' : ` substitutionGroup="${head}"`;
        return put(`<xs:element name="e${name}" type="${this.#type(first)}"${substitutes}/>`);
      }
      case 'group':
        return put(
          `<xs:group name="g${name}"><xs:sequence>${this.#particles(refs)}</xs:sequence></xs:group>`,
        );
      case 'attributes':
        return put(
          `<xs:attributeGroup name="h${name}"><xs:attribute name="x${first % 3}" type="${this.#simple(second)}"/></xs:attributeGroup>`,
        );
      case 'remove':
        return put('');
      case 'line':
        return put(`\n${now}`);
      case 'document':
        file.documentation = text(first);
        return;
      case 'rename':
        return put(now.replace(/name="([a-z])\d"/, `name="$1${name}"`));
      case 'import':
        file.isImporting = !file.isImporting || first % 4 > 0;
    }
  }

  #body(refs: readonly number[]): string {
    const [first = 0, second = 0] = refs;
    const kind = first % 5 === 0 ? 'choice' : 'sequence';
    const attributes = second % 4 === 0 ? this.#any('attributeGroup', first) : undefined;
    const also = attributes === undefined ? '' : `<xs:attributeGroup ref="${attributes}"/>`;
    return `<xs:${kind}>${this.#particles(refs)}</xs:${kind}>${also}`;
  }

  #particles([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): string {
    const group = fourth % 3 === 0 ? this.#any('group', first) : undefined;
    const element = fourth % 4 === 0 ? this.#any('element', second) : undefined;
    return [
      `<xs:element name="m${first % 6}" type="${this.#type(second)}" minOccurs="${third % 2}">${documented(text(third))}</xs:element>`,
      `<xs:element name="n${second % 6}"><xs:simpleType><xs:restriction base="xs:string">${FACETS[third % FACETS.length] ?? ''}</xs:restriction></xs:simpleType></xs:element>`,
      group === undefined ? '' : `<xs:group ref="${group}"/>`,
      element === undefined ? '' : `<xs:element ref="${element}" maxOccurs="${1 + (third % 2)}"/>`,
    ].join('');
  }

  #type(ref: number): string {
    const complex = ref % 2 === 0 ? this.#any('complexType', ref) : undefined;
    return complex ?? this.#simple(ref);
  }

  #simple(ref: number): string {
    return (ref % 3 === 0 ? this.#any('simpleType', ref) : undefined) ?? 'xs:int';
  }

  /** One of those that are there; a later edit may take it away. */
  #any(kind: string, ref: number): string | undefined {
    const pattern = new RegExp(`^\\s*<xs:${kind} name="([a-z]\\d)"`);
    const found = this.#files.flatMap(({ components }, index) =>
      components.flatMap((component) => {
        const [, name] = pattern.exec(component) ?? [];
        return name === undefined ? [] : [`${NAMESPACES[index] ?? ''}:${name}`];
      }),
    );
    return found[ref % Math.max(found.length, 1)];
  }
}

const FACETS = [
  '<xs:enumeration value="one"/><xs:enumeration value="two"/>',
  '<xs:enumeration value="one"/>',
  '<xs:pattern value="[a-z]+"/>',
  '<xs:maxLength value="3"/>',
  '',
];

function text(ref: number): string {
  return ref % 3 === 0 ? `Says ${ref}.` : '';
}

function documented(words: string): string {
  if (words === '') return '';
  return `<xs:annotation><xs:documentation>${words}</xs:documentation></xs:annotation>`;
}
