import { describe, expect, test } from 'vitest'
import { codes as english } from '../../../../renderer/locales/en/codes.ts'
import { groupAnswers, openVendorCode } from '../../../../renderer/screens/codes/answer-groups.ts'
import { isReadIn, placeOf, readInOf, readInTable } from '../../../../renderer/screens/codes/read-in.ts'
import { seenCount, statusFilter } from '../../../../renderer/screens/codes/seen-count.ts'
import { browseCodes } from '../../../../shared/explain/browse.ts'
import { explain } from '../../../../shared/explain/explain.ts'
import { searchCodes } from '../../../../shared/explain/search.ts'
import { rowSearchText } from '../../../../shared/filter/row-match.ts'
import { catalogue } from '../../../support/catalogue.ts'

describe('where a code was read', () => {
  test('is worded for every choice of the select', () => {
    expect(readInTable.map(({ id }) => id).toSorted()).toEqual(Object.keys(english.places).toSorted())
  })

  test.each([
    [{ code: '1', pdu: 'bind_transceiver_resp' }, 'bind_resp'],
    [{ code: '1', pdu: 'submit_multi_resp', field: 'command_status' }, 'submit_sm_resp'],
    [{ code: '1', pdu: 'deliver_sm', field: 'receipt_err' }, 'receipt_err'],
    [{ code: '1', field: 'stat' }, 'receipt_stat'],
    [{ code: '1', pdu: 'unbind_resp' }, 'any'],
    [{ code: '1' }, 'any'],
  ])('is taken from the request %j', (request, readIn) => {
    expect(readInOf(request)).toBe(readIn)
  })

  test('tells the look-up nothing when it is not known', () => {
    expect(placeOf('any')).toEqual({})
    expect(placeOf('toString')).toEqual({})
    expect(isReadIn('toString')).toBe(false)
    expect(placeOf('bind_resp')).toEqual({ pdu: 'bind_resp', field: 'command_status' })
  })
})

describe('the answers', () => {
  test('are grouped by where the number was read, the likeliest group first', () => {
    const groups = groupAnswers(explain(catalogue, { code: '13', language: 'en' }))
    expect(groups.map(({ field, kind, isHexGuess }) => [field, kind, isHexGuess])).toEqual([
      ['command_status', null, false],
      ['command_status', 'submit', false],
      ['network_error_code', null, false],
      ['receipt_err', null, false],
      ['command_status', null, true],
    ])
  })

  test('give way to one sentence about a vendor code nobody was asked for', () => {
    const open = openVendorCode(explain(catalogue, { code: '0x0401', language: 'en' }))
    expect(open?.answers).toHaveLength(4)
    expect(open?.code.hex).toBe('0x00000401')
  })

  test('stay as they are when the profile answers or nothing is known', () => {
    expect(
      openVendorCode(explain(catalogue, { code: '0x0401', profileId: 'horisen', language: 'en' })),
    ).toBeUndefined()
    expect(openVendorCode(explain(catalogue, { code: '0x04AB', language: 'en' }))).toBeUndefined()
    expect(openVendorCode(searchCodes(catalogue, 'absent', { language: 'en' }))).toBeUndefined()
  })
})

describe('the table of all codes', () => {
  test('starts with the table of the chosen provider', () => {
    const sections = browseCodes(catalogue, 'ru', 'ru-gateway-8056')
    expect(sections[0]).toMatchObject({ id: 'own' })
    expect(sections[0]?.codes).toHaveLength(11)
    expect(sections.find(({ id }) => id === 'statuses')?.codes).toHaveLength(67)
    expect(sections.find(({ id }) => id === 'states')?.codes).toHaveLength(10)
  })

  test('shows the tables of all providers by number when none is chosen', () => {
    const sections = browseCodes(catalogue, 'en', undefined)
    expect(sections.some(({ id }) => id === 'own')).toBe(false)
    const values = sections.find(({ id }) => id === 'vendors')?.codes.map(({ value }) => value ?? -1) ?? []
    expect(values).toEqual(values.toSorted((one, other) => one - other))
  })
})

describe('how often a status was seen', () => {
  const counts = [
    { commandStatus: 0x403, command: 'submit_sm_resp', count: 2 },
    { commandStatus: 0x403, command: 'data_sm_resp', count: 12 },
    { commandStatus: 0, command: 'submit_sm_resp', count: 5 },
  ]

  test('is summed over the commands, most frequent first', () => {
    expect(seenCount(counts, 0x403)).toEqual({
      total: 14,
      commands: [
        { command: 'data_sm_resp', count: 12 },
        { command: 'submit_sm_resp', count: 2 },
      ],
    })
    expect(seenCount(counts, 8).total).toBe(0)
  })

  test.each([0x403, 0x58])('leads to a filter that finds rows with status %i', (commandStatus) => {
    const row = {
      direction: 'received',
      sessionName: 's',
      commandId: 0x80000004,
      command: 'submit_sm_resp',
      commandStatus,
      sequenceNumber: 1,
      source: null,
      destination: null,
      answer: null,
      repeatOf: null,
      summary: { kind: 'none' as const },
    }
    expect(rowSearchText(row)).toContain(statusFilter(commandStatus))
  })
})
