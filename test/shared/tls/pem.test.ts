import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { derLabel, pemOf } from '../../../shared/tls/pem.ts'

const file = (name: string) => readFileSync(join(import.meta.dirname, '../../vectors/tls', name))

for (const name of ['ca.cert.pem', 'client.cert.pem', 'server.cert.pem', 'self-signed.cert.pem']) {
  test(`${name} as DER is read as the same certificate`, () => {
    const certificate = new X509Certificate(file(name))
    const text = pemText(certificate.raw)
    expect(text).toMatch(/^-----BEGIN CERTIFICATE-----\n/)
    expect(new X509Certificate(text).fingerprint256).toBe(certificate.fingerprint256)
  })
}

function pemText(der: Buffer): string {
  return pemOf(derLabel(der) ?? 'NOTHING', der.toString('base64'))
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const ed25519 = generateKeyPairSync('ed25519').privateKey
const keys: readonly [name: string, key: KeyObject, der: Buffer][] = [
  ['RSA, PKCS #1', rsa, rsa.export({ type: 'pkcs1', format: 'der' })],
  ['RSA, PKCS #8', rsa, rsa.export({ type: 'pkcs8', format: 'der' })],
  ['EC, SEC 1', ec, ec.export({ type: 'sec1', format: 'der' })],
  ['EC, PKCS #8', ec, ec.export({ type: 'pkcs8', format: 'der' })],
  ['Ed25519, PKCS #8', ed25519, ed25519.export({ type: 'pkcs8', format: 'der' })],
]
for (const [name, key, der] of keys) {
  test(`a key as DER is read as the same key: ${name}`, () => {
    expect(createPrivateKey(pemText(der)).equals(key)).toBe(true)
  })
}

test('an encrypted key as DER stays encrypted and opens with its passphrase', () => {
  const options = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'secret' } as const
  const text = pemText(ec.export(options))
  expect(text).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/)
  expect(createPrivateKey({ key: text, passphrase: 'secret' }).equals(ec)).toBe(true)
})

test('PEM and a PFX are no DER of these', () => {
  expect(derLabel(file('client.cert.pem'))).toBeNull()
  expect(derLabel(file('client.p12'))).toBeNull()
})

test('no octets, cut or strange, make it throw', () => {
  const { raw } = new X509Certificate(file('ca.cert.pem'))
  for (let length = 0; length < 40; length += 1) expect(() => derLabel(raw.subarray(0, length))).not.toThrow()
  for (const octets of [[0x30], [0x30, 0x80], [0x30, 0xff, 0x30], [0x30, 0x82, 1, 0, 2, 1]]) {
    expect(derLabel(Uint8Array.from(octets))).toBeNull()
  }
})
