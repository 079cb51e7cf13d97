import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { CaptureSource } from '../capture/capture-source.ts'
import { type Captures, sourceOf } from '../opened/captures.ts'

type Calls = Pick<Handlers, 'capture.events' | 'capture.mark' | 'capture.marks'>
type Sources = Pick<StreamSources, 'capture.newEvents' | 'capture.markChanges'>

/** What stands between the PDUs of a capture, and what a user wrote beside them. */
export function eventHandlers(captures: Captures): Calls {
  const of = (captureId: string | undefined): CaptureSource => sourceOf(captures, captureId)
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

export function eventSources(captures: Captures): Sources {
  return {
    'capture.newEvents': ({ captureId, afterEvent }, emit) =>
      sourceOf(captures, captureId).followEvents(afterEvent, emit),
    'capture.markChanges': ({ captureId }, emit) => sourceOf(captures, captureId).followMarks(emit),
  }
}
