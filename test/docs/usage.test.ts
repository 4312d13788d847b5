import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parseArguments } from '../../generator/cli/arguments.js';
import { readRequest } from '../../generator/cli/call-request.js';
import { commands } from '../../generator/cli/commands.js';
import type { Context } from '../../generator/cli/command.js';
import { Reporter } from '../../generator/cli/reporter.js';
import { run } from '../../generator/cli/run.js';
import type { Terminal } from '../../generator/cli/terminal.js';
import { compile } from '../../generator/compile.js';
import type { Compilation, CompiledSet } from '../../generator/compile.js';
import type { OperationUsage } from '../../generator/docs/extras.js';
import { usageOf } from '../../generator/docs/usage.js';
import { openApi } from '../../generator/invoke/open.js';
import { openSchemas } from '../../generator/load/workspace.js';
import type { Request } from '../../generator/request/model.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { compileAt, ROOT } from '../support/open.js';
import { compileShelf, SHELF_FILES, shelfApi, withShelf } from '../support/shelf.js';

/** What standard input has for the command that runs. */
let input = '';

vi.mock('../../generator/cli/terminal.js', async (original) => ({
  ...(await original<typeof import('../../generator/cli/terminal.js')>()),
  canAsk: () => false,
  readInput: () => Promise.resolve(new TextEncoder().encode(input)),
}));

interface Subject {
  readonly compilation: Compilation;
  readonly set: CompiledSet;
}

function subject(compilation: Compilation): Subject {
  const [set] = compilation.sets;
  if (set === undefined) throw new Error('there is no schema set');
  return { compilation, set };
}

/** By the operation's id. */
function usages({ compilation, set }: Subject): ReadonlyMap<string, OperationUsage> {
  const usage = usageOf(compilation);
  return new Map(set.model.operations.map((one) => [one.id, usage.operation(set, one)]));
}

function usageIn(from: ReadonlyMap<string, OperationUsage>, id: string): OperationUsage {
  const found = from.get(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

function lineOf({ calls }: OperationUsage): string {
  return calls.find(({ title }) => title === 'codegen call')?.text ?? '';
}

interface Typed {
  /** Behind `codegen`. */
  readonly words: readonly string[];
  readonly input: string;
}

/** What a shell hands over for each command: all in one go. */
function typed(lines: readonly string[]): readonly Typed[] {
  const codegen = `codegen() { printf '%s\\0' "$@"; printf '\\1'; case " $* " in *' --json - '*) cat;; esac; printf '\\2'; }`;
  const shell = spawnSync('sh', ['-c', [codegen, ...lines].join('\n')], { encoding: 'utf8' });
  expect(shell.stderr).toBe('');
  const commandsRun = shell.stdout.split('\u0002').slice(0, -1);
  return commandsRun.map((one) => {
    const [words = '', text = ''] = one.split('\u0001');
    return { words: words.split('\0').slice(0, -1), input: text };
  });
}

function listener(): { readonly terminal: Terminal; readonly texts: string[] } {
  const texts: string[] = [];
  const out = (text: string): void => void texts.push(text);
  const terminal = { out, error: out, isInteractive: false, hasColor: false, columns: 80 };
  return { texts, terminal: { ...terminal, directory: '/' } };
}

/** The requests that the command would send for the lines of the operations, by id. */
async function requestsOf(
  { compilation, set }: Subject,
  lines: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Request>> {
  const ids = [...lines.keys()];
  const open = await openApi(compilation, set, ids);
  const requests = new Map<string, Request>();
  for (const [index, { words, input: given }] of typed([...lines.values()]).entries()) {
    const { terminal, texts } = listener();
    const diagnostics = new Diagnostics();
    const { values, positional } = parseArguments(words, commands, diagnostics);
    expect(positional).toEqual([compilation.folder.name, ids[index]]);
    const callable = open.callables.get(ids[index] ?? '');
    if (callable === undefined) throw new Error(`${ids[index]} was not opened`);
    input = given === '' ? 'secret\n' : given;
    const reporter = new Reporter(terminal, diagnostics);
    const context: Context = { terminal, diagnostics, reporter };
    const options = { set: undefined, json: undefined, xml: undefined, ...values };
    const request = await readRequest(open, callable, options, context).catch(() => undefined);
    reporter.finish();
    expect(texts.join(''), words.join(' ')).toBe('');
    expect(open.preview(callable.operation.id, request ?? {}).head).not.toBe('');
    requests.set(callable.operation.id, request ?? {});
  }
  return requests;
}

describe('the enveloped API', () => {
  let webex: Subject;
  let all: ReadonlyMap<string, OperationUsage>;

  beforeAll(() => {
    webex = subject(compileAt(join(ROOT, 'schemas/webex')));
    all = usages(webex);
  });

  test('lines for the shell are taken by the command', async () => {
    const some = [...all].filter(([id], index) => index % 12 === 0 || CHOSEN.includes(id));
    const lines = new Map(some.map(([id, usage]) => [id, lineOf(usage)]));
    const requests = await requestsOf(webex, lines);
    expect(requests.get('user.SetUser')).toEqual({
      firstName: 'firstName',
      lastName: 'lastName',
      webExId: 'webExId',
    });
    expect(requests.get('ep.GetSiteType')).toEqual({});
    expect(requests.get('ep.GetJoinSessionInfo')).toMatchObject({ sessionPassword: 'secret' });
    expect(requests.get('meeting.CreateMeeting')).toMatchObject({
      metaData: { confName: 'confName', meetingType: 1 },
    });
  });

  test('lines show members one by one, and many or nested ones as JSON', () => {
    expect(lineOf(usageIn(all, 'user.GetUser'))).toBe(
      'codegen call webex user.GetUser --set webExId=webExId\n',
    );
    expect(lineOf(usageIn(all, 'user.SetUser'))).toBe(
      [
        'codegen call webex user.SetUser \\',
        '  --set firstName=firstName \\',
        '  --set lastName=lastName \\',
        '  --set webExId=webExId',
        '',
      ].join('\n'),
    );
    const json = lineOf(usageIn(all, 'meeting.CreateMeeting'));
    expect(json).toMatch(
      /^codegen call webex meeting\.CreateMeeting --json - <<'JSON'\n\{\n[^]*\n\}\nJSON\n$/,
    );
  });

  test('samples are those of the operation, sent and received', () => {
    const { request, response, calls } = usageIn(all, 'user.GetUser');
    expect(request?.text).toContain('xsi:type="use:getUser">\n      <use:webExId>webExId</');
    expect(response?.text).toContain('xsi:type="use:getUserResponse">');
    expect(calls.map(({ title }) => title)).toEqual(['TypeScript', 'codegen call']);
    expect(calls[0]?.text).toContain("from './generated/webex/client.js';");
    expect(calls[0]?.text).toContain('await client.user.getUser({\n');
  });

  test('facts are what api.json says', () => {
    expect(usageIn(all, 'user.SetUser').facts).toEqual([
      'It may be sent again when its outcome is unknown, unless it has newWebExId.',
      'user.GetUser reads what it changes.',
      'It may take 60 seconds.',
      "It shares the server's limit on calls of the group user: user.*.",
    ]);
    expect(usageIn(all, 'user.CreateUser').facts).toEqual([
      'It is not sent again when its outcome is unknown.',
      'After a lost answer user.GetUser finds what it made, by webExId.',
      "It shares the server's limit on calls of the group user: user.*.",
    ]);
    expect(usageIn(all, 'meeting.LstsummaryMeeting').facts).toEqual([
      'It may be sent again when its outcome is unknown.',
      "It shares the server's limit on calls of the group meeting-list: meeting.Lst*.",
      'Where nothing is found (error 000015) the client gives an empty list.',
      'The client reads it in pages of 100.',
    ]);
    expect(usageIn(all, 'ep.GetSiteType').facts[0]).toBe(
      'It needs no credentials but what says which site is meant: siteName or siteID.',
    );
  });

  test('errors are those that can come, with what to do then', () => {
    const adviceOn = (id: string, error: string): string | undefined =>
      usageIn(all, id).errors.find((row) => row.id === error)?.advice;
    expect(adviceOn('user.LstUser', '000015')).toBe('Nothing: the client gives an empty list.');
    expect(adviceOn('user.GetUser', '000015')).toBeUndefined();
    expect(adviceOn('user.GetUser', '030001')).toBe('The same request would fail again.');
    expect(adviceOn('user.GetUser', '000045')).toBe(
      'The client waits 60 seconds and sends it again.',
    );
    expect(adviceOn('user.GetUser', '000035')).toBe('The client sends it again, a few times.');
    expect(adviceOn('user.SetUser', '000035')).toBe(
      'The client sends it again, a few times, unless the request has newWebExId.',
    );
    expect(adviceOn('user.CreateUser', '000035')).toBe(
      'Find out first whether it was carried out, with user.GetUser; then it may be sent again.',
    );
    expect(adviceOn('user.GetUser', '030047')).toBe(
      'The client fetches a new ticket and sends it again.',
    );
    expect(adviceOn('user.GetUser', '030104')).toContain('with the credentials');
    expect(adviceOn('ep.GetSiteType', '030047')).toBeUndefined();
    expect(adviceOn('ep.GetSiteType', '030104')).toBeUndefined();
  });
});

const CHOSEN = ['user.SetUser', 'ep.GetSiteType', 'ep.GetJoinSessionInfo', 'meeting.CreateMeeting'];

describe('an API of resources', () => {
  let shelf: Subject;
  let all: ReadonlyMap<string, OperationUsage>;

  beforeAll(async () => {
    shelf = await compileShelf();
    all = usages(shelf);
  });

  test('lines for the shell are taken by the command', async () => {
    const lines = new Map([...all].map(([id, usage]) => [id, lineOf(usage)]));
    const requests = await requestsOf(shelf, lines);
    expect(Object.fromEntries(requests)).toEqual({
      'books.list': { state: 'new' },
      'books.get': { 'call-number': 'call-numb' },
      'books.create': {
        'call-number': 'call-numb',
        'book-title': 'book-title',
        'shelf-mark': 'shelf-mark',
      },
      'books.update': { 'call-number': 'call-numb', state: 'worn' },
      'books.delete': { 'call-number': 'call-numb' },
      'branches.get': { number: 1 },
      'branches.delete': { number: 1 },
    });
  });

  test('documents are shown where there are any', () => {
    const shown = [...all].map(([id, { request, response }]) => [
      id,
      [...(request ? ['request'] : []), ...(response ? ['response'] : [])].join(),
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      'books.list': 'response',
      'books.get': 'response',
      'books.create': 'request,response',
      'books.update': 'request,response',
      'books.delete': '',
      'branches.get': 'response',
      'branches.delete': '',
    });
    expect(usageIn(all, 'books.create').request?.text).toContain(
      '  <book:call-number>call-numb</book:call-number>\n',
    );
  });

  test('facts are method, path, media types and what may be changed', () => {
    expect(usageIn(all, 'books.list').facts).toEqual([
      'It is GET /books below https://{host}:8443/rest.',
      'What comes back is application/vnd.shelf.books+xml.',
      'The list can be narrowed by state.',
      'It is not sent again when its outcome is unknown.',
      'It may take 90 seconds.',
    ]);
    expect(usageIn(all, 'books.get').facts.slice(1)).toEqual([
      'What comes back is application/vnd.shelf.book+xml or application/vnd.shelf.book+json.',
      'Its entity tag is the member revision.',
      'It may be sent again when its outcome is unknown.',
    ]);
    expect(usageIn(all, 'books.create').facts.slice(2, 4)).toEqual([
      'It needs book-title.',
      'It takes no link, revision, lent or reason.',
    ]);
    expect(usageIn(all, 'books.update').facts.slice(2, 6)).toEqual([
      'It is refused when the resource was changed since it was read: the entity tag is the member revision.',
      'It never changes link, revision, shelf-mark or call-number.',
      'It can set lent to false only.',
      'It can set state to worn only.',
    ]);
    expect(usageIn(all, 'books.delete').facts.slice(1, 3)).toEqual([
      'What is deleted is named by call-number.',
      'With revision it is refused when the resource was changed since it was read.',
    ]);
    expect(usageIn(all, 'branches.get').facts).toContain('It needs no user name and password.');
  });

  test('errors are the statuses that the method can have', async () => {
    const errors = Object.fromEntries(
      ['401', '404', '412', '415'].map((id) => [
        id,
        { name: `status-${id}`, meaning: 'It failed.', retry: 'never' },
      ]),
    );
    const more = usages(await compileShelf({ ...shelfApi(), errors }));
    const idsOf = (id: string): readonly string[] => usageIn(more, id).errors.map((row) => row.id);
    expect(idsOf('books.get')).toEqual(['401', '404']);
    expect(idsOf('books.create')).toEqual(['401', '404', '415']);
    expect(idsOf('books.update')).toEqual(['401', '404', '412', '415']);
    expect(idsOf('books.delete')).toEqual(['401', '404', '412']);
    expect(idsOf('branches.delete')).toEqual(['401', '404']);
    expect(idsOf('branches.get')).toEqual(['404']);
    expect(usageIn(more, 'books.update').errors[2]?.advice).toBe(
      'Read it again, and change what is there now.',
    );
  });
});

test('an older release is named, and whatever a value has is quoted for the shell', async () => {
  const odd = `@it's "$HOME" \`x\` \\ *`;
  const escaped = odd.replaceAll('"', '&quot;');
  const files = {
    ...SHELF_FILES,
    'book.xsd': SHELF_FILES['book.xsd']?.replace('value="new"', `value="${escaped}"`) ?? '',
  };
  await withShelf(
    async (folder) => {
      const [api] = openSchemas([folder], new Diagnostics()).apis;
      const [older] = api?.releases ?? [];
      if (api === undefined || older === undefined) throw new Error('there is no release');
      const all = usages(subject(compile(api, older, undefined, new Diagnostics())));
      const [call] = typed([lineOf(usageIn(all, 'books.list'))]);
      const release = ['--release', '1.0'];
      const setting = ['--set', `state=@${odd}`];
      expect(call?.words).toEqual(['call', 'shelf', 'books.list', ...release, ...setting]);
      const { terminal, texts } = listener();
      const words = [...(call?.words ?? []), '--dry-run', '--schemas', folder];
      expect(await run(words, terminal), texts.join('')).toBe(0);
      expect(texts.join('')).toContain(`?state=${encodeURIComponent(odd)}\n`);
    },
    shelfApi(),
    { '1.0': files, '2.0': SHELF_FILES },
  );
});
