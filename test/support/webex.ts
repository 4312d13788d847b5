/** The WebEx releases, opened once a test file: codecs, and libxml2's schema over all their files. */
import { join } from 'node:path';
import type { Release } from '../schemas/releases.js';
import { element, open, ROOT } from './open.js';
import type { Opened } from './open.js';
import type { Codec } from '../../generator/runtime/codec.js';
import { driverOracle } from './driver.js';
import type { Oracle } from './oracle.js';

export const MESSAGE = '{http://www.webex.com/schemas/2002/06/service}message';

export interface OpenRelease extends Opened {
  readonly message: Codec<unknown>;
  readonly oracle: Oracle;
}

const opened = new Map<Release, Promise<OpenRelease>>();

export async function openRelease(release: Release): Promise<OpenRelease> {
  let found = opened.get(release);
  if (found === undefined) {
    found = open(join(ROOT, 'schemas/webex'), release).then((one) => ({
      ...one,
      message: element(one, MESSAGE),
      oracle: driverOracle(one, ''),
    }));
    opened.set(release, found);
  }
  return found;
}
