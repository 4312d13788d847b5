import { describe, expect, test } from 'vitest';
import { lowerOperations } from '../../generator/lower/operations.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';
import { api, ENV, modelOf, record, SVC } from '../emit/operations-model.js';

const BASE = `{${ENV}}bodyContentType`;

function ids(names: readonly string[], more: Parameters<typeof modelOf>[1] = []): string[] {
  return modelOf(names, more).operations.map(({ id }) => id);
}

describe('lowerOperations', () => {
  test('takes types with a response, in schema order', () => {
    expect(ids(['setThing', 'getThing', 'AssignQueues'])).toEqual([
      'thing.sub.SetThing',
      'thing.sub.GetThing',
      'thing.sub.AssignQueues',
    ]);
  });

  test('takes types that derive over several steps', () => {
    const middle = record(`{${SVC}}thingType`, [], BASE);
    const request = record(`{${SVC}}setThing`, [], middle.id);
    const response = record(`{${SVC}}setThingResponse`, [], BASE);
    expect(ids([], [middle, request, response])).toEqual(['thing.sub.SetThing']);
  });

  test.each([
    ['a row that derives from the base', [record(`{${SVC}}rowType`, [], BASE)]],
    [
      'a type that does not derive from the base',
      [record(`{${SVC}}plain`), record(`{${SVC}}plainResponse`, [], BASE)],
    ],
    [
      'a response that does not derive from the base',
      [record(`{${SVC}}plain`, [], BASE), record(`{${SVC}}plainResponse`)],
    ],
    [
      'a response in another namespace',
      [record(`{${SVC}}far`, [], BASE), record(`{${ENV}}farResponse`, [], BASE)],
    ],
    [
      'types of a namespace without service',
      [record(`{${ENV}}far`, [], BASE), record(`{${ENV}}farResponse`, [], BASE)],
    ],
    [
      'an anonymous type',
      [record(`{${SVC}}a/b`, [], BASE), record(`{${SVC}}a/bResponse`, [], BASE)],
    ],
  ])('leaves out %s', (_, types) => expect(ids([], types)).toEqual([]));

  test('a response is an operation only if it has a response', () => {
    const more = record(`{${SVC}}getThingResponseResponse`, [], BASE);
    expect(ids(['getThing'], [more])).toEqual(['thing.sub.GetThing', 'thing.sub.GetThingResponse']);
  });

  test('spells the wire type', () => {
    const [operation] = modelOf(['setThing']).operations;
    expect(operation).toMatchObject({
      service: 'thing.sub',
      name: 'SetThing',
      wireType: 'java:binding.thing.sub.SetThing',
      wireTypeAliases: ['java:old.thing.sub.setThing'],
    });
  });

  test('marks the second of two operations that differ in the case of one letter', () => {
    const diagnostics = new Diagnostics();
    const { types } = modelOf(['SetThing', 'setThing']);
    const found = lowerOperations(types, api, diagnostics);
    expect(found.map(({ id }) => id)).toEqual(['thing.sub.SetThing$', 'thing.sub.SetThing']);
    expect(found.map(({ wireType }) => wireType)).toEqual(
      Array(2).fill('java:binding.thing.sub.SetThing'),
    );
    expect(diagnostics.all).toMatchObject([{ code: 'API509', severity: 'info' }]);
  });
});
