import { describe, expect, test } from 'vitest';
import { bindEnvelope } from '../../generator/api/bind.js';
import type { EnvelopeApi } from '../../generator/api/model.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { api, ENV, member, modelOf, record } from '../emit/operations-model.js';

function bind(changed: Partial<EnvelopeApi>, model = modelOf([])) {
  const diagnostics = new Diagnostics();
  const paths: string[] = [];
  const at = (path: readonly (string | number)[]) => {
    paths.push(path.join('.'));
    return { file: 'api.json', line: 1, column: 1 };
  };
  const all = { ...api, ...changed };
  const envelope = bindEnvelope({ api: all, at }, all, model, diagnostics);
  const found = diagnostics.all.map(({ code, message, help }) =>
    [code, message, help ?? ''].join(' ').trim(),
  );
  return { envelope, found, paths };
}

const { envelope } = api;

describe('bindEnvelope', () => {
  test('finds the message and its parts', () => {
    const { envelope: bound, found } = bind({});
    expect(found).toEqual([]);
    expect(bound?.payload).toEqual([
      { name: 'body', isList: false, isNillable: false, type: `{${ENV}}messageType/body` },
      { name: 'bodyContent', isList: true, isNillable: false, type: `{${ENV}}bodyContentType` },
    ]);
    expect(bound?.credentialsType.id).toBe(`{${ENV}}credentials`);
  });

  test.each<[string, Partial<EnvelopeApi>, string, string]>([
    [
      'element',
      { envelope: { ...envelope, message: 'env:mesage' } },
      "API508 the schemas have no global element 'env:mesage' did you mean 'message'?",
      'envelope.message',
    ],
    [
      'step',
      { envelope: { ...envelope, payload: ['body', 'bodyContents'] } },
      `API508 the type {${ENV}}messageType/body has no member 'bodyContents' did you mean 'bodyContent'?`,
      'envelope.payload.1',
    ],
    [
      'status',
      { envelope: { ...envelope, status: { ...envelope.status, errorId: 'exceptionId' } } },
      `API508 the type {${ENV}}responseType has no member 'exceptionId' did you mean 'exceptionID'?`,
      'envelope.status.errorId',
    ],
    [
      'ticket',
      {
        authentication: {
          ...api.authentication,
          ticket: {
            operation: 'thing.sub.LogIn',
            member: 'ticket',
            credential: 'user',
            replaces: [],
            defaultLifetimeSeconds: 60,
            from: ['pasword'],
            logins: [],
            refusedBy: [],
          },
        },
      },
      `API508 the type {${ENV}}credentials has no member 'pasword' did you mean 'password'?`,
      'authentication.ticket.from.0',
    ],
    [
      'list',
      {
        envelope: {
          ...envelope,
          status: {
            ...envelope.status,
            subErrors: { path: ['subErrors'], errorId: 'a', reason: 'b' },
          },
        },
      },
      'API508 expected the last member, and no other, to be a list',
      'envelope.status.subErrors.path',
    ],
    [
      'simple member on the way',
      { envelope: { ...envelope, credentials: ['header', 'securityContext', 'site'] } },
      'API508 expected an element with members',
      'envelope.credentials.2',
    ],
    [
      'placeholder',
      { endpoint: { ...api.endpoint, url: 'https://{sit}.x' } },
      `API508 the type {${ENV}}credentials has no member 'sit' did you mean 'site'?`,
      'endpoint.url',
    ],
    [
      'site',
      { authentication: { site: ['Site'], none: [] } },
      `API508 the type {${ENV}}credentials has no member 'Site' did you mean 'site'?`,
      'authentication.site.0',
    ],
  ])('reports a wrong %s where it stands', (_, changed, message, path) => {
    const { envelope: bound, found, paths } = bind(changed);
    expect(bound).toBeUndefined();
    expect(found).toContain(message);
    expect(paths).toContain(path);
  });

  test('refuses a credential with the name of an option', () => {
    const type = { kind: 'type', id: `{${ENV}}bodyContentType` } as const;
    const credentials = record(`{${ENV}}credentials`, [
      member('site', type),
      member('timeoutMs', type),
    ]);
    const { found } = bind({}, modelOf([], [credentials]));
    expect(found).toEqual([
      "API510 the credential 'timeoutMs' has the name of an option of the client",
    ]);
  });
});
