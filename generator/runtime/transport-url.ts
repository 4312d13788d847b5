/** A label of a host name (RFC 1123, section 2.1): nothing that could end the host. */
export const LABEL: RegExp = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * The URL of the endpoint: names in braces are replaced by the credentials of that name.
 *
 * @throws TypeError when one is missing or is no label of a host name
 */
export function endpointUrl(pattern: string, credentials: object): string {
  return pattern.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const value: unknown = Object.hasOwn(credentials, name)
      ? credentials[name as keyof object]
      : undefined;
    if (typeof value === 'string' && LABEL.test(value)) return value;
    const found = value === undefined ? 'nothing' : JSON.stringify(String(value).slice(0, 80));
    throw new TypeError(`${name}: expected letters, digits and hyphens only, found ${found}`);
  });
}

/**
 * An endpoint that the caller gives instead; passwords are sent in the clear to this machine only.
 *
 * @throws TypeError when it is no https URL, nor http to a loopback address
 */
export function checkedEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url?.hostname ?? '');
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
  if (url === undefined || !isSafe || url.username !== '' || url.password !== '')
    throw new TypeError('endpoint: expected an https URL without user information');
  return url.href;
}
