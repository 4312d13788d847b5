/**
 * Everything that turns the object of a reply into bytes: functions without arguments, made from
 * the texts `{ xml, json }`, since each has the object in the form in which it reads it.
 */
import { openProgram } from '../program.mjs';

const WRITERS = {
  encode: openEncode,
  'JSON.stringify': openJson,
  txml: openTxml,
  xml2js: openXml2js,
  'fast-xml-parser': openFastXmlParser,
};

export const WRITER_NAMES = Object.keys(WRITERS);

export function openWriter(name, texts, program) {
  return WRITERS[name](texts, program);
}

/** The public function, which judges before it writes. */
async function openEncode({ xml }, { folder, response }) {
  const { decode, encode } = await openProgram(folder, response);
  const { value } = decode(xml, 'strict');
  return () => encode(value);
}

async function openJson({ json }) {
  const value = JSON.parse(json.toString());
  return () => Buffer.from(JSON.stringify(value));
}

async function openTxml({ xml }) {
  const { parse, stringify } = await import('txml');
  const nodes = parse(xml.toString());
  return () => Buffer.from(stringify(nodes));
}

async function openXml2js({ xml }) {
  const { default: xml2js } = await import('xml2js');
  let value;
  new xml2js.Parser({ explicitArray: false }).parseString(xml.toString(), (error, result) => {
    if (error) throw error;
    value = result;
  });
  const builder = new xml2js.Builder({ renderOpts: { pretty: false } });
  return () => Buffer.from(builder.buildObject(value));
}

async function openFastXmlParser({ xml }) {
  const { XMLBuilder, XMLParser } = await import('fast-xml-parser');
  const options = { ignoreAttributes: false };
  const value = new XMLParser({ ...options, parseTagValue: false }).parse(xml);
  const builder = new XMLBuilder(options);
  return () => Buffer.from(builder.build(value));
}
