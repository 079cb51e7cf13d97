import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'

/** Where the host of a data folder is asked for another address, and by which key. */
const noteSchema = z.object({
  address: z.string().max(64),
  port: z.number().int().min(1).max(65535),
  key: z.string().max(64),
})
type Note = z.infer<typeof noteSchema>

/** The path that `newAddress` asks at. */
export const newAddressPath = '/new-address'
const patienceMs = 5_000
/** An address with its token takes a tenth of it. */
const answerOctetsLimit = 2_000

const fileOf = (dataDir: string) => join(dataDir, 'serving.json')

export function newAddressKey(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Leaves a note for the folder's owner alone; whoever may read it may read the key of the secrets as well. False where none
 * can be left, as on a full disk: the host serves without.
 */
export function leaveNote(dataDir: string, note: Note): boolean {
  try {
    // A file that a crash left, or that somebody laid there with other rights, is not written into.
    rmSync(fileOf(dataDir), { force: true })
    writeFileSync(fileOf(dataDir), JSON.stringify(note), { mode: 0o600, flag: 'wx' })
    return true
  } catch {
    removeNote(dataDir)
    return false
  }
}

/** One that cannot be removed names a port that nobody answers at with its key. */
export function removeNote(dataDir: string): void {
  try {
    rmSync(fileOf(dataDir), { force: true })
  } catch {
    // A folder that became read-only is no reason to leave sessions bound.
  }
}

/** '127.0.0.1:8775': where the host of a data folder says that it serves; null where none says so. */
export function servedAt(dataDir: string): string | null {
  try {
    const { address, port } = noteSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
    return `${address.includes(':') ? `[${address}]` : address}:${port}`
  } catch {
    // The desktop leaves no note.
    return null
  }
}

/** A new one-time address of the host that runs on this folder; undefined where none answers. */
export async function newAddress(dataDir: string): Promise<string | undefined> {
  try {
    const note = noteSchema.parse(JSON.parse(await readFile(fileOf(dataDir), 'utf8')))
    const answer = await ask(note)
    return /^http:\/\/\S+\/\?token=[\w-]{20,100}$/.test(answer) ? answer : undefined
  } catch {
    // No note, a torn one, or a port that nobody listens on any more.
    return undefined
  }
}

function ask({ address, port, key }: Note): Promise<string> {
  const host = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host,
        port,
        path: newAddressPath,
        headers: { authorization: `Bearer ${key}` },
        agent: false,
        signal: AbortSignal.timeout(patienceMs),
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
          if (text.length > answerOctetsLimit) response.destroy()
        })
        response.on('error', reject)
        response.on('close', () => resolve(response.statusCode === 200 ? text.trim() : ''))
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}
