/**
 * The round trip that every platform makes, in Node and in a browser alike: no imports at run time
 * but what stands beside it, no Buffer, no assertion library.
 */
import type { Call, Emitted, Outcome, Report, Settings } from './emitted.js';
import { CREDENTIALS, getUserResponse, latin1, LATIN, REQUEST } from './messages.js';
import { setUserResponse, utf8, utf16, WIDE, WRITTEN } from './messages.js';

// The runtime asks once too, when it is loaded.
const hasBuffer = 'Buffer' in globalThis;

function userNamed(firstName: string): object {
  return {
    $type: '{http://www.webex.com/schemas/2002/06/service/user}getUserResponse',
    firstName,
    categoryId: 239651171508160002n,
    webExId: 'zoe',
    phones: { phone: '+1 (555)  0100', PIN: '0042' },
    email: 'zoe@example.com',
    meetingTypes: { meetingType: [11, 9007199254740991] },
    timeZoneID: 4,
    privilege: { host: true, siteAdmin: false },
    active: 'ACTIVATED',
  };
}

/** Runs everything; `endpoint` is the test's own server. */
export async function scenario(emitted: Emitted, endpoint: string): Promise<Report> {
  const outcomes: Outcome[] = [];
  const check = async (name: string, actual: () => unknown, expected: unknown): Promise<void> => {
    let found: unknown;
    try {
      found = await actual();
    } catch (error) {
      found = `threw ${String(error)}`;
    }
    outcomes.push({ name, actual: show(found), expected: show(expected) });
  };
  await writing(emitted, check);
  await reading(emitted, check);
  await calling(emitted, endpoint, check);
  return { hasBuffer, outcomes };
}

type Checking = (name: string, actual: () => unknown, expected: unknown) => Promise<void>;

async function writing(
  { createClient, user, ...emitted }: Emitted,
  check: Checking,
): Promise<void> {
  const sent: Uint8Array[] = [];
  const settings: Settings = {
    ...CREDENTIALS,
    transport: ({ body }) => {
      sent.push(body);
      return Promise.resolve({ status: 200, headers: {}, body: utf8(setUserResponse()) });
    },
  };
  const client = createClient(settings, { user });
  await check(
    'writes a request in the dialect',
    async () => {
      await client.user.setUser(REQUEST);
      return new TextDecoder().decode(sent.pop());
    },
    WRITTEN,
  );
  const long = 'ä€😀x'.repeat(50_000);
  await check(
    'writes more than one buffer holds',
    async () => {
      await client.user.setUser({ webExId: 'zoe', description: long });
      const text = new TextDecoder().decode(sent.pop());
      return text.includes(`<description>${long}</description>`) && text.length - long.length < 600;
    },
    true,
  );
  await check(
    'refuses a wrong request before it is sent',
    async () => {
      sent.length = 0;
      const error: unknown = await caught(() => client.user.setUser({ webExId: 7 }));
      return [picked(error, ['kind', 'operation']), sent.length];
    },
    [{ kind: 'invalid-request', operation: 'user.SetUser' }, 0],
  );
  const { decode, encode, messageElement, types } = emitted;
  await check(
    'reads back what it writes as the schema has it',
    () => {
      const read = decode(messageElement, utf8(getUserResponse({ name: WIDE })), { types });
      if (read.value === undefined) return read.issues;
      const again = decode(messageElement, encode(messageElement, read.value, { types }), {
        types,
      });
      return show(again.value) === show(read.value);
    },
    true,
  );
}

/** What comes in pieces of seven bytes, as a list with one row. */
async function chunked(emitted: Emitted, bytes: Uint8Array): Promise<unknown> {
  const { decodeRows, messageElement, BodyContentTypeCodec, types } = emitted;
  const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
    bytes.subarray(i * 7, i * 7 + 7),
  );
  const options = { types, mode: 'tolerant', path: ['body', 'bodyContent'] } as const;
  for await (const row of decodeRows(messageElement, BodyContentTypeCodec, chunks, options))
    return { user: row.value, issues: row.issues };
  return undefined;
}

async function reading(emitted: Emitted, check: Checking): Promise<void> {
  const { decode, messageElement, types } = emitted;
  const documents: readonly (readonly [string, Uint8Array, string])[] = [
    ['UTF-8', utf8(getUserResponse({ name: WIDE })), WIDE],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${getUserResponse({ name: WIDE })}`), WIDE],
    ['ISO-8859-1', latin1(getUserResponse({ name: LATIN, encoding: 'ISO-8859-1' })), LATIN],
    ['UTF-16', utf16(getUserResponse({ name: WIDE, encoding: 'UTF-16' })), WIDE],
    // Far longer than what is turned into text at once.
    [
      'long Latin-1',
      latin1(getUserResponse({ name: 'é'.repeat(9999), encoding: 'ISO-8859-1' })),
      'é'.repeat(9999),
    ],
  ];
  for (const [name, bytes, text] of documents) {
    for (const mode of ['strict', 'tolerant'] as const) {
      await check(
        `reads ${name}, ${mode}`,
        () => {
          const read =
            mode === 'strict'
              ? decode(messageElement, bytes, { types })
              : decode(messageElement, bytes, { types, mode });
          return { user: content(read.value), issues: read.issues };
        },
        { user: userNamed(text), issues: [] },
      );
    }
  }
  for (const [name, bytes, text] of documents)
    await check(`reads ${name} in chunks`, () => chunked(emitted, bytes), {
      user: userNamed(text),
      issues: [],
    });
  const wrong = getUserResponse({
    name: WIDE,
    more: '<use:new/><use:languageID>two</use:languageID>',
  });
  const issues = [
    ['unknown-element', utf8(wrong.slice(0, wrong.indexOf('<use:new/>'))).length],
    ['lexical', utf8(wrong.slice(0, wrong.indexOf('two<'))).length],
  ];
  const shown = (found: readonly { readonly code: string; readonly offset?: number }[]): unknown =>
    found.map(({ code, offset }) => [code, offset]);
  await check(
    'finds what is wrong, tolerant',
    () => {
      const read = decode(messageElement, utf8(wrong), { types, mode: 'tolerant' });
      return { user: content(read.value), issues: shown(read.issues) };
    },
    { user: userNamed(WIDE), issues },
  );
  await check(
    'finds what is wrong, strict',
    () => {
      const read = decode(messageElement, utf8(wrong), { types });
      return { value: read.value, issues: shown(read.issues) };
    },
    { value: undefined, issues },
  );
  const broken = utf8(getUserResponse({ name: '@' })).map((byte) => (byte === 64 ? 0xff : byte));
  for (const [name, bytes, error] of [
    ['bytes that are no UTF-8', broken, { name: 'XmlError', code: 'encoding' }],
    [
      'a character that XML does not allow',
      utf8(getUserResponse({ name: '\u0001' })),
      { name: 'XmlError', code: 'ill-formed' },
    ],
    ['half a document', utf8(wrong.slice(0, -20)), { name: 'XmlError', code: 'ill-formed' }],
    ['a DOCTYPE', utf8('<!DOCTYPE a><a/>'), { name: 'XmlError', code: 'doctype' }],
  ] as const) {
    await check(
      `refuses ${name}`,
      async () => {
        const found = await caught(() =>
          decode(messageElement, bytes, { types, mode: 'tolerant' }),
        );
        return picked(found, ['name', 'code']);
      },
      error,
    );
  }
}

/** Over the platform's own fetch; the path says what the server answers. */
async function calling(
  { createClient, user }: Emitted,
  endpoint: string,
  check: Checking,
): Promise<void> {
  const at = (path: string): Readonly<Record<'setUser' | 'getUser', Call>> => {
    const settings = { ...CREDENTIALS, endpoint: endpoint + path, timeoutMs: 20_000 };
    return createClient(settings, { user }).user;
  };
  await check(
    'sends a request and takes the answer',
    async () => {
      const { value, issues, meta } = await at('set').setUser(REQUEST);
      return { value, issues, meta };
    },
    {
      value: { $type: '{http://www.webex.com/schemas/2002/06/service/user}setUserResponse' },
      issues: [],
      meta: {
        operation: 'user.SetUser',
        httpStatus: 200,
        server: 'PRIMARY',
        attempts: 1,
        delayMs: 0,
      },
    },
  );
  for (const [path, text] of [
    ['utf8', WIDE],
    ['latin1', LATIN],
    ['charset', LATIN],
    ['pieces', WIDE],
  ] as const) {
    await check(
      `takes an answer, ${path}`,
      async () => {
        const { value, issues } = await at(path).getUser({ webExId: 'zoe' });
        return { value, issues };
      },
      { value: userNamed(text), issues: [] },
    );
  }
  const fields = ['kind', 'operation', 'errorId', 'reason', 'server', 'httpStatus'];
  for (const path of ['failure', 'failure-500']) {
    await check(
      `throws what the server says, ${path}`,
      async () => picked(await caught(() => at(path).getUser({ webExId: 'zoe' })), fields),
      {
        kind: 'api',
        operation: 'user.GetUser',
        errorId: '030001',
        reason: 'Corresponding User not found – Zoë',
        server: 'BACKUP',
        httpStatus: path === 'failure' ? 200 : 500,
      },
    );
  }
  // Which status a redirect has, a browser does not tell.
  for (const [path, kind] of [
    ['html', 'not-api-reply'],
    ['redirect', 'not-api-reply'],
    ['cut', 'truncated'],
  ] as const) {
    await check(
      `tells what is no answer, ${path}`,
      async () =>
        picked(await caught(() => at(path).getUser({ webExId: 'zoe' })), ['kind', 'operation']),
      { kind, operation: 'user.GetUser' },
    );
  }
  await check(
    'stops when it is told to',
    async () => {
      const stop = new AbortController();
      stop.abort();
      const { signal } = stop;
      return picked(await caught(() => at('set').getUser({ webExId: 'zoe' }, { signal })), [
        'name',
      ]);
    },
    { name: 'AbortError' },
  );
}

/** What stands in the slot of a message that was read. */
function content(message: unknown): unknown {
  const { body } = message as { readonly body?: { readonly bodyContent?: readonly unknown[] } };
  return body?.bodyContent?.[0];
}

async function caught(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  return 'threw nothing';
}

function picked(error: unknown, names: readonly string[]): unknown {
  if (typeof error !== 'object' || error === null) return error;
  return Object.fromEntries(names.map((name) => [name, Reflect.get(error, name)]));
}

/** As text, with everything that JSON would lose; members that are undefined are left out. */
function show(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, member: unknown) => (typeof member === 'bigint' ? `${member}n` : member),
    1,
  );
}
