import { expect, test } from 'vitest'
import { explain } from '../../../shared/explain/explain.ts'
import { explainReceipt } from '../../../shared/explain/explain-receipt.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { meaningsOf, ownersText } from '../../../shared/explain/meanings.ts'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import { catalogue } from '../../support/catalogue.ts'

const err = (profileId?: string) =>
  explain(catalogue, { code: '027', field: 'receipt_err', profileId, language: 'en' })

test('equal meanings are one, with everybody who gives it', () => {
  const candidates = err()
  const meanings = meaningsOf(candidates)
  const absent = meanings.filter(({ lead }) => lead.title === 'Absent subscriber')
  expect(absent.map(ownersText)).toEqual(['mobile network (GSM), Infobip, MessageBird / Bird, Route Mobile'])
  expect(new Set(meanings.map(({ lead }) => lead.id)).size).toBe(meanings.length)
  expect(meanings.flatMap(({ all }) => all)).toHaveLength(candidates.length - 1)
  expect(meanings.some(({ lead }) => lead.basis === 'unknown')).toBe(false)
})

test('a line counts the meanings that are listed', () => {
  const receipt = parseReceipt('id:1 sub:001 dlvrd:000 stat:UNDELIV err:027 text:')
  const count = meaningsOf(err()).length
  expect(explainReceipt(catalogue, receipt, null, 'en').err).toBe(
    `the provider’s own code, ${count} meanings known · choose a profile`,
  )
})

test('a profile is asked for where none was chosen, and not again where one was', () => {
  const line = (profileId: string | null) =>
    explainStatus(catalogue, 0x403, 'submit_sm_resp', profileId, 'en')
  expect(line(null)).toMatch(/meanings known · choose a profile$/)
  expect(line('smpp-3.4')).toMatch(/meanings known · choose a profile$/)
  expect(line('vonage')).toMatch(/meanings known elsewhere · ask the provider$/)
})
