/** Runs of the generator over the newest release of the WebEx XML API, as a user starts them. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, repeat, root, run, timed, watched } from './runs.mjs';

const API = 'webex';
export const RELEASE = '10.0';
const schemas = join(root, 'schemas');
const words = ['--schemas', schemas, '--api', API, '--release', RELEASE];

/** Milliseconds and MB that the whole thing may take. */
export const COLD = { wall: 800, memory: 250 };
export const WATCH = { wall: 100 };
export const COMPARED = { wall: 1500 };
export const SAME = { wall: 700 };

/** Into an empty folder each time. */
export function cold(folder, times) {
  return repeat(times, () => run([...words, '--out', emptyFolder(folder)]));
}

/** Into the folder that has everything: nothing is written. */
export function again(folder, times) {
  const out = emptyFolder(folder);
  return repeat(times, () => run([...words, '--out', out]));
}

/** One release against another one, witnesses included. */
export function compared(from, to, times) {
  const options = ['--schemas', schemas, '--api', API, '--from', from, '--to', to];
  return repeat(times, () => timed(['diff', ...options]));
}

/** One more element in a type of one file; what stands below it moves down, as after a real edit. */
export function changed(folder, times) {
  const copy = emptyFolder(folder);
  mkdirSync(join(copy, API));
  for (const name of ['api.json', RELEASE])
    cpSync(join(schemas, API, name), join(copy, API, name), { recursive: true });
  const file = join(copy, API, RELEASE, 'user.xsd');
  const edit = (text, number) => {
    const element = `<xs:element name="bench${number}" type="xs:string" minOccurs="0"/>`;
    return text.replace(/<xs:sequence>/, `<xs:sequence>\n${'\n'.repeat(number)}${element}`);
  };
  return watched(['--schemas', copy, '--out', emptyFolder(folder)], file, times, edit);
}

/** Types and codecs of that many copies of the release, each in namespaces and files of its own. */
export function scaled(folder, copies, times) {
  const to = emptyFolder(folder);
  const from = join(schemas, API, RELEASE);
  for (const name of readdirSync(from).filter((file) => file.endsWith('.xsd'))) {
    const text = readFileSync(join(from, name), 'utf8');
    for (let copy = 1; copy <= copies; copy += 1) {
      const renamed = text
        .replaceAll('www.webex.com/schemas/', `www.webex.com/schemas/${copy}/`)
        .replace(/schemaLocation="([^"]+)\.xsd"/g, `schemaLocation="$1_${copy}.xsd"`);
      writeFileSync(join(to, name.replace('.xsd', `_${copy}.xsd`)), renamed);
    }
  }
  const once = () => run(['--schemas', to, '--out', emptyFolder(folder)]);
  return times === 1 ? [once()] : repeat(times, once);
}
