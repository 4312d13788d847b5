/** The proxy that the environment names for an address, as curl and Node read it. */

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `https_proxy` or `HTTPS_PROXY` for https; nothing for plain http, which goes to this machine only,
 * and for hosts of `no_proxy` or `NO_PROXY`: a list of host names, each with those below it, with a
 * port if wanted, or `*`.
 */
export function proxyFor(url: string, environment: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:') return undefined;
  const proxy = setting(environment, 'https_proxy');
  if (proxy === undefined) return undefined;
  const excepted = (setting(environment, 'no_proxy') ?? '')
    .split(/[\s,]+/)
    .some((entry) => covers(entry, hostname, port === '' ? '443' : port));
  if (excepted) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function setting(environment: Environment, name: string): string | undefined {
  const text = environment[name] ?? environment[name.toUpperCase()];
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function covers(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  const [, name = '', ownPort] = /^\*?\.?(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [];
  const host = hostname.toLowerCase();
  const wanted = name.toLowerCase();
  if (wanted === '' || (ownPort !== undefined && ownPort !== port)) return false;
  return host === wanted || host.endsWith(`.${wanted}`);
}
