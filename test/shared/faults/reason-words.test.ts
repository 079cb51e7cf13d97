import { expect, test } from 'vitest'
import { Fault, faultText } from '../../../shared/faults/fault.ts'

test('a reason in words is said in the reader’s language', () => {
  const fault = new Fault('session.tls-certificate', { host: 'smsc.example', reason: 'expired' })
  expect(faultText(fault, 'en').what).toBe('The certificate of smsc.example was not accepted: expired.')
  expect(faultText(fault, 'ru').what).toBe('Сертификат smsc.example не принят: срок действия истёк.')
})

test('a reason that is a code stays what it is', () => {
  const fault = new Fault('session.connect-failed', { host: 'smsc.example', port: 2775, reason: 'ERR_SSL_X' })
  expect(faultText(fault, 'ru').what).toContain('ERR_SSL_X')
})

test('a host that happens to be a word of ours is not translated', () => {
  const fault = new Fault('session.host-not-found', { host: 'expired' })
  expect(faultText(fault, 'ru').what).toContain('expired')
})
