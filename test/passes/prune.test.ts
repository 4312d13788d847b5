import { describe, expect, test } from 'vitest';
import type { Model, Operation } from '../../generator/ir/model.js';
import { prune } from '../../generator/passes/prune.js';
import { parseClark } from '../../generator/support/qname.js';
import type { ComplexType, Particle } from '../../generator/xsd/components.js';
import {
  at,
  attribute,
  complex,
  declaration,
  el,
  elements,
  group,
  id,
  schema,
  simple,
  values,
} from '../lower/build.js';
import { lowered } from '../lower/lowered.js';

function derived(name: string, base: string, ...particles: readonly Particle[]): ComplexType {
  return complex(name, elements(group('sequence', particles)), {
    base: id(base),
    derivation: 'extension',
  });
}

function operation(name: string): Operation {
  return {
    kind: 'envelope',
    id: `s.${name}`,
    service: 's',
    name,
    request: id(name),
    response: id(`${name}Response`),
    wireType: name,
    wireTypeAliases: [],
    at,
  };
}

const types = schema(
  [
    complex(
      'message',
      elements(group('sequence', [el('header', id('header')), el('body', id('body'))])),
    ),
    complex('header', elements(group('sequence', [el('token', id('token'))]))),
    complex('token', { kind: 'empty' }, { abstract: true }),
    derived('ticket', 'token'),
    complex('body'),
    derived('get', 'body', el('color', id('color'))),
    derived('getResponse', 'body', el('row', id('row'), 0, 'unbounded')),
    derived('set', 'row', el('more', id('more'))),
    derived('setResponse', 'body'),
    derived('row', 'body', el('row', id('row'), 0)),
    complex('more', { kind: 'empty' }, { attributes: [attribute('size', id('size'))] }),
    complex('unused'),
    simple('color', 'string', { enumeration: values('red') }),
    simple('size', 'int'),
  ],
  [declaration('message', id('message')), declaration('other', id('unused'))],
);
const operations = [operation('get'), operation('set')];
const model: Model = { ...lowered(types).model, operations };

function kept(pruned: Model): readonly string[] {
  return [...pruned.types.keys()].map((each) => parseClark(each).local);
}

describe('pruning', () => {
  test('keeps what the operations and the envelope reach', () => {
    const pruned = prune(model, operations.slice(0, 1));
    expect(kept(pruned)).toEqual([
      'message',
      'header',
      'token',
      // A value of an abstract type is one of a derived type.
      'ticket',
      'body',
      'get',
      'getResponse',
      'row',
      'color',
    ]);
    expect([...pruned.elements.keys()]).toEqual([id('message')]);
    expect(pruned.operations).toEqual(operations.slice(0, 1));
  });

  test('derived types are those that are left', () => {
    const body = prune(model, operations.slice(0, 1)).types.get(id('body'));
    expect(body).toMatchObject({ derived: ['get', 'getResponse', 'row'].map((name) => id(name)) });
  });

  test('modules list what is left', () => {
    const [module] = prune(model, operations.slice(1)).modules;
    expect(module?.types.map((each) => parseClark(each).local)).toEqual([
      'message',
      'header',
      'token',
      'ticket',
      'body',
      'set',
      'setResponse',
      'row',
      'more',
      'size',
    ]);
    expect(module?.elements).toEqual([id('message')]);
  });

  test('other documents are kept when they are asked for', () => {
    const pruned = prune(model, operations, [id('other')]);
    expect([...pruned.elements.keys()]).toEqual([id('other')]);
    expect(kept(pruned)).toContain('unused');
  });

  test('the model that was given is not changed', () => {
    const before = JSON.stringify([...model.types]);
    prune(model, []);
    expect(JSON.stringify([...model.types])).toBe(before);
  });
});
