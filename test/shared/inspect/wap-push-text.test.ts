import { expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { pduToJson } from '../../../shared/json/pdu-json.ts'
import { buildSubmits } from '../../../shared/message/build-submits.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { intentOf } from '../../support/running-engine.ts'

const si = {
  kind: 'si',
  href: 'https://www.example.com/offer',
  action: 'signal-high',
  id: '',
  created: '',
  expires: '',
} as const

function inspected(change: Partial<SendIntent>) {
  const [submit] = buildSubmits(intentOf(change)).submits
  return inspectPdu(encodePdu({ ...submit!, sequence_number: 1 }))
}

const shownIn = (inspection: ReturnType<typeof inspected>) =>
  inspection.spans.flatMap(({ kind, value }) => (kind === 'text' ? [value] : []))

test('a WAP push is shown by its kind, action, link and text', () => {
  expect(shownIn(inspected({ text: 'Open', wapPush: si }))).toEqual([
    'SI signal-high https://www.example.com/offer “Open”',
  ])
  const sl = { kind: 'sl', href: 'http://a.example/', action: 'execute-low' } as const
  expect(shownIn(inspected({ wapPush: sl }))).toEqual(['SL execute-low http://a.example/'])
  // Under SAR the ports are TLVs.
  expect(shownIn(inspected({ text: 'Open', wapPush: si, method: 'sar' }))).toEqual([
    'SI signal-high https://www.example.com/offer “Open”',
  ])
})

test('it stays data to scripts: what decode prints as text is as before', () => {
  const inspection = inspected({ text: 'Open', wapPush: si })
  expect(inspection.text).toBeNull()
  expect(pduToJson(inspection)).toMatchObject({ text: null, notes: [] })
})

test('a part of a push, other data on that port and other ports are not read as one', () => {
  expect(shownIn(inspected({ text: 'Open the offer. '.repeat(20), wapPush: si }))).toEqual([null])
  const data = { encoding: 'binary', text: '0102030405' } as const
  const ports = { destination: 2948, source: 9200, width: 16 } as const
  expect(shownIn(inspected({ ...data, ports }))).toEqual([null])
  expect(shownIn(inspected({ text: 'Open', wapPush: si, ports: { ...ports, destination: 2949 } }))).toEqual([
    null,
  ])
})
