import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Recorder } from '../../electron/capture/recorder.ts'
import { SessionRecorder } from '../../electron/capture/session-recorder.ts'
import { openStore } from '../../electron/storage/store.ts'
import { connectOurs, ours } from './roundtrip-ours.ts'
import type { RoundTripPair } from './roundtrip-pair.ts'

/** Ours, with every PDU of the client captured to disk. */
export const captured: RoundTripPair = {
  serve: ours.serve,

  async connect(port, window, tls) {
    const dataDir = mkdtempSync(join(tmpdir(), 'bench-captured-'))
    const store = await openStore({ dataDir })
    await store.load()
    const recorder = new Recorder({ archive: store, seal: (text) => text, nextSeq: 1 })
    const watch = new SessionRecorder(recorder)
    const client = await connectOurs(port, window, tls, {
      onState: () => undefined,
      onPdu: (session, event) => watch.record(session, event),
      readGate: store.readGate,
    })
    return {
      run: client.run,
      async close() {
        await client.close()
        const passed = recorder.nextSeq - 1
        // Asked behind all writes.
        await store.call('countStatuses')
        const { capturedPdus } = store.status
        await store.close()
        rmSync(dataDir, { recursive: true })
        if (capturedPdus !== passed) throw new Error(`${passed} PDUs passed, ${capturedPdus} are stored`)
      },
    }
  },
}
