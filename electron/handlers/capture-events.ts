import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { CaptureSource } from '../capture/capture-source.ts'
import type { LiveCapture } from '../capture/live-capture.ts'

interface Parts {
  readonly capture: LiveCapture
}

type Calls = Pick<Handlers, 'capture.events' | 'capture.mark' | 'capture.marks'>
type Sources = Pick<StreamSources, 'capture.newEvents' | 'capture.markChanges'>

/** What stands between the PDUs of a capture, and what a user wrote beside them. */
export function eventHandlers({ capture }: Parts): Calls {
  const of = (captureId: string | undefined): CaptureSource => {
    const source = sourceOf(capture, captureId)
    if (source === null) throw new Fault('capture.not-open', { captureId: captureId ?? '' })
    return source
  }
  return {
    'capture.events': async ({ captureId, from, to }) => ({
      events: [...(await of(captureId).events(from, to))],
    }),
    'capture.mark': async ({ captureId, ...mark }) => {
      await of(captureId).mark(mark)
      return {}
    },
    'capture.marks': async ({ captureId }) => ({ marks: [...of(captureId).marks()] }),
  }
}

export function eventSources({ capture }: Parts): Sources {
  // A window may follow a file that was closed a moment ago: nothing comes.
  const nothing = () => () => undefined
  return {
    'capture.newEvents': ({ captureId, afterEvent }, emit) =>
      (sourceOf(capture, captureId) ?? { followEvents: nothing }).followEvents(afterEvent, emit),
    'capture.markChanges': ({ captureId }, emit) =>
      (sourceOf(capture, captureId) ?? { followMarks: nothing }).followMarks(emit),
  }
}

/** Absent: the live capture; null when there is no such capture. */
function sourceOf(capture: LiveCapture, captureId: string | undefined): CaptureSource | null {
  return captureId === undefined ? capture : null
}
