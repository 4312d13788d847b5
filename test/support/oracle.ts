/** libxml2's verdict on documents: an opinion that nobody in this project wrote. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

xmlRegisterFsInputProviders();

export interface Oracle {
  /** What libxml2 says against a document: nothing for a valid one. */
  readonly complaints: (document: Uint8Array | string) => readonly string[];
  readonly accepts: (document: Uint8Array | string) => boolean;
}

export function oracleOf(file: string): Oracle {
  return oracleOfText(readFileSync(file, 'utf8'), file);
}

/** `url` is where relative locations of imports start. */
export function oracleOfText(schema: string, url: string): Oracle {
  const document = XmlDocument.fromString(schema, {
    url: url.startsWith('/') ? url : pathToFileURL(url).href,
  });
  const validator = XsdValidator.fromDoc(document);
  const complaints = (text: Uint8Array | string): readonly string[] => {
    let parsed: XmlDocument;
    try {
      parsed =
        typeof text === 'string' ? XmlDocument.fromString(text) : XmlDocument.fromBuffer(text);
    } catch (error) {
      return [`ill-formed: ${String(error)}`];
    }
    try {
      validator.validate(parsed);
      return [];
    } catch (error) {
      if (error instanceof XmlValidateError)
        return error.details.map(({ message }) => message.trim());
      throw error;
    } finally {
      parsed.dispose();
    }
  };
  return { complaints, accepts: (text) => complaints(text).length === 0 };
}
