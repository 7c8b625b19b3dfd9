// JSON Web Signatures in JSON form (RFC 7515): the payload, and whether it is still what the attached certificate signed.
// Whose certificate that is cannot be told offline.

import { constants, verify, X509Certificate } from 'node:crypto';
import { isLoose, type Loose } from './fields.ts';
import { tryJson } from './json.ts';

export interface SignedPayload {
  readonly text: string;
  /** `unchecked`: no certificate is attached, or its algorithm is not known here. */
  readonly integrity: 'intact' | 'broken' | 'unchecked';
}

const ALGORITHMS: Readonly<Record<string, { readonly hash: string; readonly pss?: true; readonly ecdsa?: true }>> = {
  RS256: { hash: 'sha256' },
  RS384: { hash: 'sha384' },
  RS512: { hash: 'sha512' },
  PS256: { hash: 'sha256', pss: true },
  PS384: { hash: 'sha384', pss: true },
  PS512: { hash: 'sha512', pss: true },
  ES256: { hash: 'sha256', ecdsa: true },
  ES384: { hash: 'sha384', ecdsa: true },
  ES512: { hash: 'sha512', ecdsa: true },
};

/** Opens `{ payload, signatures: [{ protected, header, signature }] }`; undefined when the payload is no text. One
 * signature that does not fit makes the whole broken. */
export function openSigned(value: Loose): SignedPayload | undefined {
  const payload = value['payload'];
  const signatures = Array.isArray(value['signatures']) ? value['signatures'].filter(isLoose) : [value];
  if (typeof payload !== 'string') return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(payload, 'base64url'));
  } catch {
    return undefined;
  }
  const verdicts = signatures.map((signature) => check(payload, signature));
  const integrity = verdicts.includes(false) ? 'broken' : verdicts.includes(true) ? 'intact' : 'unchecked';
  return { text, integrity };
}

function check(payload: string, { protected: head, header, signature }: Loose): boolean | undefined {
  if (typeof head !== 'string' || typeof signature !== 'string') return undefined;
  const guarded = tryJson(Buffer.from(head, 'base64url').toString('utf8'));
  const fields: Loose = { ...(isLoose(header) ? header : {}), ...(isLoose(guarded) ? guarded : {}) };
  const name = String(fields['alg']);
  const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
  const chain = fields['x5c'];
  const leaf: unknown = Array.isArray(chain) ? chain[0] : undefined;
  if (algorithm === undefined || typeof leaf !== 'string') return undefined;
  try {
    const key = new X509Certificate(Buffer.from(leaf, 'base64')).publicKey;
    const options = {
      key,
      ...(algorithm.pss
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        : {}),
      ...(algorithm.ecdsa ? { dsaEncoding: 'ieee-p1363' as const } : {}),
    };
    return verify(algorithm.hash, Buffer.from(`${head}.${payload}`), options, Buffer.from(signature, 'base64url'));
  } catch {
    return undefined;
  }
}
