import { beforeAll, expect, test } from 'vitest'
import { runText, verdictLines } from '../electron/plans/plan-runs.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'

beforeAll(requireNetSmpp)

test('a plan binds to Net::SMPP, sends, takes the receipt that it waits for, asks for life, and unbinds', async () => {
  const smsc = startPerl('smsc.pl')
  const { port } = await smsc.next()
  const result = await runText(
    Number(port),
    `
plan: 1
name: Net::SMPP
defaults: { within: 10s }
checks:
  - id: bind
    steps:
      - bind: main
        expect: { system_id: perl }
  - id: receipt
    needs: [bind]
    steps:
      - submit_sm: { source_addr: INFO, destination_addr: "+79161234567", text: Привет, registered_delivery: 1 }
        expect: { message_id: { starts_with: "perl-" } }
        capture: { id: message_id }
      - receive: deliver_sm
        where: receipt.id == "{{id}}"
        expect: { receipt.stat: DELIVRD }
  - id: alive
    needs: [bind]
    steps: [{ enquire_link: main }]
  - id: leave
    needs: [bind]
    steps: [{ unbind: main }]
`,
  )
  expect(verdictLines(result)).toEqual(['bind pass', 'receipt pass', 'alive pass', 'leave pass'])
  expect(await smsc.next()).toMatchObject({ step: 'bind_transceiver', system_id: 'demo' })
  expect(await smsc.next()).toMatchObject({
    step: 'submit_sm',
    source_addr: 'INFO',
    data_coding: 8,
    hex: '041f04400438043204350442',
  })
})
