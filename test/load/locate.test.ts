import { describe, expect, it } from 'vitest';
import { locate } from '../../generator/load/locate.js';

describe('locate', () => {
  it.each([
    ['a.xsd', 'b.xsd', 'b.xsd'],
    ['x/a.xsd', 'b.xsd', 'x/b.xsd'],
    ['x/y/a.xsd', '../b.xsd', 'x/b.xsd'],
    ['x/a.xsd', './/b.xsd', 'x/b.xsd'],
    ['x/a.xsd', '..\\b.xsd', 'b.xsd'],
    ['a.xsd', 'b%20c.xsd#part', 'b c.xsd'],
    ['a.xsd', '../../etc/passwd', '../../etc/passwd'],
    ['x/a.xsd', '%2e%2e/%2e%2e/b.xsd', '../b.xsd'],
    ['a.xsd', '100%.xsd', '100%.xsd'],
    ['a.xsd', 'b%00%0A.xsd', 'b%00%0A.xsd'],
  ])('from %s, %s is %s', (from, location, path) => {
    expect(locate(from, location)).toEqual({ kind: 'path', path });
  });

  it.each([
    ['http://www.w3.org/2001/xml.xsd', 'xml.xsd'],
    ['file:///etc/passwd', 'passwd'],
    ['/etc/passwd', 'passwd'],
    ['C:\\x\\y.xsd', 'y.xsd'],
    ['urn:x', 'urn:x'],
  ])('%s is no path', (location, name) => {
    expect(locate('a.xsd', location)).toEqual({ kind: 'address', name });
  });
});
