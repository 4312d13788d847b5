import * as prettier from 'prettier';
import { describe, expect, test } from 'vitest';
import { envelopeOperations } from '../../generator/ir/operations.js';
import type { BoundTicket } from '../../generator/api/bind-ticket.js';
import type { Login } from '../../generator/api/model.js';
import { emitLogin } from '../../generator/emit/login.js';
import { modelOf } from './operations-model.js';

const origin = { version: '0.0.0', api: 'test', release: '1' };
const [operation] = envelopeOperations(modelOf(['logIn']));
if (operation === undefined) throw new Error('the model has no operation');

const place = {
  file: 'user',
  constant: 'logInOperation',
  request: 'LogIn',
  module: 'user',
  alias: 'use',
};

function emitted(logins: readonly Login[]): string {
  const ticket: BoundTicket = { operation: operation!, from: [], logins };
  return emitLogin(ticket, place, origin)[0]?.text ?? '';
}

async function formatted(text: string): Promise<string> {
  return prettier.format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}

const token: Login = {
  member: 'token',
  title: 'an access token',
  excludes: {},
  oauth: {
    tokenEndpoint: 'https://id.example.com/token',
    scopes: ['all', 'more'],
    accessTokenSeconds: 86_400,
    refreshTokenSeconds: 7_776_000,
  },
};

describe('the module of logins', () => {
  test('has a function for each, and one that refreshes where it is said how', () => {
    const text = emitted([token, { member: 'proof', title: 'a proof', excludes: { id: 'No.' } }]);
    const functions = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
    expect(functions).toEqual(['withToken', 'refreshedToken', 'withProof']);
    expect(text).toContain("refreshing('https://id.example.com/token', options)");
    expect(text).toContain('It lives 1 days, an unused refresh token 90; scopes: all more.');
    expect(text).toContain("      id: 'No.',");
  });

  test('is not there for a release without logins', () => {
    expect(emitLogin({ operation: operation!, from: [], logins: [] }, place, origin)).toEqual([]);
    expect(emitLogin(undefined, place, origin)).toEqual([]);
  });

  test('is as prettier would print it, however long the texts', async () => {
    for (let length = 1; length < 76; length += 1) {
      const long = 'x'.repeat(length);
      const text = emitted([
        { ...token, member: `m${long}`, excludes: { id: long, [`n${long}`]: 'No.' } },
      ]);
      expect(text, String(length)).toBe(await formatted(text));
    }
  });

  test.each([
    '*/ export const owned = 1; /*',
    "'; owned(); '",
    '${owned()}',
    '\u2028owned()',
    '\n@owned',
  ])('keeps %j a text', async (text) => {
    const code = emitted([{ ...token, title: text, excludes: { id: text } }]);
    expect(code).toBe(await formatted(code));
    const outside = code.replace(/\/\*[^]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, '');
    expect(outside).not.toContain('owned');
  });
});
