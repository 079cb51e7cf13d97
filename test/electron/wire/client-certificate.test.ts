import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readClientCertificate } from '../../../electron/wire/client-certificate.ts'
import type { ClientCertificate } from '../../../shared/contract/certificates.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { tlsFile } from '../session/session-kit.ts'

const certificatePem = tlsFile('client.cert.pem')
const keyPem = tlsFile('client.key.pem')

function pem(change: Partial<Extract<ClientCertificate, { format: 'pem' }>> = {}): ClientCertificate {
  return { format: 'pem', certificatePem, keyPem, passphrase: '', ...change }
}

function pfx(file: string, passphrase = 'secret'): ClientCertificate {
  const octets = readFileSync(join(import.meta.dirname, '../../vectors/tls', file))
  return { format: 'pfx', pfxBase64: octets.toString('base64'), passphrase }
}

function faultIn(material: ClientCertificate): Fault {
  try {
    readClientCertificate(material)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('it was accepted')
}

const shown = {
  subject: 'O=ACME, CN=acme-esme',
  issuer: 'CN=Client CA',
  keyType: 'EC prime256v1',
}

describe('a client certificate that can be used', () => {
  test('is told by subject, issuer, validity, fingerprint and kind of key', () => {
    const view = readClientCertificate(pem())
    expect(view).toMatchObject({ ...shown, format: 'pem', hasPassphrase: false })
    expect(view.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    expect(view.validTo).toBeGreaterThan(view.validFrom)
  })

  test('may have its key in the same file, before or after it, and its chain behind it', () => {
    const chain = certificatePem + tlsFile('client-ca.cert.pem')
    for (const text of [keyPem + chain, chain + keyPem]) {
      expect(readClientCertificate(pem({ certificatePem: text, keyPem: '' }))).toMatchObject(shown)
    }
  })

  test('may have its key encrypted', () => {
    const material = pem({ keyPem: tlsFile('client-encrypted.key.pem'), passphrase: 'secret' })
    expect(readClientCertificate(material)).toMatchObject({ ...shown, hasPassphrase: true })
  })

  test('may be a PFX', () => {
    expect(readClientCertificate(pfx('client.p12'))).toMatchObject({ ...shown, format: 'pfx' })
  })
})

describe('a client certificate that cannot be used is refused by name:', () => {
  const encrypted = tlsFile('client-encrypted.key.pem')
  for (const [name, material, code] of [
    ['no certificate', pem({ certificatePem: 'hello' }), 'certificate.unreadable'],
    [
      'a damaged one',
      pem({ certificatePem: certificatePem.replace(/M[A-Z]{2}/, 'AAA') }),
      'certificate.unreadable',
    ],
    ['no key', pem({ keyPem: '' }), 'certificate.key-missing'],
    ['a certificate in place of the key', pem({ keyPem: certificatePem }), 'certificate.key-missing'],
    [
      'a damaged key',
      pem({ keyPem: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n' }),
      'certificate.key-unreadable',
    ],
    ['another key', pem({ keyPem: tlsFile('other.key.pem') }), 'certificate.key-mismatch'],
    ['an encrypted key without passphrase', pem({ keyPem: encrypted }), 'certificate.passphrase-missing'],
    [
      'an encrypted key and the wrong passphrase',
      pem({ keyPem: encrypted, passphrase: 'Secret' }),
      'certificate.passphrase-wrong',
    ],
    ['a PFX without passphrase', pfx('client.p12', ''), 'certificate.passphrase-missing'],
    ['a PFX and the wrong passphrase', pfx('client.p12', 'Secret'), 'certificate.passphrase-wrong'],
    ['a PFX of old', pfx('client-outdated.p12'), 'certificate.pfx-outdated'],
    ['a PFX without key', pfx('client-keyless.p12'), 'certificate.pfx-incomplete'],
    ['something that is no PFX', pfx('client.cert.pem'), 'certificate.pfx-unreadable'],
    [
      'one that is over',
      pem({ certificatePem: tlsFile('expired.cert.pem'), keyPem: tlsFile('expired.key.pem') }),
      'certificate.expired',
    ],
    [
      'one that is not valid yet',
      pem({ certificatePem: tlsFile('client-future.cert.pem') }),
      'certificate.not-yet-valid',
    ],
    [
      'a weak one',
      pem({ certificatePem: tlsFile('client-weak.cert.pem'), keyPem: tlsFile('client-weak.key.pem') }),
      'certificate.too-weak',
    ],
  ] as const) {
    test(name, () => {
      const fault = faultIn(material)
      expect(fault.code).toBe(code)
      expect(JSON.stringify(fault)).not.toMatch(/secret"|-----/i)
    })
  }
})
