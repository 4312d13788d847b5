/** TypeScript that uses the generated client, around a sample. */
import type { BoundEnvelope } from '../api/bind.js';
import type { EnvelopeApi } from '../api/model.js';
import { serviceNames } from '../api/services.js';
import { stringLiteral } from '../emit/escape.js';
import type { OperationName } from '../emit/operations-names.js';
import type { Model } from '../ir/model.js';
import { sampleCredentials, sampleOperation } from './message.js';
import { flatObject, printValue } from './print.js';

/** `folder` is where the API was generated, as an import names it. */
export function sampleCall(
  model: Model,
  api: EnvelopeApi,
  envelope: BoundEnvelope,
  { operation, stub }: OperationName,
  folder: string,
): string {
  const { file } = serviceNames(operation.service);
  const request = sampleOperation(model, operation, false);
  return [
    ...clientLines(folder, file, sampleCredentials(model, api, envelope)),
    `const { value, issues } = await client.${file}.${stub}(${printValue(request)});`,
    '',
  ].join('\n');
}

/** Imports, and a client with one service; `file` is the service's module. */
export function clientLines(folder: string, file: string, options: object): readonly string[] {
  const short = `const client = createClient(${flatObject(options)}, { ${file} });`;
  const client =
    short.length <= 100
      ? [short]
      : ['const client = createClient(', `  ${printValue(options, '  ')},`, `  { ${file} },`, ');'];
  return [
    `import { createClient } from ${stringLiteral(`${folder}/client.js`)};`,
    `import * as ${file} from ${stringLiteral(`${folder}/operations/${file}.js`)};`,
    '',
    ...client,
    '',
  ];
}

/** A constant of a generated type. */
export function sampleConstant(
  type: string,
  module: string,
  folder: string,
  value: unknown,
): string {
  const head = `const sample: ${type} = `;
  return [
    `import type { ${type} } from ${stringLiteral(`${folder}/${module}.js`)};`,
    '',
    `${head}${printValue(value, '', head.length + 1)};`,
    '',
  ].join('\n');
}
