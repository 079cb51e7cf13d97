import { beforeAll, expect, test } from 'vitest'
import { acceptanceAt, factsIn, idsOf, saidOf } from '../electron/plans/acceptance-kit.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'

beforeAll(requireNetSmpp)

test('accepts Net::SMPP as SMSC to the end, and finds what it does otherwise than an SMSC', async () => {
  const { port } = await startPerl('accepted-smsc.pl').next()
  const results = await acceptanceAt(Number(port), 'smpp-3.4', {
    chosen: { excludeTags: ['person', 'slow', 'load', 'address'] },
  })
  expect(idsOf(results, 'fail', 'error', 'skipped')).toEqual([])
  // It sends receipts with the responses.
  expect(idsOf(results, 'inconclusive')).toEqual(['receipt-kept'])
  expect(saidOf(results, 'submit')).toMatch(/^accepted in \d+ ms, message_id perl-/)
  expect(factsIn(results)).toMatchObject({
    inResponse: ['text', 'new'],
    inReceipt: ['text', 'new'],
    unsupported: [['query_sm', 'replace_sm', 'cancel_sm', 'data_sm', 'submit_multi'], 'new'],
  })
})
