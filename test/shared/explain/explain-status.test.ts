import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { catalogue } from '../../support/catalogue.ts'

describe('a status in one line', () => {
  test('says what it is and what to do, for the profile of the session', () => {
    expect(explainStatus(catalogue, 0x403, 'submit_sm', 'ru-gateway-8056', 'en')).toBe(
      'forbidden word or phrase · change the text, do not retry',
    )
    expect(explainStatus(catalogue, 0x403, 'submit_sm_resp', 'ru-gateway-8056', 'ru')).toBe(
      'недопустимое слово или фраза · измените текст, не повторять',
    )
  })

  test('names the command that a gateway does not support', () => {
    expect(explainStatus(catalogue, 3, 'data_sm', 'ru-gateway-8056', 'en')).toBe(
      'this gateway does not support data_sm · use another command',
    )
    expect(explainStatus(catalogue, 3, 'query_sm_resp', null, 'ru')).toContain('не поддерживает query_sm')
    expect(explainStatus(catalogue, 3, 'generic_nack', null, 'en')).toContain('not supported')
    expect(explainStatus(catalogue, 3, 'bind_transceiver', 'ycloud', 'en')).toContain(
      'wrong system_id or password',
    )
  })

  test('commits itself to no meaning where the providers disagree and none is chosen', () => {
    expect(explainStatus(catalogue, 0x401, 'submit_sm', null, 'en')).toContain('4 meanings')
    expect(explainStatus(catalogue, 0x45a, 'submit_sm', null, 'en')).toContain('elsewhere')
    expect(explainStatus(catalogue, 0x403, 'submit_sm', 'ru-gateway-9001', 'en')).toMatch(/^probably: /)
    expect(explainStatus(catalogue, 0x4ab, 'submit_sm', null, 'en')).toContain('the provider’s own status')
  })

  test('says plainly that a request succeeded', () => {
    expect(explainStatus(catalogue, 0, 'submit_sm', null, 'ru')).toBe('успешно')
  })

  test('has a line for any number, command and profile', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.nat(0x500)),
        fc.string(),
        fc.string(),
        (status, command, profile) => {
          expect(explainStatus(catalogue, status, command, profile, 'ru')).not.toBe('')
        },
      ),
    )
  })
})
