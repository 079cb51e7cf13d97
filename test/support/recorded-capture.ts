import { BindWatch } from '../../electron/capture/bind-password.ts'
import { CaptureMarks } from '../../electron/capture/capture-marks.ts'
import type { SessionLabel } from '../../electron/capture/capture-record.ts'
import { LiveCapture } from '../../electron/capture/live-capture.ts'
import { Recorder } from '../../electron/capture/recorder.ts'
import type { CaptureMark } from '../../shared/contract/capture-marks.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { catalogue } from './catalogue.ts'

/** A PDU that passed; `session` is whose, ours is the ESME. */
export interface Passed {
  readonly octets: Uint8Array
  readonly direction?: 'sent' | 'received'
  readonly session?: string
  readonly request?: number
}

const noArchive = {
  appendPdu: () => {},
  linkPdu: () => {},
  rangePdus: () => Promise.resolve([]),
}

/** A capture of these PDUs, in memory alone, 1 ms after one another; passwords are sealed as the text they are. */
export function recordedCapture(
  passed: readonly Passed[],
  comments: readonly CaptureMark[] = [],
): LiveCapture {
  const recorder = new Recorder({ archive: noArchive, seal: (text) => text, nextSeq: 1 })
  const watches = new Map<string, BindWatch>()
  const labels = new Map<string, SessionLabel>()
  for (const [index, { octets, direction = 'sent', session = 'prod', request = null }] of passed.entries()) {
    const way = `${session} ${direction}`
    const watch = watches.get(way) ?? new BindWatch()
    watches.set(way, watch)
    const label = labels.get(session) ?? labelOf(session)
    labels.set(session, label)
    const commandId = request === null ? null : (recorder.get(request)?.octets[7] ?? 0)
    recorder.record(label, {
      at: 1_795_000_000_000.5 + index,
      direction,
      bytes: octets,
      bindTrace: watch.traceOf(octets, decodePdu(octets)),
      requestSeq: request,
      requestCommandId: commandId,
      latencyMs: request === null ? null : index + 1 - request,
      isLate: false,
      repeatOf: null,
    })
  }
  const findResponse = (seq: number) => {
    const index = passed.findIndex(({ request }) => request === seq)
    return Promise.resolve(index < 0 ? null : index + 1)
  }
  const marks = new CaptureMarks({ putMark: () => Promise.resolve() }, comments)
  // The rest of an archive is for what memory no longer holds, and nothing happens between these PDUs.
  return new LiveCapture({
    recorder,
    archive: { ...noArchive, findResponse } as never,
    events: null as never,
    marks,
    openSealed: (sealed: string) => sealed,
    catalogue: () => catalogue,
  })
}

function labelOf(session: string): SessionLabel {
  const context = { role: 'esme', state: 'OPEN', interfaceVersion: null, remote: '192.0.2.7:2776' } as const
  return { sessionId: `id of ${session}`, sessionName: session, profileId: 'smpp-3.4', context }
}
