import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../shared/faults/fault.ts'

/**
 * Cost of a guess at the passphrase: 128 MiB and some tenths of a second. What a file asks for may be less and never
 * more, so that reading one can keep nobody's machine busy.
 */
const cost = { N: 1 << 17, r: 8, p: 1 } as const
const leastN = 1 << 14
const keyOctets = 32
const checkOctets = 16
const nonceOctets = 12
const tagOctets = 16

const octets = (least: number, most: number) =>
  z.base64().refine((text) => {
    const { length } = Buffer.from(text, 'base64')
    return length >= least && length <= most
  })

const kdfSchema = z.strictObject({
  name: z.literal('scrypt'),
  N: z.int(),
  r: z.int(),
  p: z.int(),
  salt: octets(16, 64),
})

/** A text sealed by a passphrase: scrypt (RFC 7914) and AES-256-GCM, everything but the passphrase stated. */
export const passphraseSealSchema = z.strictObject({
  kdf: kdfSchema,
  cipher: z.literal('aes-256-gcm'),
  /** Says that the passphrase is the right one, before anything is opened. */
  check: octets(checkOctets, checkOctets),
  nonce: octets(nonceOctets, nonceOctets),
  tag: octets(tagOctets, tagOctets),
  data: z.base64(),
})
export type PassphraseSeal = z.infer<typeof passphraseSealSchema>

/** `bound` is what the text belongs to: it opens beside the very same alone. */
export async function sealByPassphrase(
  passphrase: string,
  text: string,
  bound: string,
): Promise<PassphraseSeal> {
  const kdf = { name: 'scrypt', ...cost, salt: randomBytes(16).toString('base64') } as const
  const { key, check } = await derive(passphrase, kdf)
  const nonce = randomBytes(nonceOctets)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(kdf, bound))
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return {
    kdf,
    cipher: 'aes-256-gcm',
    check: check.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  }
}

/**
 * Rejects with connection-file.too-costly before anything is computed, connection-file.passphrase-wrong, and
 * connection-file.changed where the passphrase is right and the text, or what it is bound to, is not what was sealed.
 */
export async function openByPassphrase(
  passphrase: string,
  seal: PassphraseSeal,
  bound: string,
): Promise<string> {
  const { kdf } = seal
  const isPower = Number.isInteger(Math.log2(kdf.N))
  const isBounded = kdf.N <= cost.N && kdf.N >= leastN && kdf.r === cost.r && kdf.p === cost.p
  if (!isPower || !isBounded) throw new Fault('connection-file.too-costly', { n: kdf.N, r: kdf.r, p: kdf.p })
  const { key, check } = await derive(passphrase, kdf)
  if (!timingSafeEqual(check, Buffer.from(seal.check, 'base64')))
    throw new Fault('connection-file.passphrase-wrong', {})
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(seal.nonce, 'base64'), {
      authTagLength: tagOctets,
    })
    decipher.setAAD(boundTo(kdf, bound)).setAuthTag(Buffer.from(seal.tag, 'base64'))
    const text = Buffer.concat([decipher.update(Buffer.from(seal.data, 'base64')), decipher.final()])
    return text.toString('utf8')
  } catch {
    throw new Fault('connection-file.changed', {})
  }
}

function boundTo(kdf: PassphraseSeal['kdf'], bound: string): Buffer {
  return createHash('sha256').update(JSON.stringify(kdf)).update(bound).digest()
}

async function derive(
  passphrase: string,
  { salt, N, r, p }: PassphraseSeal['kdf'],
): Promise<{ key: Buffer; check: Buffer }> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * cost.N * cost.r }
  const derived = await new Promise<Buffer>((resolve, reject) => {
    // The same characters typed on another system may be other octets.
    const typed = passphrase.normalize('NFKC')
    scrypt(typed, Buffer.from(salt, 'base64'), keyOctets + checkOctets, options, (error, made) =>
      error === null ? resolve(made) : reject(error),
    )
  })
  return { key: derived.subarray(0, keyOctets), check: derived.subarray(keyOctets) }
}
