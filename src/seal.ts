import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const prefix = 'sealed:1:';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts contact addresses for the database. */
export interface Seal {
  /** The same text gives the same sealed text, so that a roster applied twice shows no change. */
  close(plain: string): string;
  /** Throws when it was sealed with another secret, or is no sealed text. */
  open(sealed: string): string;
}

/** AES-256-GCM with a nonce made from the text itself by HMAC, so that equal nonces mean equal texts (as in RFC 8452). */
export function createSeal(secret: string): Seal {
  const cipherKey = deriveKey(secret, 'cipher');
  const nonceKey = deriveKey(secret, 'nonce');
  return {
    close: (plain) => {
      const nonce = createHmac('sha256', nonceKey).update(plain).digest().subarray(0, nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
      try {
        const nonce = bytes.subarray(0, nonceBytes);
        const decipher = createDecipheriv('aes-256-gcm', cipherKey, nonce, { authTagLength: tagBytes });
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new Error(
          'A contact address was sealed with another MUSTER_SECRET. Set that one, or apply the roster again.',
          { cause },
        );
      }
    },
  };
}

function deriveKey(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `muster contact addresses ${use}`, 32));
}

/**
 * The installation's secret: the one that was set, else one made once and kept in the data folder for its owner only.
 * Throws when the file is there and empty: a new secret would make every sealed address unreadable.
 */
export function loadSecret(set: string | null, dataFolder: string | null): string {
  if (set !== null) return set;
  if (dataFolder === null) return randomBytes(32).toString('hex');
  const file = join(dataFolder, 'secret');
  if (!existsSync(file)) makeSecret(dataFolder, file);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret === '')
    throw new Error(`The secret in ${file} is empty. Restore it, or remove it and apply the roster again.`);
  return secret;
}

/** Of two processes that start together, one makes it and both read it: it is there only once it is whole. */
function makeSecret(dataFolder: string, file: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
