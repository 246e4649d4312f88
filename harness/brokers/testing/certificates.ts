// For tests: a certificate authority and what it signs, made by openssl in a directory of the test's.
// They are good for two days and belong in no repository.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Authority {
  /** Its own certificate, PEM. */
  ca: string;
  /**
   * Signs a certificate; gives the paths of certificate, key and both in one file, PEM.
   * @param names such as `DNS:localhost,IP:127.0.0.1`
   * @param days how long it is good; -1: it has expired
   */
  sign(
    name: string,
    names: string,
    days?: number,
  ): Promise<{ cert: string; key: string; both: string }>;
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

export async function makeAuthority(dir: string, authority = 'authority'): Promise<Authority> {
  const at = (file: string): string => join(dir, file);
  const openssl = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('openssl', args, { timeout: 30_000 })).stdout;
  const [ca, caKey] = [at(`${authority}.pem`), at(`${authority}.key`)];
  const subject = ['-subj', `/CN=Milk Run test ${authority}`, '-days', '2'];
  await openssl('req', '-x509', ...curve, '-keyout', caKey, '-out', ca, ...subject);
  return {
    ca,
    async sign(name, names, days = 2) {
      const [cert, key, request] = [at(`${name}.pem`), at(`${name}.key`), at(`${name}.csr`)];
      const extensions = at(`${name}.ext`);
      await writeFile(extensions, `subjectAltName=${names}\n`);
      await openssl('req', ...curve, '-keyout', key, '-out', request, '-subj', `/CN=${name}`);
      const signed = ['x509', '-req', '-in', request, '-CA', ca, '-CAkey', caKey];
      const serial = ['-CAcreateserial', '-days', String(days), '-extfile', extensions];
      await openssl(...signed, ...serial, '-out', cert);
      const both = at(`${name}-both.pem`);
      // Kafka reads a key only in PKCS #8.
      const key8 = await openssl('pkcs8', '-topk8', '-nocrypt', '-in', key);
      await writeFile(both, key8 + (await openssl('x509', '-in', cert)));
      return { cert, key, both };
    },
  };
}
