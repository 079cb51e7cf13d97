import { expect, test } from 'vitest'
import {
  areTlvsWhole,
  planOf,
  type TableDraft,
  unknownNames,
} from '../../../../renderer/screens/bulk/plan-of-draft.ts'
import { timeLeft } from '../../../../renderer/screens/bulk/time-left.ts'
import { beginRunDraft, useBulkDraft } from '../../../../renderer/stores/bulk-draft-store.ts'
import { bulkPlanSchema } from '../../../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../../../shared/bulk/plan-row.ts'
import { toHex } from '../../../../shared/smpp/hex.ts'
import { composerDraft, type DraftChange } from '../../../support/composer-draft.ts'

function table(change: DraftChange): TableDraft {
  return { draft: composerDraft({ text: 'Hi', ...change }), destinationColumn: 0, maxParts: 10 }
}

const columns = ['to', 'name']

test('goes back from the plan of a run to what was typed', () => {
  const typed = table({
    text: 'Код {{name}}',
    method: 'udh16',
    validity_period: '000001000000000R',
    tlvs: [
      { id: 0, tag: '0x1400', form: 'text', value: '1201' },
      { id: 1, tag: '0x1401', form: 'text', value: '{{name}}' },
    ],
  })
  for (const followsLooks of [true, false]) {
    const draft = { ...typed.draft, followsLooks: { source: followsLooks, destination: true } }
    const plan = planOf({ ...typed, draft, destinationColumn: 1, maxParts: 3 })
    beginRunDraft({ plan, connectionId: 'one' })
    const { draft: again, destinationColumn, maxParts } = useBulkDraft.getState()
    expect(again.connectionId).toBe('one')
    expect(planOf({ draft: again, destinationColumn, maxParts })).toEqual(plan)
  }
})
const cells = ['79161234567', '17011']

test('carries everything that the composer can set into the PDUs of a row', () => {
  const plan = planOf(
    table({
      text: 'Привет '.repeat(20),
      method: 'udh16',
      messageClass: 0,
      registered_delivery: 0x11,
      validity_period: '000001000000000R',
      schedule_delivery_time: '000000010000000R',
      service_type: 'CMT',
      protocol_id: 0x41,
      priority_flag: 2,
      replace_if_present_flag: 1,
      sm_default_msg_id: 3,
      ports: { destination: 2948, source: 9200, width: 16 },
      tlvs: [
        { id: 1, tag: '0x1400', form: 'text', value: '1201' },
        { id: 2, tag: '0x1401', form: 'text', value: '{{name}}' },
        { id: 3, tag: 'user_message_reference', form: null, value: '258' },
      ],
    }),
  )
  expect(bulkPlanSchema.parse(plan)).toEqual(plan)
  const { built } = planRow(plan, columns, 1, cells)
  expect(built?.submits.length).toBeGreaterThan(1)
  const submit = built?.submits[0]
  expect(submit?.fields).toMatchObject({
    source_addr: 'ALPHA',
    service_type: 'CMT',
    protocol_id: 0x41,
    priority_flag: 2,
    replace_if_present_flag: 1,
    sm_default_msg_id: 3,
    registered_delivery: 0x11,
    validity_period: '000001000000000R',
    schedule_delivery_time: '000000010000000R',
    data_coding: 0x18,
  })
  expect(submit?.tlvs.map(({ tag, value }) => [tag, toHex(value)])).toEqual([
    [0x1400, '31323031'],
    [0x1401, '3137303131'],
    [0x0204, '0102'],
  ])
})

test('keeps a sender type that was set by hand, and leaves the others to each row', () => {
  expect(planOf(table({})).senderType).toBeNull()
  expect(planOf(table({ source: { addr: '7000', ton: 3 } })).senderType).toEqual({
    ton: 3,
    npi: 0,
  })
})

test('finds the names that no column has in every template', () => {
  const { draft } = table({
    source: { addr: '{{from}}' },
    text: '{{NAME}} {{what}}',
    tlvs: [{ id: 1, tag: '0x1401', form: 'text', value: '{{template}}' }],
    wapPush: { kind: 'sl', href: 'http://x/{{link}}', action: 'execute-low' },
  })
  expect(unknownNames(draft, columns).sort()).toEqual(['from', 'link', 'template', 'what'])
})

test('takes a TLV as whole when it has octets, or a row gives them', () => {
  const whole = (tag: string, value: string) =>
    areTlvsWhole(table({ tlvs: [{ id: 1, tag, form: 'number', value }] }).draft)
  expect(whole('0x0204', '7')).toBe(true)
  expect(whole('0x0204', '{{name}}')).toBe(true)
  expect(whole('0x0204', 'seven')).toBe(false)
  expect(whole('nothing', '7')).toBe(false)
})

test('tells the time left by the parts that wait', () => {
  expect(timeLeft({ partsPerSecond: 100, totalParts: 3000 }, 500, 1000)).toBe(15)
  expect(timeLeft({ partsPerSecond: 0, totalParts: 3000 }, 500, 1000)).toBeNull()
})
