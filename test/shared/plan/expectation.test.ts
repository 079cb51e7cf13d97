import { expect, test } from 'vitest'
import { FilterSubject } from '../../../shared/filter/filter-subject.ts'
import type { WrittenExpectation } from '../../../shared/plan/expect-schema.ts'
import { compileExpectation } from '../../../shared/plan/expectation.ts'
import { loadMeasureOf, measureOf } from '../../../shared/plan/measure-table.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { capturedRow } from '../../support/captured-row.ts'

const octets = encodePdu({
  command: 'submit_sm_resp',
  command_status: 0x0b,
  sequence_number: 9,
  fields: { message_id: '00123456789012345678' },
  tlvs: [{ tag: 0x0427, value: Uint8Array.of(2) }],
})
const subject = new FilterSubject(capturedRow(octets), { isAnswered: () => true, inspect: {} })
const observed = { subject, measures: { response_time: 250, parts: 3 } }

const cases: readonly (readonly [name: string, written: WrittenExpectation, ok: boolean])[] = [
  ['command_status', 'ESME_RINVDSTADR', true],
  ['command_status', '0x0000000B', true],
  ['command_status', '11', true],
  ['command_status', ['ESME_ROK', 'ESME_RINVDSTADR'], true],
  ['command_status', { not_in: ['ESME_ROK', 'ESME_RTHROTTLED'] }, true],
  ['command_status', { ne: 'ESME_ROK' }, true],
  ['status', 'ESME_ROK', false],
  ['sequence_number', '9', true],
  ['message_id', '00123456789012345678', true],
  ['message_id', '123456789012345678', false],
  ['message_id', { length: '20' }, true],
  ['message_id', { length: { lte: '64', gt: '19' } }, true],
  ['message_id', { length: { in: ['1', '20'] } }, true],
  ['message_id', { length: { lt: '20' } }, false],
  ['message_id', { starts_with: '001', ends_with: '678', contains: '345' }, true],
  ['message_id', { starts_with: '001', ends_with: '9' }, false],
  ['message_id', { matches: '^[0-9A-Fa-f-]+$' }, true],
  ['message_id', { matches: '^[1-9]' }, false],
  ['message_id', { gt: '00123456789012345677' }, true],
  ['message_id', { present: 'true' }, true],
  ['message_id', '', false],
  ['tlv.message_state', 'DELIVERED', true],
  ['message_state', 'DELIVERED', true],
  ['message_state', '2', true],
  ['tlv.0x1400', { present: 'false' }, true],
  ['tlv.0x1400', { ne: '00' }, false],
  ['response_time', { lte: '250ms' }, true],
  ['response_time', { lt: '0.2s' }, false],
  ['parts', '3', true],
  ['parts', { in: ['1', '2'] }, false],
  ['elapsed', { present: 'false' }, true],
]

test.each(cases)('%s as %j: %s', (name, written, ok) => {
  const measure = measureOf(name)
  const made = measure === null ? null : compileExpectation(measure, written)
  if (made === null || 'kind' in made) throw new Error(`${name} cannot be expected`)
  expect(made.test(observed).ok).toBe(ok)
})

test('says what was measured and expected in signs', () => {
  const told = (name: string, written: WrittenExpectation) => {
    const measure = measureOf(name)
    const made = measure === null ? null : compileExpectation(measure, written)
    return made === null || 'kind' in made ? null : made.test(observed)
  }
  expect(told('command_status', ['ESME_ROK', 'ESME_RALYBND'])).toEqual({
    name: 'command_status',
    measured: 'ESME_RINVDSTADR (0x0000000B)',
    expected: 'ESME_ROK | ESME_RALYBND',
    ok: false,
  })
  expect(told('response_time', { lte: '1s' })).toMatchObject({ measured: '250 ms', expected: '≤ 1s' })
  expect(told('tlv.0x1400', '00')).toMatchObject({ measured: null, ok: false })
})

test.each([
  ['response_time.p95', '500ms', true],
  ['response_time.p95', '500', false],
  ['status.ESME_RTHROTTLED.share', '0.1%', true],
  ['held_rate', '99/s', true],
  ['lost', '0', true],
  ['lost', 'none', false],
])('reads %s of a load as %s: %s', (name, text, isRead) => {
  expect(loadMeasureOf(name)?.read(text) !== null).toBe(isRead)
})

test('knows no figure and no field that is not there', () => {
  expect(measureOf('toString')).toBeNull()
  expect(measureOf('comand_status')).toBeNull()
  expect(loadMeasureOf('response_time')).toBeNull()
  expect(loadMeasureOf('status.ESME_NONE.share')).toBeNull()
})
