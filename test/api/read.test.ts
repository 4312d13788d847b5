import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Api } from '../../generator/api/model.js';
import { readApi } from '../../generator/api/read.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

const webex = readFileSync('schemas/webex/api.json', 'utf8');

function read(text: string | Uint8Array): { api: Api | undefined; found: string[] } {
  const diagnostics = new Diagnostics();
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const file = readApi(bytes, 'webex/api.json', 'webex', diagnostics);
  const found = diagnostics.all.map(({ code, at, message, help }) =>
    [`${at?.line}:${at?.column}`, code, message, ...(help ? [`(${help})`] : [])].join(' '),
  );
  return { api: file?.api, found };
}

/** The real file with one text replaced. */
function edited(from: string, to: string): string {
  expect(webex).toContain(from);
  return webex.replace(from, to);
}

describe('schemas/webex/api.json', () => {
  const { api, found } = read(webex);

  test('is in order', () => expect(found).toEqual([]));

  test('says what the facts say', () => {
    expect(api?.name).toBe('webex');
    expect(api?.errors['000045']).toMatchObject({ retry: 'wait', waitSeconds: 60 });
    expect(api?.errors['000015']).toMatchObject({ retry: 'never', emptyList: true });
    expect(api?.errors['030047']).toMatchObject({ retry: 'renew' });
    const services = api?.profile === 'envelope' ? api.services : {};
    expect(Object.keys(services)).toContain('meeting.auo');
    expect(services['training']?.prefix).toBe('train');
  });

  test('explains the errors that are publicly known', () => {
    const known =
      '000000 000001 000015 000035 000045 000047 010106 010107 030001 030002 030004 030005 030047 ' +
      '030098 030103 030104 030105 040007 040015 060001 060002 060019 060021 060026 200006 999999';
    expect(Object.keys(api?.errors ?? {}).sort()).toEqual(known.split(' '));
  });
});

describe('readApi', () => {
  test.each([
    ['unknown key', '"endpoint":', '"endpiont":', ['2:1 API502', "API503 missing key 'endpoint'"]],
    [
      'wrong kind',
      '"unqualified": true',
      '"unqualified": "yes"',
      ["API504 expected true or false, found 'yes'"],
    ],
    [
      'unknown choice',
      '"retry": "transient"',
      '"retry": "transcient"',
      ["did you mean 'transient'?"],
    ],
    [
      'undefined prefix',
      '"serv:message"',
      '"srv:message"',
      ["API506 the prefix 'srv' is not listed in 'prefixes' (did you mean 'serv'?)"],
    ],
    [
      'undefined service',
      '"probe": "user.GetUser"',
      '"probe": "usr.GetUser"',
      ["API506 the service 'usr' is not listed in 'services' (did you mean 'user'?)"],
    ],
    [
      'wait without time',
      '"waitSeconds": 60',
      '"emptyList": false',
      ["API507 retry 'wait' needs 'waitSeconds'"],
    ],
    [
      'hostile host',
      'https://{siteName}.',
      'https://{site/../Name}.',
      ['API504 expected an https URL'],
    ],
    ['http', 'https://{siteName}', 'http://{siteName}', ['API504 expected an https URL']],
    [
      'header injection',
      'text/xml; charset=UTF-8',
      'text/xml\\r\\nX: y',
      ['API504 expected a media type'],
    ],
    [
      'path in a service',
      '"meetingtype": {',
      '"../x": {',
      ['API504 expected the name of a service'],
    ],
    [
      'wire type without the operation',
      'binding.{service}.{Operation}"',
      'binding.{service}"',
      ['API507 expected {Operation} or {operation}'],
    ],
    [
      'wire type with an unknown name',
      'binding.{service}.{Operation}"',
      'binding.{servce}.{Operation}"',
      ["API507 nothing stands for '{servce}'"],
    ],
    [
      'two services in one file',
      '"meetingtype": {',
      '"meeting.Auo": {',
      ["API507 the services 'meeting.auo' and 'meeting.Auo' cannot be told apart"],
    ],
    ['two prefixes for a namespace', '2002/06/common"', '2002/06/service"', ['API507 ']],
    [
      'repeated key',
      '"title": "Cisco WebEx XML API",',
      '"title": "Cisco WebEx XML API", "title": "x",',
      ["API505 the key 'title' stands here again"],
    ],
    ['prototype', '"title":', '"__proto__": {}, "title":', ["API502 unknown key '__proto__'"]],
    [
      'profile',
      '"profile": "envelope"',
      '"profile": "evelope"',
      ["API504 expected 'envelope' or 'resource', found 'evelope' (did you mean 'envelope'?)"],
    ],
  ])('%s', (_, from, to, expected) => {
    const { api, found } = read(edited(from, to));
    expect(api).toBeUndefined();
    for (const part of expected) {
      const place = /^(\d+:\d+) (.*)/.exec(part);
      expect(found.join('\n')).toContain(place === null ? part : place[2]);
    }
  });

  test('gives the place and the correction', () => {
    const { found } = read(edited('"endpoint":', '"endpiont":'));
    expect(found).toContain("5:3 API502 unknown key 'endpiont' (did you mean 'endpoint'?)");
  });

  test('tells where JSON ends to be JSON', () => {
    expect(read('{\n  "profile": "envelope",\n  oops\n}').found).toEqual([
      "3:3 API501 expected a key in double quotes, found 'o'",
    ]);
    expect(read(Uint8Array.of(0x7b, 0xff, 0x7d)).found).toEqual([
      '1:1 API501 expected text in UTF-8',
    ]);
  });
});
