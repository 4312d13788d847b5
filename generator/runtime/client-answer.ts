/** What can be told of an answer, whatever the profile of the API; none of it shows a secret. */
import { fastBytes, latin1 } from './bytes.js';
import { toUtf8 } from './encoding.js';
import type { Redact } from './errors-redact.js';
import type { Issue } from './issue.js';

/** The encoding that a Content-Type states. */
export function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1];
}

/** The root element begins, and does not end. */
export function breaksOff(body: Uint8Array, root: string): boolean {
  const name = `[\\w.-]*:?${root}`;
  const bytes = fastBytes(body);
  const start = latin1(bytes, 0, Math.min(bytes.length, 4096));
  const end = latin1(bytes, Math.max(0, bytes.length - 4096), bytes.length);
  return new RegExp(`<${name}[\\s>]`).test(start) && !new RegExp(`</${name}\\s*>`).test(end);
}

const LONGEST_WAIT_MS = 60_000;

/** Seconds or a date (RFC 9110, section 10.2.3), kept between nothing and a minute. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}

/** As much of a body as a quote is looked for in. */
const QUOTABLE_BYTES = 8192;
/** What is dropped where it ends: a secret may have been cut there. */
const CUT = 64;

/**
 * How a body starts, as one line. Secrets go before anything is folded or cut, which could leave
 * half of one; those that only the server knew go by the names that they stand under.
 */
export function quote(
  body: Uint8Array,
  charset: string | undefined,
  secrets: ReadonlySet<string>,
  redact: Redact,
  plain: (text: string) => string = String,
): string {
  const text = textOf(body.subarray(0, QUOTABLE_BYTES), charset);
  const names = [...secrets].join('|');
  const named = new RegExp(
    `(${names})((?:"|\\s[^<>]*)?\\s*[=:>]\\s*"?(?:<!\\[CDATA\\[)?)(?:\\\\.|[^<>"\\\\])*`,
    'gi',
  );
  const safe = redact(secrets.size > 0 ? text.replace(named, '$1$2***') : text);
  const folded = plain(safe).replace(/\s+/g, ' ').trim();
  return (body.length > QUOTABLE_BYTES ? folded.slice(0, -CUT) : folded).slice(0, 200);
}

/** Empty where it is no text, or in an unknown encoding: half of a secret might be legible. */
function textOf(bytes: Uint8Array, charset: string | undefined): string {
  try {
    const text = new TextDecoder().decode(toUtf8(bytes, charset));
    return /[\0-\x08\ufffd]/.test(text) ? '' : text;
  } catch {
    return '';
  }
}

/** What a schema does not know, an element's name among it, may repeat what was sent. */
export function redactedIssue(issue: Issue, redact: Redact): Issue {
  const path = issue.path.map((step) => (typeof step === 'string' ? redact(step) : step));
  return { ...issue, path, message: redact(issue.message) };
}
