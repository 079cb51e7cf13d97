import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askedCodes } from '../../../shared/explain/asked-code.ts'
import { explainWords } from '../../../shared/explain/search.ts'
import { catalogue } from '../../support/catalogue.ts'

const answer = (code: string, more: { field?: string; profileId?: string } = {}) =>
  explainWords(catalogue, { code, language: 'en', ...more })

describe('a status in any writing', () => {
  // biome-ignore format: a list of writings reads best in lines
  test.each([
    '0x58', '0X58', '0x00000058', '00000058', '58h', '#58', 'x58', '\\x58', '&H58', '88', '088',
    'ESME_RTHROTTLED', 'esme_rthrottled', 'RTHROTTLED', 'STATUS_THROTTLED', 'ESME_RTHROTTLED(88)',
    'ESME_RTHROTTLED (0x00000058)', '88 (0x58)', '0x58 (88)', '88/0x58', 'status 88', 'command_status 88',
    'command_status=0x58', 'Command Status: 0x58', 'status: 88 = 0x00000058', 'статус 88', 'статус команды: 0x58',
    'код ошибки 0x58', 'ошибка 0x58', 'error 0x58', 'Negative response 00000058 found', 'SMPP status 0x58',
    'NACK/0x00000058/Throttling error', '[status:ERROR/ESME_RTHROTTLED]', 'got 0x58 from the SMSC', 'Throttling error',
  ])('%s', (code) => {
    const [first] = answer(code)
    expect([first?.field, first?.value, first?.name]).toEqual(['command_status', 0x58, 'ESME_RTHROTTLED'])
  })

  test('a vendor’s, with its profile and without', () => {
    for (const code of ['0x401', '1025', '0401', '401h', 'status 1025', 'статус 0x401', '1025 (0x401)']) {
      expect(answer(code, { profileId: 'horisen' })[0]).toMatchObject({ basis: 'profile', value: 0x401 })
      const open = answer(code)
      expect(open.filter(({ basis }) => basis === 'other-provider').length).toBeGreaterThan(3)
      expect(open.some(({ basis }) => basis === 'unknown')).toBe(true)
    }
  })

  test('below zero, as languages with signed numbers print it', () => {
    expect(answer('-1')[0]).toMatchObject({ hex: '0xFFFFFFFF', title: 'Reserved value' })
    expect(answer('-2147483648')[0]?.hex).toBe('0x80000000')
    expect(answer('4294967296')[0]?.title).toBe('Not known')
  })
})

describe('words of receipts', () => {
  // biome-ignore format: a list of writings reads best in lines
  test.each([
    ['DELIVRD', 'DELIVRD'], ['stat:DELIVRD', 'DELIVRD'], ['stat=UNDELIV', 'UNDELIV'], ['status: EXPIRED', 'EXPIRED'],
    ['не доставлено', 'UNDELIV'], ['not delivered', 'UNDELIV'], ['доставлено', 'DELIVRD'], ['expird', 'EXPIRED'],
  ])('%s', (code, stat) => {
    expect(answer(code)[0]).toMatchObject({ field: 'receipt_stat', code: stat })
  })

  test.each(['message_state 5', 'message_state=5', 'состояние 5', 'state 5', 'message_state: 0x05'])(
    '%s',
    (code) => {
      expect(answer(code)[0]).toMatchObject({ field: 'message_state', name: 'UNDELIVERABLE' })
    },
  )

  test.each(['err:006', 'err=6', 'err 06', '"err": "006"', 'receipt_err 6', 'ошибка отчёта 6'])(
    '%s',
    (code) => {
      expect(answer(code)[0]).toMatchObject({ field: 'receipt_err', basis: 'unknown' })
      expect(answer(code).map(({ profile }) => profile)).toContain('infobip')
      expect(answer(code, { profileId: 'infobip' })[0]).toMatchObject({
        profile: 'infobip',
        basis: 'profile',
      })
    },
  )

  test('an err that nobody lists is still an err', () => {
    expect(answer('err:777')[0]).toMatchObject({ field: 'receipt_err', basis: 'unknown' })
  })

  test('an err of zeros is no error', () => {
    expect(answer('err:000')[0]).toMatchObject({ field: 'receipt_err', basis: 'unknown', who: 'nobody' })
  })

  test('stat and err of one line are both told', () => {
    expect(new Set(answer('stat:UNDELIV err:011').map(({ field }) => field))).toEqual(
      new Set(['receipt_stat', 'receipt_err', 'network_error_code']),
    )
  })
})

describe('errors of networks', () => {
  const field = 'network_error_code'
  // biome-ignore format: a list of writings reads best in lines
  test.each([
    '030802', '0x030802', '03 08 02', '03:08:02', '0x03 0x08 0x02', '[3, 8, 2]', '3 8 2', '3:0802', '3:2050', '3/2050',
    '198658', '0423 0003 030802', '04230003030802',
  ])('three octets as %s', (code) => {
    const found = answer(code, { field, profileId: 'infobip' })
    expect(found[0]).toMatchObject({ profile: 'infobip', code: '2050' })
  })

  test.each([
    ['01001B', 'Error of a network other than GSM'],
    ['06:001b', 'Error of a network other than GSM'],
    ['080006', 'The provider’s own receipt error'],
  ])('%s is no MAP error', (code, title) => {
    const found = answer(code, { field })
    expect(found[0]?.title).toBe(title)
    expect(found.some(({ basis }) => basis === 'specification')).toBe(false)
  })

  test('type 7 is a command_status', () => {
    expect(answer('070058', { field })[0]?.name).toBe('ESME_RTHROTTLED')
  })

  test.each([
    ['MAP 6', 'Absent subscriber (for SMS)'],
    ['MAP error 27', 'Absent subscriber'],
    ['ошибка MAP 27', 'Absent subscriber'],
    ['absentSubscriberSM', 'Absent subscriber (for SMS)'],
    ['unknownSubscriber', 'Unknown subscriber'],
    ['RP cause 21', 'RP: short message transfer rejected'],
    ['причина RP 21', 'RP: short message transfer rejected'],
    ['RP-cause: 96', 'RP: invalid mandatory information'],
    ['TP-FCS 208', 'TP: SIM storage full'],
    ['+CMS ERROR: 21', 'RP: short message transfer rejected'],
    ['CMS ERROR: 500', 'Unknown error of the modem'],
    ['+CMS ERROR: 208', 'TP: SIM storage full'],
    ['+CME ERROR: 10', 'No SIM inserted'],
    ['network_error_code=030006', 'Absent subscriber (for SMS)'],
    ['030006', 'Absent subscriber (for SMS)'],
    ['сетевая ошибка 6', 'Absent subscriber (for SMS)'],
  ])('%s is %s', (code, title) => {
    expect(answer(code)[0]).toMatchObject({ field, title })
  })

  test('0x1B is 27 where the field is given', () => {
    expect(answer('0x1B', { field })[0]?.title).toBe('Absent subscriber')
    expect(new Set(answer('27', { field }).map(({ code }) => Number(code)))).toEqual(new Set([27]))
  })
})

describe('tags', () => {
  test.each(['0x001E', '001E', '001Eh', 'receipted_message_id', 'tlv 0x001E', 'tag 30', 'тег 0x1E'])(
    '%s',
    (code) => {
      expect(answer(code)[0]).toMatchObject({ field: 'tlv', name: 'receipted_message_id' })
    },
  )

  test.each(['0x1400', '5120', '1400h', 'tag 0x1400', '0x1401'])('%s is never a command_status', (code) => {
    for (const profileId of [undefined, 'mobtext', 'ru-gateway-8056']) {
      for (const field of [undefined, 'command_status', 'status']) {
        const found = answer(code, { ...(field && { field }), ...(profileId && { profileId }) })
        expect(found.filter((one) => one.field !== 'tlv')).toEqual([])
        expect(found.length).toBeGreaterThan(3)
      }
    }
  })

  test('a vendor’s tag that nobody names is told to be one', () => {
    expect(answer('0x1499')[0]).toMatchObject({ field: 'tlv', title: 'A TLV of the provider’s own' })
  })
})

test('a number in the wrong field is said where it belongs', () => {
  const [first, second] = answer('2050', { field: 'command_status' })
  expect(first).toMatchObject({ field: 'command_status', title: 'Reserved value' })
  expect(second).toMatchObject({ field: 'receipt_err', title: 'Recipient blacklisted' })
})

test('a part of a name begins where one of its words does', () => {
  expect(answer('E_NETWORK')).toMatchObject([{ title: 'Not known' }])
  expect(answer('network_type').map(({ name }) => name)).toContain('source_network_type')
})

test('nothing is made of a sign or a letter', () => {
  for (const code of ['0x', 'x', '-', '#', '()']) expect(answer(code)).toMatchObject([{ title: 'Not known' }])
})

describe('the codes that a line names', () => {
  test.each([
    ['200 OK, state ready, error 5 of 7', []],
    ['map of the world 7, rp 12', []],
    ['msg_id=7 err:006 stat:UNDELIV', ['UNDELIV', '006']],
    ['"command_status": 1025, "status": "DELIVRD"', ['1025', 'DELIVRD']],
    ['+CMS ERROR: 38', ['38']],
  ])('%s', (line, codes) => {
    expect(askedCodes(line, 'log').map(({ code }) => code)).toEqual(codes)
  })

  test('are found in any text, in time that grows with it', () => {
    const said = fc.array(
      fc.constantFrom('err', ':', ' ', 'status', '0x', '58', 'map', 'код', '[', ',', 'ESME_R'),
    )
    fc.assert(
      fc.property(said, fc.constantFrom('log' as const, 'phrase' as const), (parts, manner) => {
        for (const { code } of askedCodes(parts.join(''), manner)) expect(code).not.toBe('')
      }),
    )
    for (const part of ['status ', ' : ', '3 ', 'err:', '"']) askedCodes(part.repeat(100_000), 'phrase')
  })
})
