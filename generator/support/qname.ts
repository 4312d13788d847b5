/** An expanded name (Namespaces in XML, section 2.1); `namespace` is empty for no namespace. */
export interface QName {
  readonly namespace: string;
  readonly local: string;
}

/** An expanded name as one string, `{namespace}local`, or `local` alone without a namespace. */
export type Clark = string;

export const XSD = 'http://www.w3.org/2001/XMLSchema';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const XML = 'http://www.w3.org/XML/1998/namespace';

export function clark(namespace: string, local: string): Clark {
  return namespace === '' ? local : `{${namespace}}${local}`;
}

export function clarkOf(name: QName): Clark {
  return clark(name.namespace, name.local);
}

export function parseClark(name: Clark): QName {
  const end = name.startsWith('{') ? name.lastIndexOf('}') : -1;
  return end < 0
    ? { namespace: '', local: name }
    : { namespace: name.slice(1, end), local: name.slice(end + 1) };
}
