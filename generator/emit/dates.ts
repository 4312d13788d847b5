/** The module that binds the dates of an API: parsing, printing and time zones. */
import type { Api, Dates } from '../api/model.js';
import { commentText, objectKey, stringLiteral } from './escape.js';
import type { EmittedFile, Origin } from './file.js';
import { header } from './interfaces.js';
import { ARRAY, listed, textLine } from './operations-layout.js';
import { render } from './templates.js';

export function emitDates({ title }: Api, dates: Dates, origin: Origin): EmittedFile {
  const form = `const form = /* @__PURE__ */ dateForm(${stringLiteral(dates.format)}, `;
  const view = {
    header: header(origin, ['api.json']),
    formLine: listed(form, dates.never.map(stringLiteral), ');', '', ARRAY),
    format: commentText(dates.format),
    zonesDoc: commentText(`IANA names of the time zones of ${title}, by their ids.`),
    zoneLines: zoneLines(dates.zones),
  };
  return { path: 'dates.ts', text: render('dates', view) };
}

function zoneLines(zones: Dates['zones']): readonly string[] {
  const start = 'export const timeZones: Readonly<Record<string, string>> = {';
  const lines = Object.entries(zones).flatMap(([id, zone]) =>
    textLine(objectKey(id), stringLiteral(zone), '  '),
  );
  return lines.length === 0 ? [`${start}};`] : [start, ...lines.map((line) => `  ${line}`), '};'];
}
