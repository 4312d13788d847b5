/** Samples as documents: printed from the model alone, and written by the emitted codecs. */
import type { DocumentElement, Model } from '../../generator/ir/model.js';
import { sampleMessage } from '../../generator/sample/message.js';
import { sampledDocument, sampleResource } from '../../generator/sample/resource.js';
import { sampleType } from '../../generator/sample/sample.js';
import { documentPrinter } from '../../generator/sample/xml.js';
import type { Opened } from './open.js';

export interface Example {
  readonly name: string;
  readonly element: DocumentElement;
  readonly value: unknown;
}

/** By name. */
export type Documents = Readonly<Record<string, string>>;

/** Requests and responses of all operations. */
export function operationExamples({ set }: Pick<Opened, 'set'>): readonly Example[] {
  const { model, envelope, resources = [] } = set;
  return model.operations.flatMap((operation) =>
    [false, true].flatMap((isResponse): readonly Example[] => {
      const name = `${operation.id} ${isResponse ? 'response' : 'request'}`;
      if (operation.kind === 'envelope') {
        if (envelope === undefined) throw new Error('there is no envelope');
        const value = sampleMessage(model, envelope.api, envelope, operation, isResponse);
        return [{ name, element: envelope.element, value }];
      }
      const bound = resources.find((resource) => resource.name === operation.service);
      const element = bound && sampledDocument(bound, operation, isResponse);
      if (bound === undefined || element === undefined) return [];
      return [{ name, element, value: sampleResource(model, bound, operation, isResponse) }];
    }),
  );
}

/** All global elements but the abstract ones, and those that only endless nesting could fill. */
export function elementExamples(model: Model): readonly Example[] {
  return [...model.elements.values()]
    .filter(({ abstract }) => !abstract)
    .map((element) => ({
      name: element.name,
      element,
      value: sampleType(model, element.type, element.local),
    }))
    .filter(({ value }) => value !== undefined);
}

export function printedExamples(
  { set }: Pick<Opened, 'set'>,
  examples: readonly Example[],
): Documents {
  const print = documentPrinter(set.model);
  return Object.fromEntries(
    examples.map(({ name, element, value }) => [name, print(element, value)]),
  );
}

export function writtenExamples(
  { codecs }: Pick<Opened, 'codecs'>,
  examples: readonly Example[],
): Documents {
  const { elements, types, write } = codecs;
  return Object.fromEntries(
    examples.map(({ name, element, value }) => {
      const codec = elements[element.name];
      if (codec === undefined) throw new Error(`there is no codec of ${element.name}`);
      return [name, Buffer.from(write(codec, value, { types })).toString()];
    }),
  );
}
