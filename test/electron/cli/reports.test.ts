import { describe, expect, test } from 'vitest'
import type { SessionNote } from '../../../electron/session/session-note.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import type { Tlv } from '../../../shared/smpp/pdu.ts'
import { readVectors } from '../../support/read-vectors.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { jsonHere, runHere } from './cli-in-process.ts'

type HexTlv = readonly [tag: number, hex: string]

/** An SMSC that does what the report tells of. */
interface Scene {
  readonly bindStatus?: number
  readonly submitStatus?: number
  readonly submitTlvs?: readonly HexTlv[]
  readonly withoutId?: boolean
  /** Fields of a deliver_sm sent after the response; short_message in hex. */
  readonly deliver?: Readonly<Record<string, number | string>>
  readonly deliverTlvs?: readonly HexTlv[]
}

interface Report {
  readonly id: string
  readonly kind: string
  readonly scene?: Scene
  readonly answer?: {
    readonly summary?: object
    readonly said?: readonly string[]
    readonly unsaid?: readonly string[]
    readonly note?: string
    readonly count?: number
  }
}

const reports = readVectors<Report>('reports')
const env = { SMPP_PASSWORD: 'demo' }
const hex = (text: string) => fromHex(text) ?? new Uint8Array(0)
const tlvsOf = (rows: readonly HexTlv[] = []): Tlv[] =>
  rows.map(([tag, value]) => ({ tag, value: hex(value) }))

/** Plays the scene on a real socket; the arguments of a `send` to it. */
async function played(scene: Scene): Promise<string[]> {
  const { bindStatus = 0, submitStatus = 0, withoutId = false } = scene
  const smsc = await scriptedSmsc(
    (pdu) => {
      if (pdu.command !== 'submit_sm') return { status: 0 }
      const fields = withoutId || submitStatus !== 0 ? {} : { message_id: 'abc1' }
      return { status: submitStatus, fields, tlvs: tlvsOf(scene.submitTlvs) }
    },
    { bind: () => bindStatus },
  )
  if (scene.deliver !== undefined) {
    const { short_message = '', ...fields } = scene.deliver
    const pdu = { ...fields, source_addr: '79161234567', short_message: hex(String(short_message)) }
    void smsc.client.then((session) =>
      session.request({ command: 'deliver_sm', fields: pdu, tlvs: tlvsOf(scene.deliverTlvs) }),
    )
  }
  const to = ['--port', String(smsc.port), '--system-id', 'demo', '--to', '79161234567']
  const waits = scene.deliver === undefined ? [] : ['--wait-receipt', '20']
  return ['send', ...to, '--bind-mode', 'transceiver', '--text', 'Hi', '--lang', 'en', ...waits]
}

describe('public reports of sessions', () => {
  const rows = reports.filter(({ scene, answer }) => scene !== undefined && answer !== undefined)
  test.each(rows)('$id is answered: $kind', async ({ scene = {}, answer = {} }) => {
    const args = await played(scene)
    if (answer.summary !== undefined) {
      expect((await jsonHere<object>(args, { env })).at(-1)).toMatchObject(answer.summary)
      return
    }
    const { stdout, stderr } = await runHere(args, { env })
    for (const words of answer.said ?? []) expect(stdout + stderr).toContain(words)
    for (const words of answer.unsaid ?? []) expect(stdout + stderr).not.toContain(words)
  })
})

test('a client that sends its parts under one number is told so by the simulator', async () => {
  const { answer } = reports.find(({ id }) => id === 'T1') ?? {}
  const notes: SessionNote[] = []
  const { connect } = await runSimulator({}, { onNote: (_, note) => notes.push(note) })
  const client = await connect()
  await client.bind()
  const fields = { source_addr: '1000', destination_addr: '79161234567', short_message: hex('4869') }
  for (let part = 1; part <= 3; part += 1) {
    client.sendRaw(encodePdu({ command: 'submit_sm', sequence_number: 5, fields }))
  }
  await client.ask('enquire_link')
  const told = notes.filter(({ kind }) => kind === answer?.note)
  expect(told).toHaveLength(answer?.count ?? 0)
  expect(told[0]).toMatchObject({ sequenceNumber: 5, commandId: 4 })
})

test('a profile without TLVs may be named in every command', async () => {
  // Infobip publishes codes and no TLVs.
  const input = '00000010000000150000000000000001'
  const [line] = await jsonHere<object>(['decode', '--profile', 'infobip', '-'], { input })
  expect(line).toMatchObject({ ok: true })
  expect((await runHere(['explain', '0x22', '--profile', 'infobip'])).stderr).toBe('')
})
