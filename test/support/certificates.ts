/** Certificates for servers on this machine, good and bad, made once for each run by openssl. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Pair {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** Who signed all of them but `selfSigned`. */
  readonly authority: string;
  /** For localhost and 127.0.0.1. */
  readonly good: Pair;
  readonly otherHost: Pair;
  readonly expired: Pair;
  readonly selfSigned: Pair;
  /** Of a client. */
  readonly client: Pair;
}

const HERE = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Undefined where there is no openssl: tests that need certificates then say so and are skipped. */
export function makeCertificates(): Certificates | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const openssl = (...words: readonly string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' });
  };
  const pair = (name: string): Pair => {
    const [key = '', cert = ''] = ['key', 'pem'].map((end) =>
      readFileSync(join(folder, `${name}.${end}`), 'utf8'),
    );
    return { key, cert };
  };
  const selfSigned = (name: string): Pair => {
    const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
    openssl('req', '-x509', ...CURVE, ...files, '-subj', `/CN=${name}`, '-addext', HERE);
    return pair(name);
  };
  const signed = (name: string, hosts: string, days: number): Pair => {
    writeFileSync(join(folder, 'hosts'), hosts);
    openssl('req', ...CURVE, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=x');
    const signer = ['-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial'];
    const files = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-extfile', 'hosts'];
    openssl('x509', '-req', ...files, ...signer, '-days', String(days));
    return pair(name);
  };
  try {
    return {
      authority: selfSigned('authority').cert,
      good: signed('good', HERE, 2),
      otherHost: signed('other', 'subjectAltName=DNS:other.example', 2),
      expired: signed('expired', HERE, -1),
      client: signed('client', HERE, 2),
      selfSigned: selfSigned('self'),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const NO_OPENSSL = 'there is no openssl on the PATH to make certificates with';
