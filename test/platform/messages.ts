/** Messages as the server writes them, and their bytes in the encodings that it uses. */

const WEBEX = 'http://www.webex.com/schemas/2002/06';

/** Text that tells the encodings apart: Latin-1, a control of ISO-8859-1 that windows-1252 lacks. */
export const LATIN: string = 'Zoë Müller\u0085ÿ';
/** The same with what needs more than two bytes, or two units; and a replacement character. */
export const WIDE: string = 'Zoë 李明 𝒳😀 \ufffd';

export const CREDENTIALS: Readonly<Record<'siteName' | 'webExID' | 'password', string>> = {
  siteName: 'acme',
  webExID: 'admin',
  password: 'p<&>"ü',
};

/** The request that is written, with a bit of everything. */
export const REQUEST: object = {
  webExId: 'zoe',
  firstName: `${WIDE} <&> ]]> "'`,
  categoryId: 239651171508160002n,
  phones: { PIN: '0042' },
  meetingTypes: { meetingType: [11, 9007199254740991] },
  privilege: { host: true, siteAdmin: false },
  active: 'ACTIVATED',
  newWebExId: 'a\r\nb\tc',
  syncWebOffice: false,
};

/** The bytes of it, in the API's dialect. */
export const WRITTEN: string =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<serv:message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:com="http://www.webex.com/schemas/2002/06/common" xmlns:serv="http://www.webex.com/schemas/2002/06/service">' +
  '<header><securityContext><webExID>admin</webExID><password>p&lt;&amp;&gt;"ü</password><siteName>acme</siteName></securityContext></header>' +
  '<body><bodyContent xsi:type="java:com.webex.service.binding.user.SetUser">' +
  `<firstName>${WIDE} &lt;&amp;&gt; ]]&gt; "'</firstName>` +
  '<categoryId>239651171508160002</categoryId><webExId>zoe</webExId><phones><PIN>0042</PIN></phones>' +
  '<meetingTypes><meetingType>11</meetingType><meetingType>9007199254740991</meetingType></meetingTypes>' +
  '<privilege><host>true</host><siteAdmin>false</siteAdmin></privilege>' +
  '<active>ACTIVATED</active>' +
  '<newWebExId>a&#13;\nb\tc</newWebExId><syncWebOffice>false</syncWebOffice>' +
  '</bodyContent></body></serv:message>\n';

export interface User {
  readonly name: string;
  readonly encoding?: string;
  /** Behind the members that every reply has. */
  readonly more?: string;
}

export function getUserResponse({ name, encoding = 'UTF-8', more = '' }: User): string {
  const members = [
    `<use:firstName>${name}</use:firstName>`,
    '<use:categoryId>239651171508160002</use:categoryId>',
    '<use:webExId>zoe</use:webExId>',
    '<use:phones><com:phone>+1 (555)  0100</com:phone><use:PIN>0042</use:PIN></use:phones>',
    '<use:email>zoe@example.com</use:email>',
    '<use:meetingTypes><use:meetingType>11</use:meetingType><use:meetingType>9007199254740991</use:meetingType></use:meetingTypes>',
    '<use:timeZoneID>4</use:timeZoneID>',
    '<use:privilege><use:host>true</use:host><use:siteAdmin>0</use:siteAdmin></use:privilege>',
    '<use:active>ACTIVATED</use:active>',
    more,
  ];
  return message(
    encoding,
    '<serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus>',
    `<serv:bodyContent xsi:type="use:getUserResponse">${members.join('')}</serv:bodyContent>`,
  );
}

export function setUserResponse(): string {
  return message(
    'UTF-8',
    '<serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus>',
    '<serv:bodyContent xsi:type="use:setUserResponse"/>',
  );
}

export function failure(id: string, reason: string): string {
  return message(
    'UTF-8',
    `<serv:result>FAILURE</serv:result><serv:reason>${reason}</serv:reason><serv:gsbStatus>BACKUP</serv:gsbStatus><serv:exceptionID>${id}</serv:exceptionID>`,
    '<serv:bodyContent/>',
  );
}

function message(encoding: string, response: string, body: string): string {
  const declared = ['serv=service', 'com=common', 'use=service/user'].map((pair) => {
    const [prefix, path] = pair.split('=');
    return `xmlns:${prefix}="${WEBEX}/${path}"`;
  });
  return `<?xml version="1.0" encoding="${encoding}"?>\n<serv:message ${declared.join(' ')} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><serv:header><serv:response>${response}</serv:response></serv:header><serv:body>${body}</serv:body></serv:message>`;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function utf16(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return Uint8Array.from([0xfeff, ...units].flatMap((unit) => [unit & 255, unit >> 8]));
}
