import { FilterSubject } from '../../shared/filter/filter-subject.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { readingOf } from '../../shared/profiles/inspect-options.ts'
import { responseBit } from '../../shared/smpp/command-id.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import type { CapturedPdu } from './pdu-store.ts'

/** A PDU whose octets are here, as filters see it. */
export function subjectOfPdu({ row, hex, responseSeq }: CapturedPdu, catalogue: Catalogue): FilterSubject {
  const { direction, sessionName, profileId, repeatOf, answer, requestSeq, latencyMs } = row
  const inspect = readingOf(catalogue, row)
  return new FilterSubject(
    {
      number: row.seq,
      at: Math.round(1000 * row.at),
      from: null,
      to: null,
      session: row.sessionId,
      systemId: null,
      sender: inspect.sender ?? null,
      state: inspect.state ?? null,
      interfaceVersion: inspect.interfaceVersion ?? null,
      frames: [],
      octets: fromHex(hex) ?? new Uint8Array(),
      request: requestSeq,
      requestCommandId: requestSeq === null ? null : row.commandId % responseBit,
      latency: latencyMs === null ? null : Math.round(1000 * latencyMs),
      comments: [],
      own: { direction, sessionName, profileId, repeatOf, isLate: answer === 'late' },
    },
    { inspect, isAnswered: () => responseSeq !== null },
  )
}
