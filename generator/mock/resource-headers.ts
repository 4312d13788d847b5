/** What the headers of a request say: who sends it, in which form, and for which version. */
import type { MediaTypes } from '../api/model.js';

type Headers = Readonly<Record<string, string>>;

export type Form = keyof MediaTypes;

/** User name and password (RFC 7617); none where the header is missing or of another scheme. */
export function basicCredentials({ authorization = '' }: Headers): Headers {
  const encoded = /^basic +([\w+/=-]+) *$/i.exec(authorization)?.[1];
  if (encoded === undefined) return {};
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return {};
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/**
 * The tags of If-Match (RFC 9110, section 13.1.1), `*` for any; undefined without the header. Weak
 * ones never match; those that lack their quotation marks are read as if they had them.
 */
export function entityTags({ 'if-match': header }: Headers): readonly string[] | undefined {
  const tags = header?.match(/(W\/)?"[^"]*"|[^\s,]+/g) ?? [];
  if (header === undefined) return undefined;
  return tags.filter((tag) => !tag.startsWith('W/')).map((tag) => tag.replace(/^"(.*)"$/, '$1'));
}

/** In which form the body is; undefined for a media type that is not among these. */
export function contentForm(headers: Headers, mediaTypes: MediaTypes): Form | undefined {
  const given = mediaTypeOf(headers['content-type'] ?? '');
  return formsOf(mediaTypes).find((form) => mediaTypes[form]?.toLowerCase() === given);
}

/** The form that the client likes best (RFC 9110, section 12.5.1), of equal ones XML. */
export function acceptedForm({ accept = '' }: Headers, mediaTypes: MediaTypes): Form | undefined {
  const forms = formsOf(mediaTypes);
  if (accept.trim() === '') return forms[0];
  const ranges = accept.split(',').map(rangeOf);
  const rated = forms.map((form) => ({ form, quality: qualityOf(mediaTypes[form] ?? '', ranges) }));
  return rated
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .at(0)?.form;
}

function formsOf({ json }: MediaTypes): readonly Form[] {
  return json === undefined ? ['xml'] : ['xml', 'json'];
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangeOf(text: string): Range {
  const quality = /;\s*q\s*=\s*([\d.]+)/i.exec(text)?.[1];
  return { type: mediaTypeOf(text), quality: quality === undefined ? 1 : Number(quality) };
}

/** The most exact range decides. */
function qualityOf(mediaType: string, ranges: readonly Range[]): number {
  const own = mediaType.toLowerCase();
  const [kind = ''] = own.split('/');
  const fitting = [own, `${kind}/*`, '*/*'].map((name) => ranges.find(({ type }) => type === name));
  return fitting.find((range) => range !== undefined)?.quality ?? 0;
}

function mediaTypeOf(text: string): string {
  return (text.split(';')[0] ?? '').trim().toLowerCase();
}
