/** A small site made by hand. */
import type { ElementBox, TypeDiagram } from '../../generator/diagram/model.js';
import type {
  ChangesPage,
  ElementPage,
  MemberRow,
  OperationPage,
  Site,
  TypePage,
} from '../../generator/docs/model.js';

/** What a page must never run, wherever a schema may hold it. */
export const HOSTILE = `</script><img src=x onerror="alert('1')">javascript:alert(1) &amp; "quoted" \u202e`;

const RELEASES = ['1.0', '1.5', '2.0'];

export function member(name: string, more: Partial<MemberRow> = {}): MemberRow {
  return {
    path: [name],
    xpath: `shop:${name}`,
    type: { name: 'xs:string' },
    typescript: 'string',
    min: 1,
    max: 1,
    inChoice: false,
    nillable: false,
    facets: [],
    ...more,
  };
}

function anonymous(row: MemberRow): MemberRow {
  const { type: _, ...rest } = row;
  return rest;
}

const ROOM: readonly MemberRow[] = [
  member('room', {
    type: { name: 'shop:roomType', page: 'types/shop.roomType' },
    typescript: 'RoomType',
    min: 0,
    documentation: 'The room of the customer.',
    mark: { kind: 'new', release: '2.0', lines: [] },
  }),
  anonymous(member('contact', { typescript: 'CustomerType$contact', max: 'unbounded' })),
  member('phone', {
    path: ['contact', 'phone'],
    xpath: 'shop:contact/shop:phone',
    facets: ['length 1..20', 'pattern [0-9]{4}'],
    default: '0000',
    nillable: true,
    inChoice: true,
    mark: { kind: 'changed', release: '2.0', lines: ['may be longer'] },
  }),
  member('fax', { mark: { kind: 'removed', release: '2.0', lines: [] }, min: 0 }),
  member('@größe', {
    xpath: '@größe',
    fixed: 'XL',
    inherited: { name: 'shop:baseType', page: 'types/shop.baseType' },
  }),
];

export const OPERATION: OperationPage = {
  kind: 'operation',
  key: 'operations/shop.SetCustomer',
  name: 'shop.SetCustomer',
  title: 'SetCustomer',
  service: 'shop',
  documentation:
    'Changes a customer. What is not mentioned stays.\n\nThe second paragraph:\n- one\n- two',
  mark: { kind: 'changed', release: '2.0', lines: ['1 change in what it reaches'] },
  releases: ['1.5', '2.0'],
  source: 'shop.xsd:12',
  facts: ['May be repeated.', 'May take up to 10 seconds.'],
  request: {
    anchor: 'request',
    type: { name: 'shop:customerType', page: 'types/shop.customerType' },
    diagram: 'types/shop.customerType',
    xpath: '/serv:message/serv:body/serv:bodyContent',
    members: ROOM,
    sample: {
      title: 'XML',
      language: 'xml',
      text: '<?xml version="1.0"?>\n<a b="1 &lt; 2">\n  <c>text &amp; more</c>\n  <d/>\n</a>\n',
    },
  },
  response: {
    anchor: 'response',
    type: { name: 'shop:statusType', page: 'types/shop.statusType' },
    xpath: '/serv:message/serv:body',
    members: [],
  },
  calls: [
    {
      title: 'TypeScript',
      language: 'typescript',
      text: "await client.shop.setCustomer({ room: 'a' });\n",
    },
    {
      title: 'codegen call',
      language: 'console',
      text: 'codegen call shop.SetCustomer --set room=a\n',
    },
  ],
  errors: [
    {
      id: '000001',
      name: 'Broken',
      meaning: 'It broke.',
      advice: 'Send it again after some time.',
    },
  ],
};

const GET: OperationPage = {
  kind: 'operation',
  key: 'operations/shop.GetCustomer',
  name: 'shop.GetCustomer',
  title: 'GetCustomer',
  service: 'shop',
  releases: RELEASES,
  source: 'shop.xsd:80',
  facts: [],
  calls: [
    { title: 'TypeScript', language: 'typescript', text: 'await client.shop.getCustomer();\n' },
  ],
  errors: [],
};

export function type(name: string, more: Partial<TypePage> = {}): TypePage {
  return {
    kind: 'record',
    key: `types/shop.${name}`,
    name: `shop:${name}`,
    namespace: 'http://shop.example/2026',
    anonymous: false,
    abstract: false,
    releases: RELEASES,
    source: 'shop.xsd:1',
    bases: [],
    derived: [],
    members: [],
    facets: [],
    values: [],
    typescript: { name: name.slice(0, 1).toUpperCase() + name.slice(1), module: 'shop.js' },
    samples: [],
    usedBy: [],
    ...more,
  };
}

const CUSTOMER = type('customerType', {
  documentation: 'A customer.',
  bases: [{ name: 'shop:baseType', page: 'types/shop.baseType', derivation: 'extension' }],
  diagram: 'types/shop.customerType',
  members: ROOM,
  samples: [
    { title: 'TypeScript', language: 'typescript', text: 'const customer: CustomerType = {};\n' },
  ],
  usedBy: [{ page: 'operations/shop.SetCustomer', name: 'shop.SetCustomer', where: ['request'] }],
});

const STATUS = type('statusType', {
  kind: 'enumeration',
  values: [
    { value: 'OPEN', documentation: 'It is open.' },
    { value: 'not open', mark: { kind: 'new', release: '2.0', lines: [] } },
    { value: 'größe "1" </b>', mark: { kind: 'removed', release: '2.0', lines: [] } },
  ],
});

const ELEMENT: ElementPage = {
  kind: 'element',
  key: 'elements/shop.customer',
  name: 'shop:customer',
  namespace: 'http://shop.example/2026',
  type: { name: 'shop:customerType', page: 'types/shop.customerType' },
  abstract: false,
  releases: RELEASES,
  source: 'shop.xsd:5',
  diagram: 'types/shop.customerType',
  xpath: '/shop:customer',
  members: ROOM,
  samples: [
    { title: 'XML', language: 'xml', text: '<customer/>\n' },
    { title: 'TypeScript', language: 'typescript', text: 'const customer = {};\n' },
  ],
  constraints: ['Each room has a name of its own.'],
  substitutes: [{ name: 'shop:client', page: 'elements/shop.customer' }],
  substitutionGroup: { name: 'shop:party', page: 'elements/shop.customer' },
  usedBy: [],
};

function box(name: string, more: Partial<ElementBox> = {}): ElementBox {
  return { kind: 'element', name, step: `shop:${name}`, min: 1, max: 1, facets: [], ...more };
}

export const DIAGRAM: TypeDiagram = {
  key: 'types/shop.customerType',
  name: 'shop:customerType',
  attributes: [{ name: 'größe', step: '@größe', required: false, facets: [] }],
  content: {
    kind: 'sequence',
    min: 1,
    max: 1,
    children: [
      box('room', {
        type: { name: 'shop:roomType', page: 'types/shop.roomType' },
        page: 'types/shop.roomType',
        opens: 'types/shop.roomType',
      }),
      {
        kind: 'choice',
        min: 0,
        max: 'unbounded',
        children: [box('contact'), box('phone', { min: 0 })],
      },
    ],
  },
};

const ROOM_DIAGRAM: TypeDiagram = {
  key: 'types/shop.roomType',
  name: 'shop:roomType',
  attributes: [],
  content: { kind: 'sequence', min: 1, max: 1, children: [box('pin', { min: 0 })] },
};

const CHANGES: ChangesPage = {
  from: '1.5',
  to: '2.0',
  operations: [
    {
      name: 'shop.SetCustomer',
      page: 'operations/shop.SetCustomer',
      status: 'changed',
      request: [
        {
          id: '0123456789ab',
          path: ['room', 'pin'],
          place: { page: 'operations/shop.SetCustomer', fragment: 'request/room/pin' },
          subject: 'shop:roomType.pin',
          message: 'added, optional',
          kind: 'new',
          impact: 'safe',
          reason: 'an old client does not send it',
        },
      ],
      response: [],
    },
    { name: 'shop.DropCustomer', status: 'removed', request: [], response: [] },
  ],
  others: [
    {
      id: 'ba9876543210',
      path: [],
      subject: 'shop:oldType',
      message: 'removed',
      kind: 'removed',
      impact: 'breaking',
      reason: '',
    },
  ],
};

export const SITE: Site = {
  title: 'Shop XML API',
  api: 'shop',
  release: '2.0',
  compared: '1.5',
  releases: RELEASES,
  tool: 'xml-api-codegen 0.1.0',
  services: [
    {
      name: 'shop',
      title: 'The shop',
      namespace: 'http://shop.example/2026',
      operations: ['operations/shop.SetCustomer', 'operations/shop.GetCustomer'],
    },
  ],
  operations: [OPERATION, GET],
  elements: [ELEMENT],
  types: [
    CUSTOMER,
    STATUS,
    type('roomType', { members: [member('pin')], diagram: 'types/shop.roomType' }),
    type('baseType', { abstract: true, members: [member('@größe', { xpath: '@größe' })] }),
    type('pinType', { kind: 'simple', facets: ['pattern [0-9]{4}'] }),
  ],
  diagrams: new Map([DIAGRAM, ROOM_DIAGRAM].map((diagram) => [diagram.key, diagram])),
  changes: CHANGES,
};
