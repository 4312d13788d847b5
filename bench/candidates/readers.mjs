/**
 * Everything that turns the bytes of a reply into objects: functions of the document
 * `{ xml, json }`, both bytes. Packages are loaded only by who measures them.
 */
import { openProgram } from '../program.mjs';
import { ORDERED } from './ordered.mjs';

const READERS = {
  'decode, strict': (program) => openDecode(program, 'strict'),
  'decode, tolerant': (program) => openDecode(program, 'tolerant'),
  'JSON.parse': async () => parseJson,
  txml: openTxml,
  'saxes + build': openSaxes,
  'libxml2-wasm + walk': openLibxml2,
  xml2js: openXml2js,
  'fast-xml-parser': openFastXmlParser,
};

export const READER_NAMES = Object.keys(READERS);

export function openReader(name, { folder, document: { response, isMixed } }) {
  return ((isMixed && ORDERED[name]) || READERS[name])({ folder, response });
}

async function openDecode({ folder, response }, mode) {
  const { decode } = await openProgram(folder, response);
  return ({ xml }) => decode(xml, mode).value;
}

function parseJson({ json }) {
  return JSON.parse(json.toString());
}

/** Its simplified form; references stay as they are. */
async function openTxml() {
  const { parse, simplify } = await import('txml');
  return ({ xml }) => simplify(parse(xml.toString()));
}

async function openFastXmlParser() {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: false });
  return ({ xml }) => parser.parse(xml);
}

async function openXml2js() {
  const { default: xml2js } = await import('xml2js');
  const options = { explicitArray: false, tagNameProcessors: [xml2js.processors.stripPrefix] };
  return ({ xml }) => {
    let value;
    // It calls back before it returns, unless `async` is asked for.
    new xml2js.Parser(options).parseString(xml.toString(), (error, result) => {
      if (error) throw error;
      value = result;
    });
    return value;
  };
}

/** The least that a program would do by itself: objects by local name, lists where names repeat. */
async function openSaxes() {
  const { SaxesParser } = await import('saxes');
  return ({ xml }) => {
    const parser = new SaxesParser({ xmlns: true });
    const stack = [{ node: {}, text: '' }];
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ attributes }) => {
      const node = {};
      for (const name in attributes) {
        if (attributes[name].prefix !== 'xmlns') node[`@${name}`] = attributes[name].value;
      }
      stack.push({ node, text: '' });
    });
    const onText = (text) => {
      stack[stack.length - 1].text += text;
    };
    parser.on('text', onText);
    parser.on('cdata', onText);
    parser.on('closetag', ({ local }) => {
      const { node, text } = stack.pop();
      add(stack[stack.length - 1].node, local, isEmpty(node) ? text : node);
    });
    parser.write(xml.toString()).close();
    return stack[0].node;
  };
}

async function openLibxml2() {
  const { XmlDocument, XmlElement } = await import('libxml2-wasm');
  const walk = (element) => {
    const node = {};
    for (const { name, value } of element.attrs) node[`@${name}`] = value;
    for (let child = element.firstChild; child !== null; child = child.next) {
      if (child instanceof XmlElement) add(node, child.name, walk(child));
    }
    return isEmpty(node) ? element.content : node;
  };
  return ({ xml }) => {
    const document = XmlDocument.fromBuffer(xml);
    try {
      return { [document.root.name]: walk(document.root) };
    } finally {
      document.dispose();
    }
  };
}

function isEmpty(node) {
  for (const _ in node) return false;
  return true;
}

function add(node, name, value) {
  const before = node[name];
  if (before === undefined) node[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else node[name] = [before, value];
}
