import { expect, test } from 'vitest'
import { findTlv, messageOctets, partNumber } from '../../../../shared/smpp/message-octets.ts'
import { statusValue } from '../../../../shared/smpp/status-table.ts'
import { tlvTag } from '../../../../shared/smpp/tlv-value.ts'
import { scriptedSmsc } from '../../../support/scripted-smsc.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'

const env = { SMPP_PASSWORD: 'demo' }
const longText = 'Привет! '.repeat(20)

function vary(port: number, ...args: string[]): string[] {
  const to = ['--port', String(port), '--system-id', 'demo', '--to', '79161234567']
  return ['vary', ...to, '--text', longText, ...args]
}

test('every method for a long text is sent, and what the SMSC takes is told from what it refuses', async () => {
  const references: number[] = []
  const { port } = await scriptedSmsc((pdu) => {
    const { command, tlvs } = pdu
    if (command !== 'submit_sm') return { status: 0 }
    const udh = messageOctets(pdu)?.udh
    if (udh?.headerOctets === 6) references.push(partNumber(pdu, messageOctets(pdu))?.reference ?? -1)
    const isSar = findTlv(tlvs, tlvTag('sar_msg_ref_num')) !== null
    const status = isSar ? statusValue('ESME_RTLVNOTALLWD') : 0
    return { status, fields: status === 0 ? { message_id: '1' } : {} }
  })
  const lines = await jsonHere<object>(vary(port, '--field', 'method'), { env })
  expect(lines).toMatchObject([
    { variant: 'udh8', ok: true, parts: 3, accepted: 3, statuses: [] },
    { variant: 'udh16', ok: true, parts: 3, accepted: 3 },
    { variant: 'sar', ok: false, parts: 3, refused: 3, statuses: ['ESME_RTLVNOTALLWD'] },
    { variant: 'payload', ok: true, parts: 1, accepted: 1 },
  ])
  // Every copy has a reference of its own, or handsets would mix their parts.
  references.length = 0
  await jsonHere<object>(vary(port, '--field', 'window', '--most', '1'), { env })
  expect(references).toHaveLength(6)
  expect(new Set(references).size).toBe(2)
})

test('a message whose validity is refused, or never answered, is sent without it beside', async () => {
  const { port } = await scriptedSmsc((pdu) => {
    if (pdu.command !== 'submit_sm') return { status: 0 }
    return pdu.fields['validity_period'] === '' ? { status: 0, fields: { message_id: '1' } } : null
  })
  const args = vary(port, '--field', 'validity', '--validity', '2h', '--response-timeout', '0.5')
  const { code, stdout } = await runHere([...args, '--lang', 'en'], { env })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^000000020000000R {2}not taken .*unanswered 3.*\nempty +taken .*accepted 3/)
  const { code: bad, stderr } = await runHere([...vary(port, '--field', 'validity'), '--lang', 'en'], { env })
  expect(bad).toBe(2)
  expect(stderr).toContain('--validity')
})

test('the window grows until the SMSC refuses, and no further', async () => {
  let open = 0
  const { port } = await scriptedSmsc(async ({ command }) => {
    if (command !== 'submit_sm') return { status: 0 }
    if (open >= 2) return { status: statusValue('ESME_RTHROTTLED') }
    open++
    // Answered once everything that came with it was read.
    await new Promise((resolve) => setImmediate(resolve))
    open--
    return { status: 0, fields: { message_id: '1' } }
  })
  const to = ['--port', String(port), '--system-id', 'demo', '--to', '79161234567', '--text', 'Hi']
  const lines = await jsonHere<object>(['vary', ...to, '--field', 'window', '--most', '10'], { env })
  expect(lines).toMatchObject([
    { variant: 'window 1', ok: true, parts: 2, accepted: 2 },
    { variant: 'window 2', ok: true, parts: 4, accepted: 4 },
    { variant: 'window 5', ok: false, parts: 10, statuses: ['ESME_RTHROTTLED'] },
  ])
})
