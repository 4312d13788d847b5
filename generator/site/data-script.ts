/** A file of data that pages load as a script. */
import type { OutputFile } from '../output/files.js';
import type { PageData } from '../page/data.js';

/** JSON is JavaScript but for two line ends; without `<` nothing in it ends a script element. */
export function dataScript(path: string, data: PageData): OutputFile {
  const json = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return { path, text: `(self.schemaDocs??=[]).push(${json});\n` };
}
