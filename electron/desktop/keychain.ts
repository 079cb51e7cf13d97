import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeStorage } from 'electron'
import type { LogDefect } from '../defect-log.ts'
import { boxUnder, openKeyFile, type SecretBox } from '../storage/secrets.ts'

const keyOctets = 32

/**
 * The secret box of a desktop: one key, which the system's keychain seals, seals everything. The key file takes its
 * place where there is no keychain, and goes on reading what was sealed under it before there was one.
 */
export async function openKeychain(dataDir: string, log: LogDefect): Promise<SecretBox> {
  const key = await keychainKey(dataDir).catch((problem: unknown) => {
    log('keychain', problem)
    return undefined
  })
  if (key === undefined) return openKeyFile(dataDir)
  const box = boxUnder(key, 'keychain')
  const older = existsSync(join(dataDir, 'secrets.key')) ? await openKeyFile(dataDir) : undefined
  return {
    kind: 'keychain',
    problem: null,
    seal: (text) => box.seal(text),
    open: (sealed) => box.open(sealed) ?? older?.open(sealed) ?? null,
  }
}

async function keychainKey(dataDir: string): Promise<Buffer | undefined> {
  if (!(await hasRealKeychain())) return undefined
  const file = join(dataDir, 'secrets.keychain')
  if (existsSync(file)) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(await readFile(file))
    const key = Buffer.from(result, 'base64')
    if (key.length !== keyOctets) throw new Error('the key in secrets.keychain is damaged')
    if (shouldReEncrypt) await writeSealed(file, key)
    return key
  }
  const key = randomBytes(keyOctets)
  await writeSealed(file, key)
  return key
}

async function hasRealKeychain(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
  // Without a keyring Linux "encrypts" under a password that everybody knows; the key file is the better guard.
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** In one step, so that a crash leaves either the old key or the new seal of it. */
async function writeSealed(file: string, key: Buffer): Promise<void> {
  const sealed = await safeStorage.encryptStringAsync(key.toString('base64'))
  await writeFile(`${file}.next`, sealed, { mode: 0o600 })
  if (process.platform !== 'win32') await chmod(`${file}.next`, 0o600)
  await rename(`${file}.next`, file)
}
