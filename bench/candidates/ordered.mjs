/** Parsers as they are used where the order of texts and elements matters: they keep all of it. */
export const ORDERED = {
  txml: async () => {
    const { parse } = await import('txml');
    return ({ xml }) => parse(xml.toString());
  },
  'saxes + build': openSaxes,
  'libxml2-wasm + walk': openLibxml2,
  xml2js: async () => {
    const { Parser } = (await import('xml2js')).default;
    const options = { explicitChildren: true, preserveChildrenOrder: true, charsAsChildren: true };
    return ({ xml }) => {
      let value;
      new Parser(options).parseString(xml.toString(), (error, result) => {
        if (error) throw error;
        value = result;
      });
      return value;
    };
  },
  'fast-xml-parser': async () => {
    const { XMLParser } = await import('fast-xml-parser');
    const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false });
    return ({ xml }) => parser.parse(xml);
  },
};

async function openSaxes() {
  const { SaxesParser } = await import('saxes');
  return ({ xml }) => {
    const parser = new SaxesParser({ xmlns: true });
    const root = { children: [] };
    const stack = [root];
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ uri, local, attributes }) => {
      const node = { uri, local, attributes, children: [] };
      stack[stack.length - 1].children.push(node);
      stack.push(node);
    });
    const onText = (text) => stack[stack.length - 1].children.push(text);
    parser.on('text', onText);
    parser.on('cdata', onText);
    parser.on('closetag', () => stack.pop());
    parser.write(xml.toString()).close();
    return root;
  };
}

async function openLibxml2() {
  const { XmlDocument, XmlElement } = await import('libxml2-wasm');
  const walk = (element) => {
    const attributes = element.attrs.map(({ name, value }) => [name, value]);
    const children = [];
    for (let child = element.firstChild; child !== null; child = child.next) {
      children.push(child instanceof XmlElement ? walk(child) : child.content);
    }
    return { local: element.name, uri: element.namespaceUri, attributes, children };
  };
  return ({ xml }) => {
    const document = XmlDocument.fromBuffer(xml);
    try {
      return walk(document.root);
    } finally {
      document.dispose();
    }
  };
}
