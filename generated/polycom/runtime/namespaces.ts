export const XML: string = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS: string = 'http://www.w3.org/2000/xmlns/';
export const XSI: string = 'http://www.w3.org/2001/XMLSchema-instance';
/** Namespace of the built-in types. */
export const xs: string = 'http://www.w3.org/2001/XMLSchema';
