/** The envelope of a reply, spelled as the service spells it. */
const NAMESPACE = 'http://www.webex.com/schemas/2002/06';

/** `prefix` is that of the response's own namespace, which ends in `service`; `others` likewise. */
export function message({ prefix, service, response, others = {} }, content) {
  const bound = Object.entries({ [prefix]: service, ...others });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<serv:message xmlns:serv="${NAMESPACE}/service" xmlns:com="${NAMESPACE}/common"`,
    ...bound.map(([name, last]) => ` xmlns:${name}="${NAMESPACE}/service/${last}"`),
    '>',
    '<serv:header><serv:response><serv:result>SUCCESS</serv:result>',
    '<serv:gsbStatus>PRIMARY</serv:gsbStatus></serv:response></serv:header><serv:body>',
    `<serv:bodyContent xsi:type="${prefix}:${response}"`,
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    content,
    '</serv:bodyContent></serv:body></serv:message>',
  ].join('');
}

/** What stands behind the rows of a list. */
export function matchingRecords(prefix, count) {
  const counts = ['total', 'returned', 'startFrom'].map((name) => {
    return `<serv:${name}>${name === 'startFrom' ? 1 : count}</serv:${name}>`;
  });
  return `<${prefix}:matchingRecords>${counts.join('')}</${prefix}:matchingRecords>`;
}

export function element(name, text) {
  return `<${name}>${String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
}
