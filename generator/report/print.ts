/** A report in the format that was asked for. */
import type { Report } from '../diff/model.js';
import { printGithub } from './github.js';
import { printHtml } from './html.js';
import { printJson } from './json.js';
import { printJunit } from './junit.js';
import { printMarkdown } from './markdown.js';
import type { ReportOptions } from './options.js';
import { printSarif } from './sarif.js';
import { printStat } from './stat.js';
import { printText } from './text.js';

export const FORMATS = [
  'text',
  'stat',
  'markdown',
  'json',
  'html',
  'github',
  'sarif',
  'junit',
] as const;

export type ReportFormat = (typeof FORMATS)[number];

/** The whole text, with a line end at its end. */
export function printReport(report: Report, format: ReportFormat, options: ReportOptions): string {
  const text = print(report, format, options);
  // The others are data: their lines begin with brackets, quotes or what this tool says.
  return format === 'text' || format === 'stat' || format === 'markdown'
    ? withoutCommands(text)
    : text;
}

function print(report: Report, format: ReportFormat, options: ReportOptions): string {
  switch (format) {
    case 'text':
      return printText(report, options);
    case 'stat':
      return printStat(report, options);
    case 'markdown':
      return printMarkdown(report, options);
    case 'json':
      return printJson(report);
    case 'html':
      return printHtml(report, options);
    case 'github':
      return printGithub(report, options);
    case 'sarif':
      return printSarif(report, options);
    case 'junit':
      return printJunit(report, options);
  }
}

/** A build's log obeys lines that begin with two colons, indented or not, and `##[` anywhere. */
function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1U+003A').replaceAll('##[', '#U+0023[');
}
