import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  certificateOfFiles,
  certificateOfText,
  certificatesOfFile,
} from '../../../renderer/parts/read-chosen.ts'

const file = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../vectors/tls', name)))
const text = (name: string) => new TextDecoder().decode(file(name))

describe('files are told apart by what they hold:', () => {
  for (const order of [
    ['client.cert.pem', 'client.key.pem'],
    ['client.key.pem', 'client.cert.pem'],
    ['client-encrypted.key.pem', 'client.cert.pem'],
  ]) {
    test(order.join(' and '), () => {
      const key = order.find((name) => name.includes('key')) ?? ''
      expect(certificateOfFiles(order.map(file))).toEqual({
        format: 'pem',
        certificatePem: text('client.cert.pem').trim(),
        keyPem: text(key).trim(),
        passphrase: '',
      })
    })
  }

  test('a certificate and a key as DER', () => {
    const certificate = new X509Certificate(file('client.cert.pem'))
    const key = createPrivateKey(text('client.key.pem'))
    const der = key.export({ type: 'pkcs8', format: 'der' })
    const read = certificateOfFiles([new Uint8Array(der), new Uint8Array(certificate.raw)])
    if (read.format !== 'pem') throw new Error('it was taken for a PFX')
    expect(new X509Certificate(read.certificatePem).fingerprint256).toBe(certificate.fingerprint256)
    expect(createPrivateKey(read.keyPem).equals(key)).toBe(true)
  })

  test('a PFX, octet for octet', () => {
    const octets = file('client.p12')
    const read = certificateOfFiles([octets])
    expect(read).toMatchObject({ format: 'pfx', pfxBase64: Buffer.from(octets).toString('base64') })
  })
})

test('a key pasted between the certificates of a chain is found, and the chain is kept', () => {
  const chain = [text('client.cert.pem'), text('client.key.pem'), text('client-ca.cert.pem')].join('\n')
  const read = certificateOfText(chain)
  expect(read).toMatchObject({ keyPem: text('client.key.pem').trim() })
  expect(read.format === 'pem' && read.certificatePem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
})

test('the file of an authority is taken as PEM and as DER', async () => {
  const { raw, fingerprint256 } = new X509Certificate(file('ca.cert.pem'))
  const der = await certificatesOfFile(new File([new Uint8Array(raw)], 'ca.cer'))
  expect(new X509Certificate(der).fingerprint256).toBe(fingerprint256)
  expect(await certificatesOfFile(new File([file('ca.cert.pem')], 'ca.pem'))).toBe(text('ca.cert.pem'))
})
