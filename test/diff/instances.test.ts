/** The generator of instances that the proofs rest on: what it draws is valid, and shows everything. */
import { describe, expect, test } from 'vitest';
import { printTree } from '../support/tree.js';
import { bpmn, cases, gpx, HAS_BPMN, HAS_GPX, webex } from './support/bases.js';
import type { Base } from './support/bases.js';
import { instancesOf } from './support/instances.js';
import { randomOf } from './support/random.js';
import { NOWHERE } from './support/reach.js';
import { trialOf } from './support/trial.js';

/** What is drawn has neither keys that differ nor names that a prefix is bound for. */
const BEYOND = ['test/cases/keys', 'test/cases/qname-values'];

const BASES: readonly Base[] = [
  ...cases('test/diff/cases'),
  ...cases('test/cases').filter(({ name }) => !BEYOND.includes(name)),
  webex(['meetingtype.xsd', 'supportsession.xsd']),
  webex(['user.xsd']),
  ...(HAS_GPX ? [gpx()] : []),
  ...(HAS_BPMN ? [bpmn()] : []),
];

describe('random instances', () => {
  test.each(BASES)('of $name are valid by libxml2', ({ api, sources }) => {
    const trial = trialOf(sources, '1', api);
    const { oracle, set } = trial;
    const instances = instancesOf(set.schema, randomOf(1), NOWHERE);
    let drawn = 0;
    const refused = new Map<string, string>();
    const most = Math.min(60, Math.ceil(800 / set.schema.elements.size));
    for (const root of set.schema.elements.keys()) {
      for (let count = 0; count < most; count++) {
        const tree = instances.document({ root, actual: new Map(), absent: new Set() });
        if (tree === undefined) continue;
        drawn++;
        const text = printTree(tree);
        const [complaint] = oracle.complaints(text);
        if (complaint !== undefined) refused.set(text, complaint);
      }
    }
    expect(drawn).toBeGreaterThan(20);
    expect([...refused].slice(0, refused.size / drawn < 0.1 ? 0 : 3)).toEqual([]);
  });

  test('show every branch, every value, what is least and what is most', () => {
    const orders = drawn('orders', '{urn:orders}order', 200).join('\n');
    for (const branch of ['card', 'invoice', 'bank']) expect(orders).toContain(`:${branch}`);
    for (const value of ['EUR', 'USD', 'CHF']) expect(orders).toContain(`currency="${value}"`);
    for (const type of ['personType', 'companyType', 'foreignAddressType', 'nearAddressType'])
      expect(orders).toMatch(new RegExp(`xsi:type="\\w+:${type}"`));
    expect(orders).toContain('xsi:nil=');
    const notes = drawn('orders', '{urn:orders}order', 200).map(
      (text) => text.match(/:note[ >/]/g)?.length ?? 0,
    );
    expect(Math.min(...notes)).toBe(0);
    expect(Math.max(...notes)).toBeGreaterThanOrEqual(3);
    const values = drawn('values', '{urn:values}values', 200).join('\n');
    for (const text of ['many of them', '>100<', '>0<', 'flags="a', '199'])
      expect(values).toContain(text);
  });

  test('are the same for the same seed', () => {
    expect(drawn('shapes', '{urn:shapes}drawing', 5)).toEqual(
      drawn('shapes', '{urn:shapes}drawing', 5),
    );
  });
});

function drawn(name: string, root: string, count: number): readonly string[] {
  const base = BASES.find((each) => each.name === `test/diff/cases/${name}`);
  if (base === undefined) throw new Error(`there is no base ${name}`);
  const trial = trialOf(base.sources, '1');
  const { document } = instancesOf(trial.set.schema, randomOf(7), NOWHERE);
  return Array.from({ length: count }, () => {
    const tree = document({ root, actual: new Map(), absent: new Set() });
    if (tree === undefined) throw new Error(`no document of ${root}`);
    return printTree(tree);
  });
}
