/** A tiny API with an envelope, for tests that need operations. */
import type { Sources } from './xsd-tree.js';

const MESSAGE = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="urn:message" targetNamespace="urn:message" elementFormDefault="qualified">
<xs:element name="message"><xs:complexType><xs:sequence>
<xs:element name="header"><xs:complexType><xs:sequence>
<xs:element name="login" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="site" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="status" minOccurs="0"><xs:complexType><xs:sequence>
<xs:element name="result"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="OK"/><xs:enumeration value="FAILED"/></xs:restriction></xs:simpleType></xs:element>
<xs:element name="reason" type="xs:string" minOccurs="0"/><xs:element name="error" type="xs:string" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
<xs:element name="body"><xs:complexType><xs:sequence><xs:element name="content" type="m:contentType"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
<xs:complexType name="contentType"/>
</xs:schema>`;

const CONFIGURATION = {
  profile: 'envelope',
  title: 'Shop',
  prefixes: { m: 'urn:message', shop: 'urn:shop' },
  endpoint: { url: 'https://{site}.example.com/xml', contentType: 'text/xml' },
  envelope: {
    message: 'm:message',
    payload: ['body', 'content'],
    base: 'm:contentType',
    credentials: ['header', 'login'],
    status: {
      path: ['header', 'status'],
      result: 'result',
      success: ['OK'],
      failure: 'FAILED',
      reason: 'reason',
      errorId: 'error',
    },
  },
  services: { shop: { prefix: 'shop' } },
  dialect: { unqualified: true, wireType: 'java:shop.{service}.{Operation}' },
  authentication: { site: ['site'] },
  secrets: ['*.password'],
  operations: { responseSuffix: 'Response' },
};

/** With these components in the namespace urn:shop, prefix `shop`. */
export function apiOf(components: string): {
  readonly sources: Sources;
  readonly configuration: string;
} {
  const shop = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="urn:message" xmlns:shop="urn:shop" targetNamespace="urn:shop" elementFormDefault="qualified"><xs:import namespace="urn:message" schemaLocation="message.xsd"/>${components}</xs:schema>`;
  const sources = new Map([
    ['message.xsd', MESSAGE],
    ['shop.xsd', shop],
  ]);
  return { sources, configuration: JSON.stringify(CONFIGURATION) };
}
