/** What is found, in which order, and the ways there. */
import { expect, test } from 'vitest';
import type { SearchData, SearchPage } from '../../generator/page/search-data.js';
import { countText } from '../../generator/page/search-list.js';
import { wayFinder } from '../../generator/page/search-ways.js';
import { joined, nameTerms, textTerms } from '../../generator/page/search-words.js';
import { searcher } from '../../generator/page/searcher.js';
import type { Answer, Result } from '../../generator/page/searcher.js';

const SET_USER: SearchPage = {
  kind: 'operation',
  key: 'operations/user.SetUser',
  name: 'user.SetUser',
  text: 'Changes an account.',
  opens: [
    ['request', 3],
    ['response', 6],
  ],
};
const GET_USER: SearchPage = {
  kind: 'operation',
  key: 'operations/user.GetUser',
  name: 'user.GetUser',
  opens: [['response', 4]],
};
const MESSAGE: SearchPage = { kind: 'element', key: 'elements/serv.message', name: 'serv:message' };
const PAGES: readonly SearchPage[] = [
  SET_USER,
  GET_USER,
  MESSAGE,
  { kind: 'type', key: 'types/use.setUser', name: 'use:setUser', base: 4 },
  {
    kind: 'type',
    key: 'types/use.userType',
    name: 'use:userType',
    members: [
      ['personalMeetingRoom'],
      ['webExId', 'The name to log in with; a host has one.'],
      ['backup'],
    ],
    opens: [
      ['personalMeetingRoom', 5],
      ['backup', 4],
    ],
  },
  {
    kind: 'type',
    key: 'types/use.personalMeetingRoomType',
    name: 'use:personalMeetingRoomType',
    members: [['hostPIN', 'Four digits.'], ['@pin'], ['größe']],
  },
  { kind: 'type', key: 'types/use.setUserResponse', name: 'use:setUserResponse' },
  {
    kind: 'enumeration',
    key: 'types/use.activeType',
    name: 'use:activeType',
    values: [['ACTIVATED'], ['NOT YET/ACTIVE', 'Waits for the host.']],
  },
];
const DATA: SearchData = { kind: 'search', pages: PAGES };

const found = await searcher(DATA);

function names(answer: Answer): readonly string[] {
  return answer.results.map(({ owner, name }) => owner + name);
}

function first(query: string): Result {
  const [result] = found.answer(query).results;
  if (result === undefined) throw new Error(`nothing is found for ${query}`);
  return result;
}

test('names come apart at capitals, and are found from each word on', () => {
  expect(nameTerms('personalMeetingRoom')).toEqual([
    'personal',
    'personalmeetingroom',
    'meeting',
    'meetingroom',
    'room',
  ]);
  expect(nameTerms('use:hostPIN')).toEqual(['use', 'host', 'hostpin', 'pin']);
  expect(nameTerms('PINCode2')).toEqual(['pin', 'pincode2', 'code', 'code2', '2']);
  expect(nameTerms('größeÄußere_日本')).toEqual(['größe', 'größeäußere', 'äußere', '日本']);
  expect(nameTerms('@')).toEqual([]);
  expect(textTerms('  The user’s PIN, 4 digits. ')).toEqual([
    'the',
    'user',
    's',
    'pin',
    '4',
    'digits',
  ]);
  expect(joined('use:hostPIN')).toBe('usehostpin');
});

test('a member is found with the operations that get to it', () => {
  const hostPIN = first('hostPIN');
  expect(hostPIN).toMatchObject({
    kind: 'member',
    owner: 'use:personalMeetingRoomType.',
    name: 'hostPIN',
    text: 'Four digits.',
    path: 'types/use.personalMeetingRoomType.html',
    fragment: '/hostPIN',
    moreWays: 0,
  });
  expect(hostPIN.ways).toEqual([
    {
      steps: ['user.SetUser', 'request', 'personalMeetingRoom', 'hostPIN'],
      path: 'operations/user.SetUser.html',
      fragment: 'request/personalMeetingRoom/hostPIN',
    },
    {
      steps: ['user.GetUser', 'response', 'personalMeetingRoom', 'hostPIN'],
      path: 'operations/user.GetUser.html',
      fragment: 'response/personalMeetingRoom/hostPIN',
    },
  ]);
});

test.each([
  ['whole names', 'webExId', 'use:userType.webExId'],
  ['the beginning', 'webEx', 'use:userType.webExId'],
  ['a word within a name', 'meetingRoom', 'use:userType.personalMeetingRoom'],
  ['words of a name', 'personal meeting room', 'use:userType.personalMeetingRoom'],
  ['beginnings of words', 'pers meet typ', 'use:personalMeetingRoomType'],
  ['a type with its prefix', 'use:userType', 'use:userType'],
  ['a member with its type', 'userType.backup', 'use:userType.backup'],
  ['an operation with its service', 'user.setuser', 'user.SetUser'],
  ['an attribute', '@pin', 'use:personalMeetingRoomType.@pin'],
  ['letters of other alphabets', 'GRÖßE', 'use:personalMeetingRoomType.größe'],
  ['a value', 'not yet', 'use:activeType = NOT YET/ACTIVE'],
  ['documentation', 'log in', 'use:userType.webExId'],
  ['a slip of the keys, as a last resort', 'hostPNI', 'use:personalMeetingRoomType.hostPIN'],
  ['nothing else', 'zzzzzz', undefined],
  ['no word at all', '(*[', undefined],
])('finds %s', (_what, query, expected) => {
  expect(names(found.answer(query))[0]).toBe(expected);
});

test('the name itself comes before its beginnings, and those before documentation', () => {
  expect(names(found.answer('pin'))).toEqual([
    'use:personalMeetingRoomType.@pin',
    'use:personalMeetingRoomType.hostPIN',
  ]);
  expect(names(found.answer('host'))).toEqual([
    'use:personalMeetingRoomType.hostPIN',
    'use:activeType = NOT YET/ACTIVE',
    'use:userType.webExId',
  ]);
  expect(names(found.answer('setUser'))).toEqual([
    'user.SetUser',
    'use:setUser',
    'use:setUserResponse',
  ]);
});

test('one letter is looked for in names, unless there is none', () => {
  expect(names(found.answer('w'))).toEqual(['use:userType.webExId']);
  expect(names(found.answer('d'))).toEqual(['use:personalMeetingRoomType.hostPIN']);
});

test('names that mean something to JavaScript are names', async () => {
  const words = ['constructor', '__proto__', 'hasOwnProperty', 'toString'];
  const type: SearchPage = { ...MESSAGE, kind: 'type', members: words.map((word) => [word]) };
  const { answer } = await searcher({ kind: 'search', pages: [type] });
  for (const word of words) expect(answer(word).results.map(({ name }) => name)).toEqual([word]);
});

test('addresses of rows are encoded', () => {
  expect(first('größe').fragment).toBe('/gr%C3%B6%C3%9Fe');
  expect(first('@pin').fragment).toBe('/%40pin');
  expect(first('not yet').fragment).toBe('value/NOT%20YET%2FACTIVE');
  expect(first('serv:message')).toMatchObject({ path: 'elements/serv.message.html', fragment: '' });
});

test('ways are the shortest, in both directions, and end in circles too', () => {
  const waysTo = wayFinder(PAGES);
  expect(waysTo(4)).toEqual([
    { operation: 0, path: ['request'] },
    { operation: 1, path: ['response'] },
  ]);
  expect(waysTo(6)).toEqual([{ operation: 0, path: ['response'] }]);
  expect(waysTo(2)).toEqual([]);
  const echo: SearchPage = {
    ...SET_USER,
    opens: [
      ['request', 1],
      ['response', 1],
    ],
  };
  const nested = (name: string, page: number): SearchPage => ({
    ...MESSAGE,
    kind: 'type',
    opens: [[name, page]],
  });
  // Straight to the third by `short`, or through the second.
  const pages = [
    echo,
    {
      ...nested('long', 2),
      opens: [
        ['long', 2],
        ['short', 3],
      ] as const,
    },
    nested('way', 3),
    nested('self', 3),
  ];
  expect(wayFinder(pages)(3)).toEqual([
    { operation: 0, path: ['request', 'short'] },
    { operation: 0, path: ['response', 'short'] },
  ]);
});

test('of many there are the best, and the shortest ways', async () => {
  const operations = Array.from({ length: 40 }, (_, index): SearchPage => ({
    ...SET_USER,
    name: `service.Do${index}`,
    key: `operations/service.Do${index}`,
    opens: [['request', 40]],
  }));
  const type: SearchPage = { ...MESSAGE, kind: 'type', members: [['part']] };
  const many = await searcher({ kind: 'search', pages: [...operations, type] });
  const { found: all, results } = many.answer('service');
  expect([all, results.length]).toEqual([40, 30]);
  const [part] = many.answer('part').results;
  expect([part?.ways.length, part?.moreWays]).toEqual([8, 32]);
});

test('the count is said in words', () => {
  expect(countText(0, 0)).toBe('Nothing found');
  expect(countText(1, 1)).toBe('1 result');
  expect(countText(40, 30)).toBe('40 results, the best 30 shown');
});
