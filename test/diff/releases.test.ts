import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Compilation } from '../../generator/compile.js';
import { compareReleases } from '../../generator/diff/compare.js';
import type { Change, Comparison, OperationDiff } from '../../generator/diff/model.js';
import { driverOracle } from '../support/driver.js';
import { compileAt, ROOT } from '../support/open.js';
import type { Oracle } from '../support/oracle.js';

const compiled = new Map<string, Compilation>();

function releaseAt(release: string): Compilation {
  const known = compiled.get(release) ?? compileAt(join(ROOT, 'schemas/webex'), release);
  compiled.set(release, known);
  return known;
}

async function between(from: string, to: string): Promise<Comparison> {
  return compareReleases(releaseAt(from), releaseAt(to), { from, to });
}

function oracleFor(release: string): Oracle {
  const compilation = releaseAt(release);
  const [set] = compilation.sets;
  if (set === undefined) throw new Error(`${release} has no schema set`);
  return driverOracle({ compilation, set }, '');
}

describe('5.9 to 9.0, the release that brought PRNotificationType', () => {
  let comparison: Comparison;
  beforeAll(async () => {
    comparison = await between('5.9', '9.0');
  });

  function named(subject: string): Change {
    const change = comparison.changes.find((each) => each.subject === subject);
    if (change === undefined) throw new Error(`nothing is said of ${subject}`);
    return change;
  }

  function operation(id: string): OperationDiff {
    const found = comparison.operations.find((each) => each.id === id);
    if (found === undefined) throw new Error(`nothing is said of ${id}`);
    return found;
  }

  const MEMBERS = [
    'title',
    'personalMeetingRoomURL',
    'sipURL',
    'accessCode',
    'hostPIN',
    'applyPMRForInstantMeeting',
    'PMRAutoLock',
    'PMRAutoLockWaitTime',
    'PRNotifications',
    'alternateHost',
  ];

  test.each(MEMBERS)('personalMeetingRoomType gains %s, which nobody has to know', (member) => {
    const change = named(`use:personalMeetingRoomType.${member}`);
    expect(change).toMatchObject({ rule: 'element-added', isReachable: true });
    expect([change.request, change.strict, change.tolerant].map(({ impact }) => impact)).toEqual([
      'safe',
      'breaking',
      'safe',
    ]);
    expect(change.strict.witness?.document).toContain(member);
  });

  test('they are reached by what writes and reads users', () => {
    const { id } = named('use:personalMeetingRoomType.PRNotifications');
    const path = 'personalMeetingRoom/PRNotifications';
    const meeting = (direction: 'request' | 'response'): readonly string[] =>
      comparison.operations
        .filter((each) => each[direction].changes.some((reached) => reached.id === id))
        .map((each) => each.id);
    expect(meeting('request')).toEqual(['user.CreateUser', 'user.SetUser']);
    expect(meeting('response')).toEqual(['user.LstUser', 'user.GetUser']);
    expect(operation('user.SetUser').request.changes).toContainEqual({ id, path });
    expect(operation('user.LstUser').response.changes).toContainEqual({ id, path: `user/${path}` });
  });

  test('the new types are told with those who bring them', () => {
    for (const name of ['PRNotificationType', 'PRNotificationTypeEnum']) {
      expect(named(`use:${name}`)).toMatchObject({ rule: 'component-added', isReachable: true });
    }
  });

  test('operations have verdicts of their own', () => {
    expect(operation('ep.GetSiteType')).toMatchObject({ status: 'added' });
    expect(operation('user.SetUser').request.impact).toBe('safe');
    expect(operation('user.GetUser').response).toMatchObject({
      strict: 'breaking',
      tolerant: 'safe',
    });
    const unchanged = comparison.operations.filter(({ status }) => status === 'unchanged');
    expect(unchanged.length).toBeGreaterThan(50);
  });

  test('nothing of it is required of a client that reads tolerantly', () => {
    const impacts = comparison.changes.flatMap(({ request, tolerant }) => [
      request.impact,
      tolerant.impact,
    ]);
    expect(new Set(impacts)).toEqual(new Set(['safe']));
    expect(comparison.bump).toBe('minor');
    expect(comparison.source.filter(({ impact }) => impact === 'breaking')).toEqual([]);
  });

  test('places are those of the schemas', () => {
    const { after } = named('use:PRNotificationTypeEnum');
    const text = readFileSync(join(ROOT, 'schemas/webex', after?.file ?? ''), 'utf8');
    expect(text.split('\n')[(after?.line ?? 0) - 1]).toContain('PRNotificationTypeEnum');
  });
});

describe.each([
  ['5.8', '5.9'],
  ['9.0', '10.0'],
  ['5.8', '10.0'],
  ['10.0', '5.8'],
])('%s to %s', (from, to) => {
  test('every breaking verdict has a witness, which libxml2 confirms', async () => {
    const { changes } = await between(from, to);
    const oracles = { old: oracleFor(from), new: oracleFor(to) };
    let confirmed = 0;
    for (const change of changes) {
      for (const verdict of [change.request, change.strict, change.tolerant]) {
        if (verdict.impact !== 'breaking') continue;
        const { witness } = verdict;
        if (witness === undefined) throw new Error(`${change.subject}: ${verdict.unproven}`);
        const { document, validIn } = witness;
        expect(oracles[validIn].complaints(document), change.subject).toEqual([]);
        const other = oracles[validIn === 'old' ? 'new' : 'old'];
        expect(other.accepts(document), change.subject).toBe(false);
        confirmed++;
      }
    }
    expect(confirmed).toBeGreaterThan(0);
  });
});

test('ids are those of the change, whatever else changed', async () => {
  const [wide, narrow] = [await between('5.8', '10.0'), await between('5.9', '9.0')];
  const idOf = ({ changes }: Comparison): string | undefined =>
    changes.find(({ subject }) => subject === 'use:personalMeetingRoomType.PRNotifications')?.id;
  expect(idOf(wide)).toMatch(/^[0-9a-f]{12}$/);
  expect(idOf(narrow)).toBe(idOf(wide));
});

test('a release has no changes against itself, compiled once or twice', async () => {
  const now = releaseAt('10.0');
  for (const other of [now, compileAt(join(ROOT, 'schemas/webex'), '10.0')]) {
    const comparison = await compareReleases(other, now, { from: '10.0', to: '10.0' });
    expect(comparison).toMatchObject({ changes: [], source: [], bump: 'none' });
  }
});
