import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACME, codegen, emptyFolder } from './run.js';

const BASE = ['--schemas', ACME] as const;

const VALID = `<?xml version="1.0" encoding="UTF-8"?>
<m:message xmlns:m="urn:acme:message" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <m:header><m:login><m:site>acme</m:site><m:password>hush</m:password></m:login></m:header>
  <m:body>
    <m:content xmlns:s="urn:acme:shop" xsi:type="s:putOrder">
      <s:id>239651171508160002</s:id>
      <s:PIN>0042</s:PIN>
      <s:note>one</s:note><s:note>two</s:note>
      <s:picture xsi:nil="true"/>
      <s:address><s:street>Main St</s:street></s:address>
    </m:content>
  </m:body>
</m:message>
`;

const DIALECT = `<m:message xmlns:m="urn:acme:message" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <body><content xsi:type="java:acme.shop.GetOrder"><id>7</id></content></body>
</m:message>
`;

function file(text: string | Uint8Array, name = 'doc.xml'): { cwd: string; name: string } {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, name), text);
  return { cwd, name };
}

describe('codegen validate', () => {
  test('is content with a valid document', () => {
    const { cwd, name } = file(VALID);
    expect(codegen(['validate', name, ...BASE], { cwd })).toEqual({
      code: 0,
      out: '1 document valid\n',
      error: '',
    });
  });

  test('names file, line, column, code and path of every issue', () => {
    const { cwd, name } = file(VALID.replace('0042', '42').replace('Main St', 'A street too long'));
    const { code, out } = codegen(['validate', name, ...BASE], { cwd });
    expect(code).toBe(1);
    const [first, second, summary] = out.split('\n');
    expect(first).toMatch(/^doc\.xml:7:\d+ pattern body\.content\[0\]\.PIN: expected /);
    expect(second).toMatch(
      /^doc\.xml:10:\d+ length body\.content\[0\]\.address\.street: expected /,
    );
    expect(summary).toBe('0 documents valid, 1 invalid');
    // PIN is secret: what stood there is not told.
    expect(first).not.toContain('42');
  });

  test('--verbose shows the line with a caret', () => {
    const { cwd, name } = file(VALID.replace('0042', '42'));
    const { out } = codegen(['validate', name, '--verbose', ...BASE], { cwd });
    expect(out).toMatch(/\n> 7 \| {7}<s:PIN>42<\/s:PIN>\n {4}\| {6,}\^\n/);
  });

  test('--tolerant makes warnings of what a tolerant reader copes with', () => {
    const { cwd, name } = file(VALID.replace('0042', '42'));
    const { code, out } = codegen(['validate', name, '--tolerant', ...BASE], { cwd });
    expect(code).toBe(0);
    expect(out).toContain(' warning: body.content[0].PIN: ');
  });

  test('--dialect schema judges by the schema alone', () => {
    const { cwd, name } = file(DIALECT);
    expect(codegen(['validate', name, ...BASE], { cwd }).code).toBe(0);
    expect(codegen(['validate', name, '--dialect', 'schema', ...BASE], { cwd }).code).toBe(1);
  });

  test.each([
    ['<m:message xmlns:m="urn:acme:message"><m:body></m:message>', 'ill-formed'],
    ['<!DOCTYPE x><m:message xmlns:m="urn:acme:message"/>', 'doctype'],
    ['<other/>', 'wrong-root'],
    ['<m:message/>', 'undeclared-prefix'],
    ['', 'ill-formed'],
    ['<?xml version="1.0" encoding="KOI8-R"?><a/>', 'encoding'],
  ])('%j is %s in either mode', (text, code) => {
    const { cwd, name } = file(text);
    for (const mode of [[], ['--tolerant']]) {
      const result = codegen(['validate', name, ...mode, ...BASE], { cwd });
      expect(result.code).toBe(1);
      expect(result.out).toMatch(new RegExp(`^doc\\.xml:\\d+:\\d+ ${code} `));
    }
  });

  test('an unreadable file is an input error', () => {
    const { code, out } = codegen(['validate', 'nothing.xml', ...BASE]);
    expect(code).toBe(2);
    expect(out).toContain('CMD903');
  });

  test('--format json and github', () => {
    const { cwd, name } = file(VALID.replace('0042', '42'));
    const json = codegen(['validate', name, '--format', 'json', ...BASE], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({
      documents: 1,
      invalid: 1,
      findings: [{ code: 'pattern', file: 'doc.xml', line: 7, path: 'body.content[0].PIN' }],
    });
    const github = codegen(['validate', name, '--format', 'github', ...BASE], { cwd });
    expect(github.out).toMatch(/^::error file=doc\.xml,line=7,col=\d+,title=pattern::/);
  });

  test('columns count what stands before in other encodings too', () => {
    const text = VALID.replace('UTF-8', 'ISO-8859-1')
      .replace('<s:note>one', '<s:note>é')
      .replace('<s:note>two</s:note>', '<s:nope/>');
    const { cwd, name } = file(Buffer.from(text, 'latin1'));
    const { out } = codegen(['validate', name, ...BASE], { cwd });
    const column = '      <s:note>é</s:note>'.length + 1;
    expect(out).toContain(`doc.xml:8:${column} unknown-element`);
  });
});

describe('codegen decode and encode', () => {
  test('keep every digit, nil and order, and are inverse', () => {
    const { cwd, name } = file(VALID);
    const decoded = codegen(['decode', name, ...BASE], { cwd });
    expect(decoded).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(decoded.out)).toEqual({
      header: { login: { site: 'acme', password: 'hush' } },
      body: {
        content: [
          {
            $type: '{urn:acme:shop}putOrder',
            id: '239651171508160002',
            PIN: '0042',
            note: ['one', 'two'],
            picture: null,
            address: { street: 'Main St' },
          },
        ],
      },
    });
    const encoded = codegen(['encode', '-', ...BASE], { input: decoded.out });
    expect(encoded).toMatchObject({ code: 0, error: '' });
    expect(codegen(['decode', '-', ...BASE], { input: encoded.out }).out).toBe(decoded.out);
    const { cwd: folder, name: again } = file(encoded.out);
    expect(codegen(['validate', again, '--dialect', 'schema', ...BASE], { cwd: folder }).code).toBe(
      0,
    );
  });

  test('decode says on standard error what is wrong, and goes on', () => {
    const { cwd, name } = file(VALID.replace('0042', '42').replace('<s:id>', '<s:new/><s:id>'));
    const { code, out, error } = codegen(['decode', name, ...BASE], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ body: { content: [{ PIN: '42' }] } });
    expect(error).toMatch(/doc\.xml:6:\d+ unknown-element warning: /);
    expect(error).toMatch(/doc\.xml:7:\d+ pattern warning: /);
  });

  test('decode understands the wire spellings of the API', () => {
    const { cwd, name } = file(DIALECT);
    const { code, out } = codegen(['decode', name, ...BASE], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      body: { content: [{ $type: '{urn:acme:shop}getOrder', id: '7' }] },
    });
  });

  test('encode takes integer literals exactly, and tells where the JSON is wrong', () => {
    const body = (id: string): string =>
      `{ "body": { "content": [\n  { "$type": "{urn:acme:shop}getOrder",\n    "id": ${id} } ] } }`;
    const exact = codegen(['encode', '-', ...BASE], { input: body('239651171508160002') });
    expect(exact.out).toContain('>239651171508160002<');
    const { cwd, name } = file(body('"many"'), 'order.json');
    const wrong = codegen(['encode', name, ...BASE], { cwd });
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.error).toMatch(/^order\.json:3:5 type body\.content\[0\]\.id: expected /);
    const broken = codegen(['encode', '-', ...BASE], { input: '{ "body": ' });
    expect(broken.code).toBe(1);
    expect(broken.error).toMatch(/^-:1:\d+ json /);
  });

  test('schemas without api.json: the root element is stated where there are several', () => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, 'two.xsd'),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:long"/>
       <xs:element name="b"><xs:complexType><xs:attribute name="c" type="xs:int"/></xs:complexType></xs:element></xs:schema>`,
    );
    const base = ['--schemas', 'two.xsd'];
    for (const [xml, json] of [
      ['<a>12345678901234567890</a>', undefined],
      ['<a>1234567890123456789</a>', { $root: 'a', $value: '1234567890123456789' }],
      ['<b c="3"/>', { $root: 'b', c: 3 }],
    ] as const) {
      const decoded = codegen(['decode', '-', ...base], { cwd, input: xml });
      expect(decoded.code).toBe(0);
      if (json === undefined) continue;
      expect(JSON.parse(decoded.out)).toEqual(json);
      const encoded = codegen(['encode', '-', ...base], { cwd, input: decoded.out });
      expect(encoded.error).toBe('');
      expect(codegen(['decode', '-', ...base], { cwd, input: encoded.out }).out).toBe(decoded.out);
    }
    expect(codegen(['encode', '-', ...base], { cwd, input: '{}' }).code).toBe(2);
  });
});

describe('codegen sample', () => {
  test.each([[], ['--response']])('a message that its own schema allows %j', (...words) => {
    for (const name of ['shop.PutOrder', 'shop.GetOrder']) {
      const { code, out } = codegen(['sample', name, ...words, ...BASE]);
      expect(code).toBe(0);
      const { cwd, name: path } = file(out);
      expect(codegen(['validate', path, '--dialect', 'schema', ...BASE], { cwd }).code).toBe(0);
      const schema = join(ACME, 'acme/2.0/shop.xsd');
      execFileSync('xmllint', ['--noout', '--schema', schema, join(cwd, path)], { stdio: 'pipe' });
    }
  });

  test('as JSON it is what decode prints for the XML', () => {
    const xml = codegen(['sample', 'shop.PutOrder', ...BASE]).out;
    const json = codegen(['sample', 'shop.PutOrder', '--as', 'json', ...BASE]).out;
    expect(JSON.parse(codegen(['decode', '-', ...BASE], { input: xml }).out)).toEqual(
      JSON.parse(json),
    );
  });

  test('as TypeScript it calls the generated client', () => {
    const { out } = codegen(['sample', 'shop.GetOrder', '--as', 'ts', ...BASE]);
    expect(out).toBe(
      [
        `import { createClient } from './generated/acme/client.js';`,
        `import * as shop from './generated/acme/operations/shop.js';`,
        '',
        `const client = createClient({ site: 'site', user: 'user', password: 'password' }, { shop });`,
        '',
        'const { value, issues } = await client.shop.getOrder({',
        '  id: 1n,',
        '});',
        '',
      ].join('\n'),
    );
  });

  test('an unknown name gets a suggestion', () => {
    const { code, error } = codegen(['sample', 'shop.PutOrdr', '--verbose', ...BASE]);
    expect(code).toBe(2);
    expect(error).toContain("did you mean 'shop.PutOrder'?");
  });
});

describe('codegen inspect and explain', () => {
  test.each(['documents', 'schema', 'model', 'names'])('%s is JSON', (stage) => {
    const { code, out } = codegen(['inspect', '--stage', stage, ...BASE]);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out) as object).length).toBeGreaterThan(0);
  });

  test('explain knows operations, types, members and elements', () => {
    const explained = (name: string): string => codegen(['explain', name, ...BASE]).out;
    expect(explained('shop.PutOrder')).toMatch(
      /^shop\.PutOrder: operation in operations\/shop\.ts\n/,
    );
    expect(explained('AddressType')).toContain("upper-case first letter: 'AddressType'");
    expect(explained('shop:addressType')).toBe(explained('AddressType'));
    expect(explained('PutOrder.PIN')).toContain("XML name 'PIN', kept as it is");
    expect(explained('message')).toContain('messageElement: codec of an element');
    expect(codegen(['explain', 'AdressType', ...BASE])).toMatchObject({ code: 2 });
  });
});
