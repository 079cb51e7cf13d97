import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { certificateOfFiles, certificateOfText } from '../../../renderer/parts/read-chosen.ts'

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
