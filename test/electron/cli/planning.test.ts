import { describe, expect, test } from 'vitest'
import type { ReceiptJson } from '../../../shared/receipts/receipt-json.ts'
import type { SegmentsJson } from '../../../shared/text/segments-json.ts'
import { readVectors } from '../../support/read-vectors.ts'
import { jsonOf, runCli } from './cli-process.ts'

interface SegmentsRow {
  id: string
  text?: string
  utf16?: string
  expected: { encoding: 'GSM-7' | 'UCS-2'; units: number; perSegment: number[]; boundaries: number[] }
  boundaries16?: number[]
}

interface ReceiptRow {
  id: string
  body: string
  bodyHex: string
  dataCoding: number
  esmClass: number
  tlvs?: { tag: string; valueHex: string }[]
  expect: Record<string, unknown> & { isReceipt: boolean }
  resolved: { id: string | null; state: string | null; networkErrorCode: unknown }
}

const jsonLines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')

describe('segments', () => {
  const rows = readVectors<SegmentsRow>('segments')
  const textOf = ({ text, utf16 }: SegmentsRow) =>
    text ??
    (utf16?.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
  const startsOf = ({ segments }: SegmentsJson) => {
    let at = 0
    return segments.map(({ text }) => {
      at += text.length
      return at - text.length
    })
  }

  test('cuts the published texts as the published splitters do', async () => {
    const input = jsonLines(rows.map((row) => ({ text: textOf(row) })))
    const plans = await jsonOf<SegmentsJson>(['segments', '-'], { input })
    expect(plans).toHaveLength(rows.length)
    for (const [index, { id, expected }] of rows.entries()) {
      const plan = plans[index]!
      const encoding = plan.encoding === 'gsm7' ? 'GSM-7' : 'UCS-2'
      const perSegment = plan.segments.map(({ units }) => units)
      expect({ encoding, units: plan.units, perSegment, boundaries: startsOf(plan) }, id).toEqual(expected)
    }
  })

  test('cuts them for 16-bit references too', async () => {
    const wide = rows.filter((row) => row.boundaries16)
    const input = jsonLines(wide.map((row) => ({ text: textOf(row), method: 'udh16' })))
    const plans = await jsonOf<SegmentsJson>(['segments'], { input })
    for (const [index, { id, boundaries16 }] of wide.entries()) {
      expect(startsOf(plans[index]!), id).toEqual(boundaries16)
    }
  })

  test('prints what is promised', async () => {
    const { lines } = await runCli(['segments', '--json'], {
      input: jsonLines([{ text: `${'a'.repeat(160)}b` }]),
    })
    expect(lines[0]).toMatch(
      /^\{"encoding":"gsm7","data_coding":0,"units":161,"segments":\[\{"units":153,"octets":159,"text":"a{153}","udh":"0500032a0201","short_message":"0500032a0201(61){153}"/,
    )
    expect(lines[0]).toContain('"outside_gsm":[]')
  })

  test('takes defaults from the command line and plain texts', async () => {
    const args = ['segments', '--plain', '--encoding', 'ucs2', '--method', 'sar']
    const [plan] = await jsonOf<SegmentsJson>(args, { input: `${'{'.repeat(71)}\n` })
    expect(plan).toMatchObject({ encoding: 'ucs2', units: 71 })
    expect(plan?.segments).toHaveLength(2)
    expect(plan?.segments[0]).toMatchObject({
      udh: '',
      tlvs: [{ tag: 0x020c }, { tag: 0x020e }, { tag: 0x020f }],
    })
  })

  test('prints a plan that cannot be sent, says why and fails', async () => {
    const input = jsonLines([{ text: 'Привет', encoding: 'gsm7' }, { text: 'a'.repeat(40_000) }])
    const { code, lines, stderr } = await runCli(['segments', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 2 })
    expect(stderr).toContain('line 1: These characters do not exist in gsm7: П р и в е т.')
    expect(stderr).toContain('line 2: The text needs 262 parts')
  })

  test('goes on after a line it cannot take', async () => {
    const input = `{"text":1}\n{"text":"a","encoding":"koi8"}\n\nnonsense\n{"text":"a"}\n`
    const { code, lines, stderr } = await runCli(['segments', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 1 })
    expect(stderr.match(/Line (\d+) is not what this command takes/g)).toHaveLength(3)
    expect(stderr).toContain('Line 4')
  })

  test('shows people which characters cost what', async () => {
    const { stdout } = await runCli(['segments', '--plain', '--lang', 'ru'], { input: 'Цена 5 \u202Eevil' })
    expect(stdout).toContain('Строка 1: ucs2, data_coding 8, единиц 12, частей 1')
    expect(stdout).toContain('Ц U+0426  с позиции 0')
    expect(stdout).toContain('‹U+202E› U+202E')
  })
})

describe('receipt', () => {
  const rows = readVectors<ReceiptRow>('receipts')
  const numbered = (count: string | null) => (count === null ? null : Number(count))
  const readingOf = (receipt: ReceiptJson) => {
    if (!receipt.is_receipt) return { isReceipt: false }
    const { id, stat, state, err, text } = receipt
    return {
      isReceipt: true,
      id,
      sub: numbered(receipt.sub),
      dlvrd: numbered(receipt.dlvrd),
      submitDateRaw: receipt.submit_date,
      submitDate: receipt.submit_at,
      doneDateRaw: receipt.done_date,
      doneDate: receipt.done_at,
      stat,
      state,
      err,
      text,
    }
  }

  test('reads the published receipts from text', async () => {
    const input = jsonLines(rows.map(({ body }) => ({ text: body })))
    const receipts = await jsonOf<ReceiptJson>(['receipt', '-'], { input })
    for (const [index, row] of rows.entries()) expect(readingOf(receipts[index]!), row.id).toEqual(row.expect)
  })

  test('reads them from octets, and with their TLVs', async () => {
    const octets = rows.map(({ bodyHex, dataCoding, esmClass }) => ({
      hex: bodyHex,
      data_coding: dataCoding,
      esm_class: esmClass,
    }))
    const withTlvs = octets.map((line, index) => ({
      ...line,
      tlvs: (rows[index]?.tlvs ?? []).map(({ tag, valueHex }) => ({ tag: Number(tag), hex: valueHex })),
    }))
    const plain = await jsonOf<ReceiptJson>(['receipt'], { input: jsonLines(octets) })
    const resolved = await jsonOf<ReceiptJson>(['receipt'], { input: jsonLines(withTlvs) })
    for (const [index, row] of rows.entries()) {
      expect(readingOf(plain[index]!), row.id).toEqual(row.expect)
      const { id, state, network_error_code: networkErrorCode } = resolved[index]!
      const { id: resolvedId, state: resolvedState, networkErrorCode: resolvedError } = row.resolved
      expect({ id, state, networkErrorCode }, row.id).toEqual({
        id: resolvedId,
        state: resolvedState,
        networkErrorCode: resolvedError,
      })
    }
  })

  test('prints what is promised', async () => {
    const text =
      'id:0000000042 sub:001 dlvrd:001 submit date:1006020051 done date:1006020052 stat:DELIVRD err:000 text:Hello'
    const { lines } = await runCli(['receipt', '--json'], { input: jsonLines([{ text }]) })
    expect(lines[0]).toMatch(
      /^\{"is_receipt":true,"id":"0000000042","sub":"001","dlvrd":"001","submit_date":"1006020051","submit_at":"2010-06-02T00:51","done_date":"1006020052","done_at":"2010-06-02T00:52","stat":"DELIVRD","err":"000","text":"Hello","state":"DELIVERED","final":true,.*"deviations":\[\]\}$/,
    )
    const shown = await runCli(['receipt', '--plain'], { input: text })
    expect(shown.stdout).toContain('  submit date  1006020051 → 2010-06-02T00:51\n')
  })

  test('says what is no receipt, and refuses what is no request', async () => {
    const input = jsonLines([{ text: 'Hello' }, { hex: '0g' }, { text: 5 }])
    const { code, lines, stderr } = await runCli(['receipt', '--json'], { input })
    expect(code).toBe(2)
    expect(lines.map((line) => JSON.parse(line).is_receipt)).toEqual([false])
    expect(stderr).toContain('Line 2')
    expect(stderr).toContain('Line 3')
  })
})

describe('explain', () => {
  interface Explained {
    candidates: { name: string; profile: string | null; retry: string; source: string }[]
  }

  test('reads a code by profile, PDU and field', async () => {
    const args = ['explain', '0x0401', '--pdu', 'submit_sm_resp', '--profile', 'ru-gateway-8056']
    const { code, lines } = await runCli([...args, '--json'])
    expect({ code, count: lines.length }).toEqual({ code: 0, count: 1 })
    expect(lines[0]).toMatch(
      /^\{"candidates":\[\{"name":".+?","meaning":".+?","causes":\[.*?\],"next":\[.*?\],"retry":"never","profile":"ru-gateway-8056","source":".+?"\}/,
    )
    const [receiptError] = await jsonOf<Explained>(['explain', '1', '--field', 'receipt_err'])
    expect(receiptError?.candidates[0]?.name).not.toBe('ESME_RINVMSGLEN')
  })

  test('reads codes from standard input', async () => {
    const explained = await jsonOf<Explained>(['explain', '-'], { input: 'ESME_RTHROTTLED\n\nDELIVRD\n' })
    expect(explained.map(({ candidates }) => candidates[0]?.name)).toEqual(['ESME_RTHROTTLED', 'DELIVRD'])
  })

  test('is read in Russian by people who read Russian', async () => {
    const { stdout } = await runCli(['explain', 'ESME_RTHROTTLED'], { env: { LANG: 'ru_RU.UTF-8' } })
    expect(stdout).toContain('что делать:')
    expect(stdout).not.toContain('what to do')
  })

  test.each([
    [['--profile', 'nobody'], 'There is no profile nobody. Choose one of these: ru-gateway-8056,'],
    [['--field', 'colour'], '--field colour is not known. Choose one of these: command_status,'],
    [['--pdu', 'submit_sm_rsp'], '--pdu submit_sm_rsp is not known.'],
  ])('%j is bad usage', async (args, said) => {
    const { code, stdout, stderr } = await runCli(['explain', '8', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`error: ${said}`)
  })
})

describe('encode', () => {
  test('goes on after a PDU it cannot write', async () => {
    const input = jsonLines([
      { command: 'enquire_link', sequence_number: 1 },
      { command: 'submit_sm', sequence_number: 2, fields: { esm_class: 256 } },
      { command: 'nope', sequence_number: 3 },
      { command: 'unbind', sequence_number: 4 },
    ])
    const { code, lines, stderr } = await runCli(['encode', '-'], { input })
    expect(code).toBe(2)
    expect(lines).toEqual(['00000010000000150000000000000001', '00000010000000060000000000000004'])
    expect(stderr).toContain('line 2: The field esm_class cannot be sent')
    expect(stderr).toContain('line 3: The field command cannot be sent')
  })

  test('says which keys it passed over, and writes the rest', async () => {
    const { code, lines, stderr } = await runCli(['encode'], {
      input: jsonLines([{ command: 'unbind', sequence_number: 4, comment: 'bye' }]),
    })
    expect({ code, lines }).toEqual({ code: 0, lines: ['00000010000000060000000000000004'] })
    expect(stderr).toContain('line 1: These keys of the PDU mean nothing here and were passed over: comment.')
  })

  test('fails for a line of decode that is not all there', async () => {
    const octets = '00000010000000060000000000000004'
    const { stdout } = await runCli(['decode', '--json'], { input: `${octets}0000` })
    const { code, lines, stderr } = await runCli(['encode'], { input: stdout })
    expect({ code, lines }).toEqual({ code: 1, lines: [octets] })
    expect(stderr).toContain('line 1: What stood from octet 16 on could not be read')
  })
})
