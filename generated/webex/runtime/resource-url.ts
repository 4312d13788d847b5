/** What all paths of resources are below. */
import { quote } from './message.js';
import { checkedEndpoint, LABEL } from './transport-url.js';

const LONGEST_HOST = 253;

/**
 * The URL without a slash at its end. A name in braces is an option: as a whole host it may be a
 * name with dots or an address, elsewhere it is one label of a name.
 *
 * @throws TypeError when an option, or the endpoint that is given instead, is not usable
 */
export function baseUrl(pattern: string, endpoint: string | undefined, options: object): string {
  const url = endpoint === undefined ? filled(pattern, options) : checkedEndpoint(endpoint);
  if (/[?#]/.test(url)) throw new TypeError('endpoint: expected a URL without query and fragment');
  return url.replace(/\/+$/, '');
}

function filled(pattern: string, options: object): string {
  return pattern.replace(/\{([^}]*)\}/g, (braces, name: string, at: number) => {
    const value: unknown = Object.hasOwn(options, name) ? options[name as keyof object] : undefined;
    const isWhole =
      pattern.slice(0, at).endsWith('//') && /^(?:[:/]|$)/.test(pattern.slice(at + braces.length));
    if (typeof value === 'string' && (isWhole ? isHost(value) : LABEL.test(value))) return value;
    const found = value === undefined ? 'nothing' : quote(String(value));
    const expected = isWhole
      ? 'a host name or an IPv4 address, without port and path'
      : 'letters, digits and hyphens only';
    throw new TypeError(`${name}: expected ${expected}, found ${found}`);
  });
}

function isHost(text: string): boolean {
  return text.length <= LONGEST_HOST && text.split('.').every((label) => LABEL.test(label));
}
