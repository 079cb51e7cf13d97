import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { chmod, link, lstat, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { isSystemError, problemOf } from './sqlite-problem.ts'

/** Seals secrets for the store: what is written to disk can be read back on this machine by this user alone. */
export interface SecretBox {
  readonly kind: 'keychain' | 'key-file'
  /** Why the key will be gone after this run; null when it is kept. */
  readonly problem: string | null
  seal(text: string): string
  /** null when the text was sealed under another key or is damaged. */
  open(sealed: string): string | null
}

const keyOctets = 32
const nonceOctets = 12
const tagOctets = 16

/**
 * The secret box of machines without a keychain: AES-256-GCM under a key file in the data folder that only its owner
 * can read. What is no key is set aside and a new key made. In a folder that cannot be written the key lives in
 * memory for this run, as the store then does.
 */
export async function openKeyFile(dataDir: string): Promise<SecretBox> {
  const { key, problem } = await keyOf(dataDir)
  const box = boxUnder(key, 'key-file', problem)
  if (problem !== null) return box
  return {
    ...box,
    seal(text) {
      keepKey(dataDir, key)
      return box.seal(text)
    },
  }
}

/** Writes the key again when somebody removed its file meanwhile: what is sealed now could not be read after this run. */
function keepKey(dataDir: string, key: Buffer): void {
  try {
    writeFileSync(join(dataDir, 'secrets.key'), key, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // It is there as a rule; a folder that cannot be written is told by the store.
    if (!isSystemError(error)) throw error
  }
}

async function keyOf(dataDir: string): Promise<{ key: Buffer; problem: string | null }> {
  const path = join(dataDir, 'secrets.key')
  try {
    makeFolder(dataDir)
    const found = await readKey(path)
    if (found !== null) return { key: found, problem: null }
    await createKey(path)
    const made = await readKey(path)
    return { key: made ?? randomBytes(keyOctets), problem: made === null ? 'the-key-cannot-be-read' : null }
  } catch (error) {
    if (isSystemError(error)) return { key: randomBytes(keyOctets), problem: problemOf(error) }
    throw error
  }
}

async function readKey(path: string): Promise<Buffer | null> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found === null) return null
  // A link to nowhere is no key either, and neither is a file of another length, which is not read whole.
  const size = found.isSymbolicLink() ? await stat(path).catch(() => null) : found
  const key = size?.isFile() && size.size === keyOctets ? await readFile(path) : null
  if (key?.length !== keyOctets) {
    await rename(path, `${path}.damaged-${Date.now()}`)
    return null
  }
  // A copy or a backup can widen the mode; the owner alone may read it.
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600)
  return key
}

/** Two instances may start at once: the whole key appears under its name in one step, and the first one wins. */
async function createKey(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(keyOctets))
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(draft, path)
    await rm(draft)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') await rm(draft)
    // Some file systems have no hard links.
    else await rename(draft, path)
  }
}

/** Which key sealed a text, so that one box does not try another's. */
const marks: Readonly<Record<SecretBox['kind'], string>> = { 'key-file': 'v1:', keychain: 'k1:' }

/** Seals under `key`, 32 octets that the keychain or the key file guards. */
export function boxUnder(key: Buffer, kind: SecretBox['kind'], problem: string | null = null): SecretBox {
  const mark = marks[kind]
  return {
    kind,
    problem,
    seal(text) {
      const nonce = randomBytes(nonceOctets)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return mark + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed) {
      if (!sealed.startsWith(mark)) return null
      const octets = Buffer.from(sealed.slice(mark.length), 'base64')
      if (octets.length < nonceOctets + tagOctets) return null
      const decipher = createDecipheriv('aes-256-gcm', key, octets.subarray(0, nonceOctets))
      decipher.setAuthTag(octets.subarray(nonceOctets, nonceOctets + tagOctets))
      try {
        const body = decipher.update(octets.subarray(nonceOctets + tagOctets))
        return Buffer.concat([body, decipher.final()]).toString('utf8')
      } catch {
        // The tag does not fit: another key, or damaged octets.
        return null
      }
    },
  }
}
