/** Servers whose TLS is not to be trusted, and what says so. */
import type { TlsOptions } from 'node:tls';
import type { Certificates } from './certificates.js';

export interface TlsCase {
  readonly name: string;
  readonly server: (certificates: Certificates) => TlsOptions;
  /** A regular expression for the whole code. */
  readonly code: string;
}

export const tlsCases: readonly TlsCase[] = [
  {
    name: 'h23 TLS 1.1 only',
    server: ({ good }) => oldTls(good),
    code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION|EPROTO',
  },
  {
    name: 'h24 signed by itself',
    server: ({ selfSigned }) => selfSigned,
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  },
  {
    name: 'h24 signed by somebody unknown',
    server: ({ good }) => good,
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  },
];

/** The same, where the authority is known to the client. */
export const trustedTlsCases: readonly TlsCase[] = [
  {
    name: 'h24 for another host',
    server: ({ otherHost }) => otherHost,
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  },
  { name: 'h24 expired', server: ({ expired }) => expired, code: 'CERT_HAS_EXPIRED' },
];

/** OpenSSL 3 lets TLS 1.1 be spoken on its lowest level of security only. */
export function oldTls(pair: TlsOptions): TlsOptions {
  const version = 'TLSv1.1';
  return { ...pair, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
}
