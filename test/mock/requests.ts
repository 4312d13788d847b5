/** Documents that the tests of the mock send. */
import type { EnvelopeOperation } from '../../generator/ir/model.js';
import { sampleMessage } from '../../generator/sample/message.js';
import type { OpenRelease } from '../support/webex.js';

/** A sample request of an operation, in the API's dialect. */
export function encodedRequest(
  { set, codecs, message }: OpenRelease,
  operation: EnvelopeOperation,
): Uint8Array {
  const { envelope, model } = set;
  if (envelope === undefined) throw new Error('no api.json');
  const value = sampleMessage(model, envelope.api, envelope, operation, false);
  return codecs.encode(message, value, { types: codecs.types, dialect: true });
}

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export interface Wording {
  readonly type?: string;
  readonly credentials?: string;
  readonly declarations?: string;
  /** Prefix of the envelope's elements below the root. */
  readonly inner?: string;
}

/** A request as integrators write it: the root's prefix undeclared, the rest without any. */
export function looseRequest(
  operation: string,
  members: string,
  { type, credentials = LOGIN, declarations = XSI, inner = '' }: Wording = {},
): string {
  const named = type ?? `java:com.webex.service.binding.${operation}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<serv:message ${declarations}>`,
    `<${inner}header><${inner}securityContext>${credentials}</${inner}securityContext></${inner}header>`,
    `<${inner}body><${inner}bodyContent xsi:type="${named}">${members}</${inner}bodyContent></${inner}body>`,
    '</serv:message>',
  ].join('\n');
}

export const LOGIN =
  '<webExID>admin@example.com</webExID><password>s3cr&amp;t-word</password><siteName>acme</siteName>';

/** What it may take to compile a release and to run its codecs, on a busy machine. */
export const SETUP_MS = 60_000;

export function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}
