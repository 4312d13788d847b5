import { describe, expect, test } from 'vitest';
import { findField } from '../../generator/request/find.js';
import { fieldsIn, modelOf } from './model-of.js';

const FIELDS = fieldsIn(
  modelOf(`
    <xs:complexType name="call"><xs:sequence>
      <xs:element name="webExId" type="xs:string"/>
      <xs:element name="email" type="xs:string"/>
      <xs:element name="phones" type="t:part"/>
      <xs:element name="room" type="t:part"/>
      <xs:element name="meeting-room"><xs:complexType><xs:sequence>
        <xs:element name="hostPIN" type="xs:string"/>
        <xs:element name="email" type="xs:string"/>
      </xs:sequence></xs:complexType></xs:element>
    </xs:sequence></xs:complexType>
    <xs:complexType name="part"><xs:sequence>
      <xs:element name="PIN" type="xs:string"/>
    </xs:sequence></xs:complexType>`),
  'call',
);

function found(name: string): string {
  const finding = findField(FIELDS, name);
  return finding.kind === 'field' ? finding.field.path : finding.problem.message;
}

describe('a name of a member', () => {
  test.each([
    ['webExId', 'webExId'],
    ['WebExID', 'webExId'],
    ['Web Ex ID', 'webExId'],
    ['web_ex-id', 'webExId'],
    ['hostPIN', 'meeting-room.hostPIN'],
    ['Host PIN', 'meeting-room.hostPIN'],
    ['Meeting Room.Host_PIN', 'meeting-room.hostPIN'],
    ['room.PIN', 'room.PIN'],
    // A member at the top goes before one of the same name within another.
    ['EMAIL', 'email'],
  ])('%s is %s', (name, path) => {
    expect(found(name)).toBe(path);
  });

  test('that fits two members is refused with both', () => {
    expect(found('pin')).toBe("'pin' may be phones.PIN or room.PIN: write the whole path");
    expect(findField(FIELDS, 'pin')).toMatchObject({ problem: { code: 'ambiguous', path: 'pin' } });
  });

  test('that fits none is refused with the closest', () => {
    expect(found('hostPN')).toBe("the operation has no member 'hostPN'; did you mean 'hostPIN'?");
    expect(found('department')).toBe("the operation has no member 'department'");
    expect(found('')).toBe("the operation has no member ''");
    expect(findField(FIELDS, 'x')).toMatchObject({ problem: { code: 'unknown-member' } });
  });

  test('is an end of a path only at a step', () => {
    expect(found('om.PIN')).toMatch(/^the operation has no member/);
  });
});
