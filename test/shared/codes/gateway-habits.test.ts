import { expect, test } from 'vitest'
import { gatewayHabits } from '../../../shared/codes/gateway-habits.ts'
import { explain } from '../../../shared/explain/explain.ts'
import { explainJson } from '../../../shared/json/explain-json.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { catalogue } from '../../support/catalogue.ts'

const said = (value: number, kind: 'bind' | 'submit' | 'deliver' | null = 'submit') =>
  gatewayHabits(value, kind).map(({ gateway, says }) => `${gateway} ${says.en}`)

test('what Kannel sends again, and what it gives up', () => {
  for (const name of ['ESME_RMSGQFUL', 'ESME_RTHROTTLED', 'ESME_RX_T_APPN', 'ESME_RSYSERR'] as const) {
    expect(said(statusValue(name))[0]).toContain('Kannel as a client: temporary')
  }
  for (const value of [statusValue('ESME_RSUBMITFAIL'), 0x0b, 0x401, 0x500]) {
    expect(said(value)[0]).toContain('Kannel as a client: rejected for good')
  }
})

test('what Jasmin tries again', () => {
  expect(said(statusValue('ESME_RTHROTTLED'))).toContain(
    'Jasmin as a client: tried again, 20 times every 30 s',
  )
  expect(said(statusValue('ESME_RINVSCHED'))).toContain(
    'Jasmin as a client: tried again, 2 times every 300 s',
  )
  expect(said(statusValue('ESME_RINVDSTADR'))).toContain(
    'Jasmin as a client: final, the message is not sent again',
  )
})

test('what a server means by it, in a bind and in a submit apart', () => {
  expect(said(statusValue('ESME_RBINDFAIL'), 'bind').join()).toContain('too many binds')
  expect(said(statusValue('ESME_RBINDFAIL')).join()).not.toContain('too many binds')
  expect(said(statusValue('ESME_RSUBMITFAIL')).join()).toContain('ksmppd as a server: Kannel refused')
  expect(said(statusValue('ESME_RTHROTTLED'), 'bind')).toEqual([])
  expect(said(0)).toEqual([])
  expect(said(8, 'deliver')).toEqual([])
})

test('an explanation carries it with its source, in both languages', () => {
  for (const language of ['en', 'ru'] as const) {
    const { candidates } = explainJson(explain(catalogue, { code: 0x58, pdu: 'submit_sm_resp', language }))
    expect(candidates[0]?.gateways).toHaveLength(3)
    for (const { says, source } of candidates[0]?.gateways ?? []) {
      expect(/[а-я]/.test(says)).toBe(language === 'ru')
      expect(source).not.toBe('')
    }
  }
})
