import { type FilterContext, FilterSubject } from '../../shared/filter/filter-subject.ts'
import type { Inspection } from '../../shared/inspect/inspection.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import type { PduEvent, SessionIdentity } from '../session/session-hooks.ts'

/** What filters are told of a PDU beside it, while it comes in. */
export type SubjectContext = Pick<FilterContext, 'inspect' | 'inspectOf'>

/** A received PDU as filters see it. Its octets are copied. */
export function receivedSubject(
  session: SessionIdentity,
  { at, bytes, mark }: PduEvent,
  context: SubjectContext,
): FilterSubject {
  const { name, profileId, remoteAddress, wireState, interfaceVersion, sessionId } = session
  const row: CapturedRow = {
    number: mark.captureSeq,
    at: Math.round(1000 * at),
    from: remoteAddress,
    to: null,
    session: sessionId,
    systemId: null,
    sender: 'smsc',
    state: wireState,
    interfaceVersion,
    frames: [],
    octets: bytes.slice(),
    request: null,
    requestCommandId: null,
    latency: null,
    comments: [],
    own: { direction: 'received', sessionName: name, profileId, repeatOf: null, isLate: false },
  }
  return new FilterSubject(row, { ...context, isAnswered: () => false })
}

/** The last part of a long message that came, with the text of all. */
export class JoinedSubject extends FilterSubject {
  readonly #text: string

  constructor({ row, context }: FilterSubject, text: string) {
    super(row, context)
    this.#text = text
  }

  override get inspection(): Inspection {
    return { ...super.inspection, text: this.#text }
  }

  override get part(): null {
    return null
  }

  override holdsWord(word: string): boolean {
    return super.holdsWord(word) || this.#text.toLowerCase().includes(word)
  }
}
