// Messages of the WebEx XML API that others captured or published, against every release's codecs.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { isXmlError } from '../../generator/runtime/xml-error.js';
import { hasSamples, RELEASES, SAMPLES } from '../schemas/releases.js';
import type { Release } from '../schemas/releases.js';
import { lostTexts } from '../support/leaves.js';
import { openRelease } from '../support/webex.js';
import type { OpenRelease } from '../support/webex.js';

const note = hasSamples ? '' : ' (skipped: no ../shared/corpora beside the repository)';
const files = hasSamples ? readdirSync(SAMPLES).filter((name) => name.endsWith('.xml')) : [];
const isReply = (name: string): boolean => /_resp|_repaired/.test(name);

/** Verdicts that differ from libxml2's, with the reason; may only shrink. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {};

/** Not well-formed: two were copied out of HTML and JavaScript with their markup damaged. */
const ILL_FORMED = ['126__empty_body__resp.xml', '130_getSessionInfoResponse_resp.xml'];

const read = (name: string): Uint8Array => readFileSync(join(SAMPLES, name));

describe.skipIf(!hasSamples)(`captured messages${note}`, () => {
  describe.each(RELEASES)('of release %s', (release: Release) => {
    let opened: OpenRelease;
    beforeAll(async () => {
      opened = await openRelease(release);
    });

    test.each(files)('%s: the strict verdict is that of libxml2', (name) => {
      const { codecs, message, oracle } = opened;
      expect(
        isAccepted(() => codecs.decode(message, read(name), { types: codecs.types }).issues),
      ).toBe(name in DISAGREEMENTS ? !oracle.accepts(read(name)) : oracle.accepts(read(name)));
    });

    const replies = files.filter((name) => isReply(name) && !ILL_FORMED.includes(name));
    test.each(replies)('%s: nothing is lost, whatever the release', (name) => {
      const { codecs, message } = opened;
      const { value } = codecs.decode(message, read(name), {
        mode: 'tolerant',
        types: codecs.types,
        keepUnknown: true,
      });
      expect(value).toHaveProperty('header.response.0.result');
      // What stands between elements belongs to no member; a reader reports it.
      const stray = name.startsWith('088_') ? /settingPagesInfoXml/ : /^\b$/;
      expect(lostTexts(read(name), value).filter((text) => !stray.test(text))).toEqual([]);
    });
  });

  test.each(ILL_FORMED)('%s is an error in both modes', async (name) => {
    const { codecs, message } = await openRelease('10.0');
    for (const options of [{ mode: 'strict' }, { mode: 'tolerant' }] as { mode: 'strict' }[])
      expect(() => codecs.decode(message, read(name), options)).toThrow(
        expect.objectContaining({ name: 'XmlError', code: 'ill-formed' }),
      );
  });

  // Most published requests leave out the prefixes' declarations, and all that is below the root
  // stands in no namespace.
  const requests = files.filter((name) => !isReply(name));
  test.each(requests)('%s is read in the dialect', async (name) => {
    const { codecs, message, compilation } = await openRelease('10.0');
    const options = {
      mode: 'tolerant',
      types: codecs.types,
      dialect: true,
      keepUnknown: true,
      repairPrefixes: {
        ...compilation.api?.prefixes,
        xsi: 'http://www.w3.org/2001/XMLSchema-instance',
      },
    } as const;
    const text = new TextDecoder().decode(read(name));
    if (/<(?:serv:)?message/.test(text) && !/&(?!amp;|lt;)/.test(text)) {
      const { value, issues } = codecs.decode(message, read(name), options);
      expect(value).toHaveProperty('body.bodyContent.0');
      expect(issues.filter(({ code }) => code === 'unknown-type')).toEqual([]);
    } else
      expect(() => codecs.decode(message, read(name), options)).toThrow(
        expect.objectContaining({ name: 'XmlError' }),
      );
  });
});

function isAccepted(issues: () => readonly unknown[]): boolean {
  try {
    return issues().length === 0;
  } catch (error) {
    if (isXmlError(error)) return false;
    throw error;
  }
}

describe('digits', () => {
  const reply = (type: string, content: string): string => `<?xml version="1.0"?>
<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:ep="http://www.webex.com/schemas/2002/06/service/ep" xmlns:meet="http://www.webex.com/schemas/2002/06/service/meeting" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<serv:header><serv:response><serv:result>SUCCESS</serv:result><serv:exceptionID>000001</serv:exceptionID></serv:response></serv:header>
<serv:body><serv:bodyContent xsi:type="${type}">${content}</serv:bodyContent></serv:body></serv:message>`;

  test.each(RELEASES)('are all kept in %s', async (release) => {
    const { codecs, message } = await openRelease(release);
    const content =
      '<ep:apiVersion>WebEx XML API V1.10</ep:apiVersion><ep:release>1.10</ep:release><ep:trainReleaseVersion>0010.00</ep:trainReleaseVersion>';
    const { value } = codecs.decode(message, reply('ep:getAPIVersionResponse', content), {
      mode: 'tolerant',
      types: codecs.types,
    });
    expect(value).toMatchObject({
      header: { response: [{ exceptionID: '000001' }] },
      body: { bodyContent: [{ apiVersion: 'WebEx XML API V1.10', release: '1.10' }] },
    });
  });

  test('of a conference beyond 2^53', async () => {
    const { codecs, message } = await openRelease('10.0');
    const text = reply(
      'ep:getSessionInfoResponse',
      '<ep:sessionkey>0012</ep:sessionkey><ep:confID>239651171508160002</ep:confID>',
    );
    const { value } = codecs.decode(message, text, { mode: 'tolerant', types: codecs.types });
    expect(value).toMatchObject({
      body: { bodyContent: [{ sessionkey: 12n, confID: 239651171508160002n }] },
    });
  });
});
