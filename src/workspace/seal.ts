/**
 * Every workspace is sealed page by page, in the format of SQLCipher 4: each page carries a keyed checksum
 * (HMAC-SHA-512), so that one flipped bit is found. Without a passphrase the key is the one below, known to everybody: it
 * finds damage and protects nothing. With a passphrase the key comes from it, and the file is protected.
 *
 * The first 16 bytes of the file are SQLCipher's salt. Here they also say what the file is: 4 bytes of mark, 1 byte of
 * kind, 9 random bytes, and 2 bytes by which a wrong passphrase is told from a damaged file.
 */
import { createHash, randomBytes, scryptSync } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { WorkspaceError } from './errors.ts';
import { refuseIfNoFile } from './files.ts';
import { isOpenHere, refuseIfOpenHere } from './lock.ts';

const MARK = Buffer.from('EvDk', 'latin1');
const OPEN = 1;
const PROTECTED = 2;
const SALT_BYTES = 16;
const RANDOM_BYTES = 9;
const CHECK_BYTES = 2;

const KNOWN_KEY = createHash('sha256').update('Evidence Desk: a workspace without a passphrase').digest();

/** OWASP's recommendation for scrypt (Password Storage Cheat Sheet): 128 MiB, about half a second on an office laptop. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 } as const;

/** What opens a protected file: the passphrase, or the code on the recovery sheet. */
export interface Credentials {
  readonly passphrase?: string;
  readonly recoveryCode?: string;
}

export interface Seal {
  /** The first 16 bytes of the file. */
  readonly salt: Buffer;
  /** 32 bytes. */
  readonly key: Buffer;
  readonly isProtected: boolean;
}

/** A seal for a new file. */
export function newSeal(passphrase?: string): Seal {
  const isProtected = passphrase !== undefined && passphrase !== '';
  const named = Buffer.concat([MARK, Buffer.from([isProtected ? PROTECTED : OPEN]), randomBytes(RANDOM_BYTES)]);
  const key = isProtected ? stretched(passphrase, named) : KNOWN_KEY;
  return { salt: Buffer.concat([named, checkOf(key)]), key, isProtected };
}

/**
 * The seal of an existing file.
 * @throws WorkspaceError `not-a-workspace`, `damaged`, `passphrase`, or `locked` where this process has it open
 */
export function sealOf(path: string, credentials: Credentials = {}): Seal {
  refuseIfNoFile(path);
  refuseIfOpenHere(path);
  return sealFrom(firstBytes(path), credentials);
}

/**
 * The seal of a file that begins with these bytes.
 * @throws as {@link sealOf}
 */
export function sealFrom(salt: Buffer, credentials: Credentials): Seal {
  if (salt.length === 0) {
    throw new WorkspaceError('damaged', 'The file is empty. It has been left as it is: restore the last good backup.');
  }
  const marked = MARK.filter((byte, at) => byte === salt[at]).length;
  if (marked < MARK.length - 1) {
    throw new WorkspaceError('not-a-workspace', 'This file is not a workspace of Evidence Desk. Choose another file.');
  }
  const kind = salt[MARK.length];
  // One byte amiss in the mark is damage, not another kind of file.
  if (marked < MARK.length || salt.length < SALT_BYTES || (kind !== OPEN && kind !== PROTECTED))
    throw firstPageDamaged();
  const key = kind === OPEN ? KNOWN_KEY : keyFrom(credentials, salt.subarray(0, SALT_BYTES - CHECK_BYTES));
  if (!checkOf(key).equals(salt.subarray(SALT_BYTES - CHECK_BYTES))) {
    throw kind === OPEN
      ? firstPageDamaged()
      : credentials.recoveryCode === undefined
        ? new WorkspaceError(
            'passphrase',
            'This is not the passphrase of this workspace. Mind capital letters and the keyboard layout, and try again.',
          )
        : wrongCode();
  }
  return { salt, key, isProtected: kind === PROTECTED };
}

/** Whether a file is a workspace or a backup, by its first bytes alone. */
export function isWorkspaceFile(path: string): boolean {
  return isOpenHere(path) || firstBytes(path).subarray(0, MARK.length).equals(MARK);
}

/** Whether a file asks for a passphrase, by its first bytes alone. */
export function isProtectedFile(path: string): boolean {
  refuseIfNoFile(path);
  refuseIfOpenHere(path);
  const salt = firstBytes(path);
  return salt.subarray(0, MARK.length).equals(MARK) && salt[MARK.length] === PROTECTED;
}

/** Hands the key to a fresh connection, with the cipher and its parameters pinned: SQLCipher 4, whatever the default is. */
export function unlock(database: Database, seal: Seal): void {
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
  database.pragma(`key = "${keyText(seal)}"`);
}

/** Writes a file anew under another seal. The connection must not be in WAL mode. */
export function seal(database: Database, next: Seal): void {
  database.pragma(`rekey = "${keyText(next)}"`);
}

/**
 * The code for the recovery sheet: the key itself, in groups of five letters and digits that cannot be mistaken for one
 * another (Crockford's base 32), with a checksum. Whoever holds the sheet can open the file.
 */
export function recoveryCode({ key }: Seal): string {
  const bytes = Buffer.concat([key, checkOf(key)]);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let at = CODE_LENGTH - 1; at >= 0; at--) code += ALPHABET.charAt(Number((bits >> BigInt(at * 5)) & 31n));
  return (code.match(/.{1,5}/gu) ?? []).join('-');
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_BYTES = 32;
const CODE_LENGTH = Math.ceil(((KEY_BYTES + CHECK_BYTES) * 8) / 5);

function keyFrom(credentials: Credentials, named: Buffer): Buffer {
  if (credentials.recoveryCode !== undefined) return keyFromCode(credentials.recoveryCode);
  if (credentials.passphrase === undefined || credentials.passphrase === '') {
    throw new WorkspaceError(
      'passphrase',
      'This workspace is protected. Give its passphrase, or the code on its recovery sheet.',
    );
  }
  return stretched(credentials.passphrase, named);
}

function keyFromCode(code: string): Buffer {
  // Copied out of a document it may have other dashes and blanks than it was printed with.
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}\p{Cf}]/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1');
  const digits = [...plain].map((letter) => ALPHABET.indexOf(letter));
  const wrong = wrongCode();
  if (digits.length !== CODE_LENGTH || digits.includes(-1)) throw wrong;
  let bits = digits.reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n);
  const bytes = Buffer.alloc(KEY_BYTES + CHECK_BYTES);
  for (let at = bytes.length - 1; at >= 0; at--) {
    bytes[at] = Number(bits & 255n);
    bits >>= 8n;
  }
  const key = bytes.subarray(0, KEY_BYTES);
  if (!checkOf(key).equals(bytes.subarray(KEY_BYTES))) throw wrong;
  return key;
}

function wrongCode(): WorkspaceError {
  return new WorkspaceError(
    'passphrase',
    'This is not the recovery code of this workspace, or a newer one has been made since. Compare it with the sheet.',
  );
}

/** The same passphrase typed on another keyboard may be composed differently: it is compared in NFKC. */
function stretched(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, KEY_BYTES, SCRYPT);
}

function checkOf(key: Buffer): Buffer {
  return createHash('sha256').update('check').update(key).digest().subarray(0, CHECK_BYTES);
}

function keyText({ key, salt }: Seal): string {
  return `x'${key.toString('hex')}${salt.toString('hex')}'`;
}

function firstPageDamaged(): WorkspaceError {
  return new WorkspaceError(
    'damaged',
    'The first page of the workspace is damaged. It has been left as it is: restore the last good backup.',
  );
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(SALT_BYTES);
    return bytes.subarray(0, readSync(file, bytes, 0, SALT_BYTES, 0));
  } finally {
    closeSync(file);
  }
}
