import { expect, test } from 'vitest';
import { resourceOperations } from '../../generator/ir/operations.js';
import { compileShelf } from '../support/shelf.js';

test('resources have an operation for each action, with its path and its documents', async () => {
  const { set } = await compileShelf();
  const shown = resourceOperations(set.model).map(({ id, path, body, answer, documentation }) =>
    [id, path, body ?? '-', answer ?? '-', documentation].join(' '),
  );
  expect(shown).toEqual([
    'books.list /books - {urn:shelf:books}book-list Lists books: GET /books',
    'books.get /books/{call-number} - {urn:shelf:book}book-v1 Reads one of books: GET /books/{call-number}',
    'books.create /books {urn:shelf:book}book-v1 {urn:shelf:book}book-v1 Creates one of books: POST /books',
    'books.update /books/{call-number} {urn:shelf:book}book-v1 {urn:shelf:book}book-v1 Changes one of books: PUT /books/{call-number}',
    'books.delete /books/{call-number} - - Deletes one of books: DELETE /books/{call-number}',
    'branches.get /branches/{number} - {urn:shelf:branch}branch Reads one of branches: GET /branches/{number}',
    'branches.delete /branches/{number} - - Deletes one of branches: DELETE /branches/{number}',
  ]);
});

test.each([
  ['branches.*', ['branch'], ['urn:shelf:branch']],
  ['branches.delete', ['branch'], ['urn:shelf:branch']],
  ['books.get', ['book-v1'], ['urn:shelf:book', 'urn:shelf:link']],
  ['*.list', ['book-v1', 'book-list'], ['urn:shelf:book', 'urn:shelf:books', 'urn:shelf:link']],
])('a selection of %s keeps what its documents need', async (pattern, elements, modules) => {
  const { set } = await compileShelf(undefined, [pattern]);
  const kept = [...set.model.elements.values()].map(({ local }) => local);
  expect(kept.toSorted()).toEqual(elements.toSorted());
  expect(set.model.modules.map(({ namespace }) => namespace).toSorted()).toEqual(modules);
});
