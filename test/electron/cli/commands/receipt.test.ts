import { describe, expect, test } from 'vitest'
import type { ReceiptJson } from '../../../../shared/json/receipt-json.ts'
import { readVectors } from '../../../support/read-vectors.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'
import { jsonLines } from '../cli-process.ts'

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
    const receipts = await jsonHere<ReceiptJson>(['receipt', '-'], { input })
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
    const plain = await jsonHere<ReceiptJson>(['receipt'], { input: jsonLines(octets) })
    const resolved = await jsonHere<ReceiptJson>(['receipt'], { input: jsonLines(withTlvs) })
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
    const { lines } = await runHere(['receipt', '--json'], { input: jsonLines([{ text }]) })
    expect(lines[0]).toMatch(
      /^\{"is_receipt":true,"id":"0000000042","sub":"001","dlvrd":"001","submit_date":"1006020051","submit_at":"2010-06-02T00:51","done_date":"1006020052","done_at":"2010-06-02T00:52","stat":"DELIVRD","err":"000","text":"Hello","state":"DELIVERED","final":true,.*"deviations":\[\]\}$/,
    )
    const shown = await runHere(['receipt', '--plain'], { input: text })
    expect(shown.stdout).toContain('  submit date  1006020051 → 2010-06-02T00:51\n')
  })

  test('weighs TLVs against a text that is given decoded', async () => {
    const text = 'id:1 stat:DELIVRD err:000'
    const tlvs = [{ name: 'message_state', value: 5 }]
    const [receipt] = await jsonHere<ReceiptJson>(['receipt'], { input: jsonLines([{ text, tlvs }]) })
    expect(receipt).toMatchObject({ stat: 'DELIVRD', state: 'DELIVERED', final: true })
    expect(receipt?.deviations).toContain('state-conflict')
    const input = jsonLines([{ text, esm_class: 0x20 }])
    expect((await jsonHere<ReceiptJson>(['receipt'], { input }))[0]?.final).toBe(false)
  })

  test('reads the text of message_payload', async () => {
    const hex = Buffer.from('id:7 stat:EXPIRED err:001').toString('hex')
    const input = jsonLines([{ hex: '', esm_class: 4, tlvs: [{ name: 'message_payload', hex }] }])
    const [receipt] = await jsonHere<ReceiptJson>(['receipt'], { input })
    expect(receipt).toMatchObject({ is_receipt: true, id: '7', stat: 'EXPIRED', deviations: [] })
  })

  test('wants one of text and hex, and says which keys it passed over', async () => {
    const input = jsonLines([{ text: 'id:1', hex: '00' }, {}, { text: 'id:1', datacoding: 8 }])
    const { code, lines, stderr } = await runHere(['receipt', '--json'], { input })
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 1 })
    expect(stderr).toContain('Line 1 is not what this command takes: text | hex')
    expect(stderr).toContain('Line 2 is not what this command takes: text | hex')
    expect(stderr).toContain('line 3: These keys mean nothing here and were passed over: datacoding.')
  })

  test('tells stat and err in words, by the provider that is named', async () => {
    const text = 'id:1 stat:UNDELIV err:2050'
    const [plain] = await jsonHere<{ words: { stat: string; err: string } }>(['receipt'], {
      input: jsonLines([{ text }]),
    })
    expect(plain?.words.stat).toMatch(/^undeliverable · /)
    const { stdout } = await runHere(['receipt', '--plain', '--profile', 'infobip'], { input: text })
    expect(stdout).toMatch(/err +2050 {2}\S+/)
  })

  test('proposes the id rule and the form from all receipts, with what speaks for them', async () => {
    const input = [
      'id:0972660181 submit date:2602101154 done date:2602101155 stat:DELIVRD err:000',
      'id:0972660182 submit date:2602101154 done date:2602101155 stat:UNDELIV err:006',
    ].join('\n')
    const [dialect] = await jsonHere<object>(['receipt', '--plain', '--detect', '--ids', '39f99dd5,x'], {
      input,
    })
    expect(dialect).toMatchObject({
      receipts: 2,
      id_form: 'decimal',
      id_rule: 'hex-to-decimal',
      date_digits: 10,
      evidence: expect.arrayContaining([{ of: 'id-rule', seen: 'hex-to-decimal', times: 1 }]),
    })
    const alone = await runHere(['receipt', '--ids', '1'], { input })
    expect(alone.code).toBe(2)
  })

  test('says what is no receipt, and refuses what is no request', async () => {
    const input = jsonLines([{ text: 'Hello' }, { hex: '0g' }, { text: 5 }])
    const { code, lines, stderr } = await runHere(['receipt', '--json'], { input })
    expect(code).toBe(2)
    expect(lines.map((line) => JSON.parse(line).is_receipt)).toEqual([false])
    expect(stderr).toContain('Line 2')
    expect(stderr).toContain('Line 3')
  })
})
