import { describe, expect, test } from 'vitest'
import { rowOfRecord } from '../../../../electron/capture/capture-row.ts'
import { RowRules } from '../../../../renderer/screens/inspector/row-rules.ts'
import { knowsField, RowSubject, subjectOfPdu } from '../../../../renderer/screens/inspector/row-subject.ts'
import { type ColorRule, usualRules } from '../../../../renderer/stores/kept-rules.ts'
import type { CaptureRow } from '../../../../shared/contract/capture.ts'
import { fieldNames, filterField } from '../../../../shared/filter/field-table.ts'
import { toHex } from '../../../../shared/smpp/hex.ts'
import { vectorRows } from '../../../shared/filter/filter-rows.ts'
import { catalogue } from '../../../support/catalogue.ts'
import { captureRow } from '../../capture-row.ts'

const now = 1_795_000_060_000_000

/** PDUs of the recorded captures as the workbench lists its own, with their octets. */
const pdus = ['base.pcapng', 'middle.pcapng']
  .flatMap(vectorRows)
  .map(({ octets, request, requestCommandId }, index) => {
    const label = { sessionId: 's', sessionName: 'A', profileId: 'vonage', context: null }
    const row = rowOfRecord({
      seq: index + 1,
      at: 1_795_000_000_000 + index,
      direction: index % 2 === 0 ? 'sent' : 'received',
      label,
      octets: new Uint8Array(octets),
      requestSeq: request,
      requestCommandId,
      latencyMs: request === null ? null : 1.25,
      isLate: index % 7 === 0,
      repeatOf: index % 5 === 0 ? 1 : null,
      messageId: null,
      sealedPassword: null,
    })
    return { row, hex: toHex(octets), responseSeq: null }
  })

test('what a row knows of a field is what its octets say', () => {
  let compared = 0
  for (const pdu of pdus) {
    const [short, whole] = [new RowSubject(pdu.row), subjectOfPdu(pdu, catalogue)]
    for (const name of fieldNames) {
      const field = filterField(name)
      if (field === null || !knowsField(pdu.row, field.name)) continue
      expect(field.values(short), `${name} of #${pdu.row.seq} ${pdu.row.command}`).toEqual(
        field.values(whole),
      )
      compared += 1
    }
    const word = pdu.row.command ?? pdu.row.sessionName.toLowerCase()
    expect([short, whole].map((subject) => subject.holdsWord(word))).toEqual([true, true])
  }
  expect(compared).toBeGreaterThan(5000)
})

describe('colour rules', () => {
  const rulesOf = (rules: readonly ColorRule[], subjectOf = () => null) => new RowRules(rules, now, subjectOf)
  const usual = (change: Partial<CaptureRow>) => rulesOf(usualRules).ruleOf(captureRow(change))?.id ?? null
  const response = {
    commandId: 0x80000004,
    command: 'submit_sm_resp',
    source: null,
    destination: null,
    requestSeq: 1,
  }

  test('that the workbench brings find what their names say, from the row alone', () => {
    expect(usual({})).toBeNull()
    expect(usual({ ...response, commandStatus: 0 })).toBeNull()
    expect(usual({ ...response, commandStatus: 0x58 })).toBe('throttled')
    expect(usual({ ...response, commandStatus: 0x403 })).toBe('errors')
    expect(usual({ ...response, answer: 'late' })).toBe('late')
    expect(usual({ ...response, direction: 'received', requestSeq: null, answer: 'orphan' })).toBe('late')
    expect(usual({ repeatOf: 3 })).toBe('repeated')
    expect(usual({ commandId: 0x15, command: 'enquire_link' })).toBe('keepAlive')
    const receipt = { commandId: 5, command: 'deliver_sm' }
    expect(usual({ ...receipt, summary: { kind: 'receipt', id: '1', stat: 'UNDELIV', err: '042' } })).toBe(
      'undelivered',
    )
    expect(
      usual({ ...receipt, summary: { kind: 'receipt', id: '1', stat: 'DELIVRD', err: '000' } }),
    ).toBeNull()
  })

  const rule = (id: string, filter: string, isOn = true): ColorRule => ({
    id,
    name: '',
    filter,
    color: 'blue',
    shape: 'circle',
    isOn,
  })

  test('hold in their order; what is off, empty or cannot be read finds nothing', () => {
    const rules = [
      rule('off', 'submit_sm', false),
      rule('', ' '),
      rule('bad', 'status =='),
      rule('a', 'submit_sm'),
      rule('b', 'to == "7"'),
    ]
    expect(rulesOf(rules).ruleOf(captureRow({ destination: '7' }))?.id).toBe('a')
    expect(rulesOf(rules.slice(0, 3)).ruleOf(captureRow({}))).toBeNull()
  })

  test('that need octets wait for them, show a later rule meanwhile, and are remembered then', () => {
    const [pdu] = pdus.filter(({ row }) => row.command === 'submit_sm')
    if (pdu === undefined) throw new Error('no submit_sm')
    let asked = 0
    let isHere = false
    const rules = new RowRules([rule('octets', 'hex contains "00"'), rule('later', 'submit_sm')], now, () => {
      asked += 1
      return isHere ? subjectOfPdu(pdu, catalogue) : null
    })
    expect(rules.ruleOf(pdu.row)?.id).toBe('later')
    expect(rules.needsOctets(pdu.row)).toBe(true)
    isHere = true
    expect(rules.ruleOf(pdu.row)?.id).toBe('octets')
    expect(rules.needsOctets(pdu.row)).toBe(false)
    const before = asked
    expect(rules.ruleOf(pdu.row)?.id).toBe('octets')
    expect(asked).toBe(before)
  })
})
