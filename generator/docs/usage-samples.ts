/** Samples as pages show them. */
import type { BoundResource } from '../api/bind-resource.js';
import type { CompiledSet } from '../compile.js';
import type { DocumentElement, Operation, ResourceOperation, Type } from '../ir/model.js';
import { indented } from '../sample/indented.js';
import { sampleMessage } from '../sample/message.js';
import { sampledDocument, sampleResource } from '../sample/resource.js';
import { sampleType } from '../sample/sample.js';
import { documentPrinter } from '../sample/xml.js';
import type { Sample } from './model.js';
import type { Coder } from './usage-code.js';

/** Of one schema set. */
export interface Sampler {
  /** Undefined where no document is sent. */
  readonly request: (operation: Operation) => Sample | undefined;
  readonly response: (operation: Operation) => Sample | undefined;
  readonly element: (element: DocumentElement) => readonly Sample[];
  readonly type: (type: Type) => readonly Sample[];
}

export function sampler(set: CompiledSet, code: Coder): Sampler {
  const { model, names, envelope, resources = [] } = set;
  const print = documentPrinter(model);
  const xml = (element: DocumentElement, value: unknown): Sample => ({
    title: 'XML',
    language: 'xml',
    text: indented(print(element, value)),
  });

  function message(operation: Operation, isResponse: boolean): Sample | undefined {
    switch (operation.kind) {
      case 'envelope':
        return (
          envelope &&
          xml(envelope.element, sampleMessage(model, envelope.api, envelope, operation, isResponse))
        );
      case 'resource': {
        const bound = resources.find(({ name }) => name === operation.service);
        return bound && resource(bound, operation, isResponse);
      }
    }
  }

  function resource(
    bound: BoundResource,
    operation: ResourceOperation,
    isResponse: boolean,
  ): Sample | undefined {
    const document = sampledDocument(bound, operation, isResponse);
    return document && xml(document, sampleResource(model, bound, operation, isResponse));
  }

  /** Built-in types have no name of their own in TypeScript. */
  function constant(type: Type | undefined, value: unknown): readonly Sample[] {
    if (type === undefined || (type.kind === 'record' && type.abstract)) return [];
    if (!names.type.has(type.id) || value === undefined) return [];
    const text = code.constant(type.id, value);
    return [{ title: 'TypeScript', language: 'typescript', text }];
  }

  return {
    request: (operation) => message(operation, false),
    response: (operation) => message(operation, true),
    element: (element) => {
      const { type, local, abstract } = element;
      const value = abstract ? undefined : sampleType(model, type, local);
      // Undefined too where only endless nesting would do.
      if (value === undefined) return [];
      const named = type.kind === 'type' ? model.types.get(type.id) : undefined;
      return [xml(element, value), ...constant(named, value)];
    },
    type: (type) => {
      if (type.kind !== 'record' || type.name === undefined || type.abstract) return [];
      return constant(type, sampleType(model, { kind: 'type', id: type.id }, ''));
    },
  };
}
