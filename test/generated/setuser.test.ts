import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createClient } from '../../generated/webex/client.js';
import * as user from '../../generated/webex/operations/user.js';
import type { SetUser } from '../../generated/webex/user.js';
import { parseXml } from '../../generator/xml/saxes.js';
import { textOf, type XmlElement } from '../../generator/xml/node.js';
import { Diagnostics } from '../../generator/support/diagnostic.js';

const SOURCE = '../shared/sources/webex-setuser.txt';

const REPLY = `<?xml version="1.0" encoding="UTF-8"?>
<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service"
    xmlns:use="http://www.webex.com/schemas/2002/06/service/user">
  <serv:header><serv:response><serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus></serv:response></serv:header>
  <serv:body><serv:bodyContent xsi:type="use:setUserResponse" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></serv:body>
</serv:message>`;

/** What the typed client sends for a request. */
async function sent(credentials: object, request: SetUser): Promise<string> {
  let body = '';
  const client = createClient(
    {
      siteName: 'acme',
      ...credentials,
      transport: (outgoing) => {
        body = new TextDecoder().decode(outgoing.body);
        return Promise.resolve({ status: 200, headers: {}, body: new TextEncoder().encode(REPLY) });
      },
    },
    { user },
  );
  const reply = await client.user.setUser(request);
  expect(reply.issues).toEqual([]);
  return body;
}

/** Elements with their attributes and texts; the order of the credentials has no meaning. */
interface Tree {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly children: readonly Tree[];
}

function tree(element: XmlElement): Tree {
  const children = element.content.flatMap((item) =>
    typeof item === 'string' ? [] : [tree(item)],
  );
  const isUnordered = element.local === 'securityContext';
  return {
    name: element.local,
    type: element.attributes.find(({ local }) => local === 'type')?.value ?? '',
    text: children.length > 0 ? '' : textOf(element).trim(),
    children: isUnordered ? children.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : children,
  };
}

function parse(xml: string): Tree {
  const diagnostics = new Diagnostics();
  const root = parseXml('sample.xml', Buffer.from(xml), diagnostics);
  expect(diagnostics.all).toEqual([]);
  if (root === undefined) throw new Error('no document');
  return tree(root);
}

describe.skipIf(!existsSync(SOURCE))(`the examples of SetUser (${SOURCE} has them)`, () => {
  // The first example leaves its root's prefix undeclared.
  const examples = existsSync(SOURCE)
    ? readFileSync(SOURCE, 'utf8')
        .replaceAll(
          '<serv:message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
          '<serv:message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:serv="http://www.webex.com/schemas/2002/06/service">',
        )
        .split('<?xml version="1.0" encoding="UTF-8"?>')
        .slice(1)
        .map((text) => text.slice(0, text.indexOf('</serv:message>') + '</serv:message>'.length))
    : [];

  test('partial update of rooms, session options and support centre', async () => {
    const body = await sent(
      { siteName: 'acme', webExID: 'admincred@acme.com', password: 'P@ssword123' },
      {
        webExId: 'hostid',
        personalMeetingRoom: {
          welcomeMessage: 'This is welcome message',
          headerImageBranding: false,
        },
        sessionOptions: {
          defaultSessionType: 100,
          defaultServiceType: 'EventCenter',
          autoDeleteAfterMeetingEnd: false,
          displayQuickStartHost: true,
          displayQuickStartAttendees: false,
        },
        supportCenter: { orderTabs: { tab: ['Tools', 'Desktop', 'Application', 'Session'] } },
      },
    );
    expect(parse(body)).toEqual(parse(examples[1] ?? ''));
  });

  test('the host PIN', async () => {
    const body = await sent(
      { siteName: 'acme', webExID: '', password: '', returnAdditionalInfo: true },
      { webExId: '', personalMeetingRoom: { hostPIN: '' } },
    );
    // The page spells the type with the dialect's other package, and leaves the site empty.
    const expected = (examples[0] ?? '')
      .replace('com.webex.xmlapi.service', 'com.webex.service')
      .replace('<siteName></siteName>', '<siteName>acme</siteName>');
    expect(parse(body)).toEqual(parse(expected));
  });
});

test('a list that is present replaces the whole set: it is sent as it is', async () => {
  const body = await sent(
    { webExID: 'a', password: 'b' },
    { webExId: 'hostid', meetingTypes: { meetingType: [105] } },
  );
  expect(body).toContain('<meetingTypes><meetingType>105</meetingType></meetingTypes>');
});

test('defaults of the schema are not sent', async () => {
  const body = await sent({ webExID: 'a', password: 'b' }, { webExId: 'hostid', options: {} });
  expect(body).toContain('<webExId>hostid</webExId><options></options></bodyContent>');
});
