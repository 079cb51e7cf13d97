import { expect, onTestFinished, test } from 'vitest'
import { CaptureEvents } from '../../../electron/capture/capture-events.ts'
import { CaptureMarks } from '../../../electron/capture/capture-marks.ts'
import { LiveCapture } from '../../../electron/capture/live-capture.ts'
import { Recorder } from '../../../electron/capture/recorder.ts'
import { SessionRecorder } from '../../../electron/capture/session-recorder.ts'
import { worstNoteOf } from '../../../electron/capture/worst-note.ts'
import type { SessionIdentity } from '../../../electron/session/session-hooks.ts'
import { openStore } from '../../../electron/storage/store.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { catalogue } from '../../support/catalogue.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const bytes = encodePdu({
  command: 'submit_sm',
  sequence_number: 1,
  fields: { short_message: Uint8Array.of(0x41) },
  tlvs: [{ tag: 0x1414, value: new TextEncoder().encode('OTP') }],
})

test('a PDU is captured with side, state and version of its session, and its row is noted by them', async () => {
  const dataDir = testFolder()
  const store = await openStore({ dataDir })
  await store.load()
  const recorder = new Recorder({ archive: store, seal: (text) => text, nextSeq: 1 })
  const events = new CaptureEvents({ archive: store, recorder, recent: [], lastEvent: 0 })
  const marks = new CaptureMarks(store, [])
  const capture = new LiveCapture({
    recorder,
    archive: store,
    events,
    marks,
    catalogue: () => catalogue,
    openSealed: () => null,
  })
  const watch = new SessionRecorder(recorder)
  const session: { -readonly [K in keyof SessionIdentity]: SessionIdentity[K] } = {
    sessionId: 's',
    role: 'esme',
    connectionId: 'c',
    name: 'n',
    profileId: 'telesign',
    interfaceVersion: 0x34,
    wireState: 'OPEN',
    remoteAddress: null,
  }
  const pass = () => {
    const mark = { at: 1, direction: 'sent', commandId: 4, sequenceNumber: 1, captureSeq: 0 } as const
    const event = {
      at: 1,
      direction: 'sent',
      bytes,
      pdu: decodePdu(bytes),
      request: null,
      latencyMs: null,
      repeatOf: null,
    } as const
    watch.record(session, { ...event, mark: { ...mark }, answer: null })
    const record = recorder.get(recorder.nextSeq - 1)
    return record && capture.describe(record)
  }
  // Before the bind no version is known, and a submit is too early.
  expect(pass()).toMatchObject({
    context: { role: 'esme', state: 'OPEN', interfaceVersion: null },
    worstNote: 'error',
  })
  session.wireState = 'BOUND_TX'
  expect(pass()).toMatchObject({
    context: { role: 'esme', state: 'BOUND_TX', interfaceVersion: 0x34 },
    worstNote: null,
  })
  session.interfaceVersion = 0x33
  expect(pass()?.worstNote).toBe('warning')
  session.interfaceVersion = 0x34
  pass()
  expect(recorder.get(4)?.label).toBe(recorder.get(2)?.label)
  await store.close()

  const again = await openStore({ dataDir })
  onTestFinished(() => again.close())
  // Three ways the session stood, over four PDUs.
  expect(await again.load()).toMatchObject({ lastSeq: 4, lastSessionKey: 3 })
  const kept = await again.call('rangePdus', 1, 9, 10)
  expect(kept.map(({ label }) => label.context)).toEqual(
    [
      ['OPEN', null],
      ['BOUND_TX', 0x34],
      ['BOUND_TX', 0x33],
      ['BOUND_TX', 0x34],
    ].map(([state, interfaceVersion]) => ({ role: 'esme', state, interfaceVersion })),
  )
})

test('what was captured without a session’s state is held against none', () => {
  const label = { sessionId: 's', sessionName: 'n', profileId: 'smpp-3.4', context: null }
  // The tag of a vendor alone.
  expect(worstNoteOf(catalogue, { octets: Uint8Array.from(bytes), label, direction: 'sent' })).toBe('info')
})

test('the other end of a link of our own is a mirror, by whoever opened the link', () => {
  const archive = { appendPdu: () => undefined, linkPdu: () => undefined }
  const watch = new SessionRecorder(new Recorder({ archive, seal: (text) => text, nextSeq: 1 }))
  const sessionFrom = (remoteAddress: string | null): SessionIdentity => ({
    ...{
      sessionId: 's',
      role: 'smsc',
      connectionId: null,
      name: 'n',
      profileId: 'p',
      interfaceVersion: 0x34,
    },
    wireState: 'OPEN',
    remoteAddress,
  })
  watch.addOwnAddresses((address) => address === '127.0.0.1:1')
  watch.addOwnAddresses((address) => address === '127.0.0.1:2')
  const peers = ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', null]
  expect(peers.map((address) => watch.isMirror(sessionFrom(address)))).toEqual([true, true, false, false])
})
