import { expect, test } from 'vitest'
import { Fault, faultText } from '../../../shared/faults/fault.ts'
import { problemTable } from '../../../shared/faults/problem-table.ts'
import { octetsFromJson } from '../../../shared/json/pdu-from-json.ts'

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

test('a field that cannot be sent says what is wrong and what to do, in both languages', () => {
  const refusals: readonly (readonly [json: unknown, en: string, nextEn: string])[] = [
    [
      { command: 'submit_sm', fields: 'x' },
      'The field fields cannot be sent: a JSON object in braces is expected.',
      'Put its names and values in braces, as decode prints them.',
    ],
    [
      { sequence_number: 1 },
      'The field command cannot be sent: the PDU names no command.',
      'Add command as a name, or command_id as a number.',
    ],
    [
      { command: 'submit_sm', fields: { dest_addr_ton: '1' } },
      'The field dest_addr_ton cannot be sent: a whole number is expected.',
      'Write the number in decimal, without quotes.',
    ],
    [
      { command: 'submit_sm', source_addr: 'A' },
      'The field source_addr cannot be sent: it stands beside fields and not in it.',
      'Move it into the object fields.',
    ],
    [
      { command: 'submit_sm', fields: { source_addr: 'Ж' } },
      'The field source_addr cannot be sent: U+0416 Ж is no character of Latin-1.',
      'Replace the character.',
    ],
    [
      { command: 'submit_sm', fields: { priority_flag: 256 } },
      'The field priority_flag cannot be sent: 256 is not a whole number from 0 to 255.',
      'Choose a number in this range.',
    ],
  ]
  for (const [json, what, next] of refusals) {
    const fault = caught(() => octetsFromJson(json))
    expect(faultText(fault, 'en')).toEqual({ what, next })
    const russian = faultText(fault, 'ru')
    expect(russian.what).toMatch(/^Поле \S+ нельзя отправить: .*[а-яё].*\.$/i)
    expect(russian.next).toMatch(/[а-яё]/i)
  }
})

test('a reason that 0.1.0 stored in English words is still said in the reader’s language', () => {
  const detail = { reason: 'the disk is full' }
  expect(faultText({ code: 'storage.unavailable', detail }, 'ru').what).toContain('диск переполнен')
})

test('every problem is said in both languages, without signs and open places', () => {
  for (const [code, row] of Object.entries(problemTable)) {
    const sentences = 'next' in row ? [row.what, row.next] : [row.what]
    for (const { en, ru } of sentences) {
      expect(en, code).toMatch(/^[\x20-\x7e]+$/)
      expect(ru, code).toMatch(/[а-яё]/i)
      expect(`${en}${ru}`.replace(/\{(given|expected)\}/g, ''), code).not.toMatch(/[{}≠∉→]/)
    }
  }
})

function caught(work: () => unknown): Fault {
  try {
    work()
  } catch (problem) {
    if (problem instanceof Fault) return problem
    throw problem
  }
  throw new Error('No fault was thrown.')
}
