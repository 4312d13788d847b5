import { describe, expect, test } from 'vitest';
import { withShelf } from '../support/shelf.js';
import { codegen } from './run.js';
import type { Result } from './run.js';

async function shelf(...words: readonly string[]): Promise<Result> {
  return withShelf((folder) => codegen([...words, '--schemas', folder]));
}

describe('commands about an API of resources', () => {
  test('sample prints the document that is sent, and says when there is none', async () => {
    const { code, out } = await shelf('sample', 'books.create');
    expect(code).toBe(0);
    expect(out).toContain('<book:call-number>call-numb</book:call-number>');
    expect(out).not.toContain('revision');
    const none = await shelf('sample', 'books.get', '--verbose');
    expect(none.code).toBe(2);
    expect(none.error).toContain(
      "the operation 'books.get' sends no document: Reads one of books: GET /books/{call-number}",
    );
    expect(none.error).toContain('--as json gives its request, --response what comes back');
    const nothing = await shelf('sample', 'books.delete', '--response');
    expect(nothing.error).toContain("the operation 'books.delete' has no answer");
    expect((await shelf('sample', 'books.delete', '--as', 'json')).out).toBe(
      '{\n  "call-number": "call-numb"\n}\n',
    );
    expect((await shelf('sample', 'books.list', '--response')).out).toContain('<books:book-list');
    expect((await shelf('sample', 'books.update', '--as', 'ts')).out).toContain(
      "changes: { state: 'worn' },",
    );
  });

  test('explain tells where an operation comes from', async () => {
    const { code, out } = await shelf('explain', 'books.delete');
    expect(code).toBe(0);
    expect(out).toContain('books.delete: operation in operations/books.ts');
    expect(out).toContain("resource 'books' of api.json: the element 'book:book-v1'");
    expect(out).toContain("action 'delete': DELETE /books/{call-number}");
    expect(out).toContain('function delete$, exported as delete too');
  });

  test('inspect shows the operations, as far as they are selected', async () => {
    const { out } = await shelf('inspect', '--operations', 'books.get');
    const model = JSON.parse(out) as { operations: readonly object[]; elements: object };
    expect(model.operations).toMatchObject([
      { kind: 'resource', id: 'books.get', action: 'get', path: '/books/{call-number}' },
    ]);
    expect(Object.keys(model.elements)).toEqual(['{urn:shelf:book}book-v1']);
  });

  test('generate and check agree', async () => {
    const { code, error } = await withShelf((folder) => {
      const options = ['--schemas', folder, '--out', `${folder}/out`];
      expect(codegen(['generate', ...options, '--operations', 'books.*']).code).toBe(0);
      return codegen(['check', ...options]);
    });
    expect(error).toBe('');
    expect(code).toBe(0);
  });
});
