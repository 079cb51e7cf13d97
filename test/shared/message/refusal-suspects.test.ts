import { expect, test } from 'vitest'
import { buildSubmits } from '../../../shared/message/build-submits.ts'
import { refusalSuspects } from '../../../shared/message/refusal-suspects.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { type StatusName, statusValue } from '../../../shared/smpp/status-table.ts'
import { intentOf } from '../../support/running-engine.ts'

const suspects = (status: StatusName, change: Partial<SendIntent> = {}, language: 'en' | 'ru' = 'en') => {
  const [submit] = buildSubmits(intentOf(change)).submits
  if (submit === undefined) throw new Error('no part')
  return refusalSuspects(statusValue(status), submit, language)
}

test.each([
  ['ESME_RINVSRCADR', { source: { ton: 5, npi: 0, addr: 'AcmeAcmeAcme' } }, '12 characters'],
  ['ESME_RINVSRCADR', { source: { ton: 1, npi: 1, addr: 'Acme' } }, 'has letters but its TON is 1'],
  ['ESME_RINVSRCTON', { source: { ton: 5, npi: 0, addr: '79161234567' } }, 'TON 5 (alphanumeric) but digits'],
  ['ESME_RINVSRCADR', { source: { ton: 5, npi: 0, addr: 'Acme' } }, 'probably it is not registered'],
  ['ESME_RINVDSTADR', { destination: { ton: 1, npi: 1, addr: '+79161234567' } }, 'begins with +'],
  ['ESME_RINVDSTADR', {}, 'probably the number does not exist'],
  ['ESME_RINVEXPIRY', { validity_period: '2601010000' }, '10 characters; it must have 16'],
  ['ESME_RINVEXPIRY', { validity_period: '000003000000000R' }, 'Send it empty once'],
] as const)('%s about %j: %s', (status, change, said) => {
  const found = suspects(status, change)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(said)
  expect(suspects(status, change, 'ru').join()).toMatch(/[а-я]{4}/)
})

test('a status that is about no field, or a field that was left empty, has none', () => {
  expect(suspects('ESME_RTHROTTLED')).toEqual([])
  expect(suspects('ESME_RINVEXPIRY')).toEqual([])
})
