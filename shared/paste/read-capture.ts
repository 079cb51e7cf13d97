import { captureProblem, isOrdinary, ToldOnce } from '../pcap/capture-problem-table.ts'
import { CaptureReader } from '../pcap/capture-reader.ts'
import { SessionReader } from '../pcap/session-reader.ts'
import { headerOctets } from '../smpp/frame.ts'
import type { PastedItem, PasteProblem, PasteReading } from './pasted-item.ts'

/** PDUs of a capture that are listed one by one when nobody says how many; all are counted. */
export const listedPdus = 200
/** Problems that are told one by one; the others are counted. */
const toldProblems = 50
const lines = [1, 1] as const

/** A capture file as its count and its first PDUs; a PDU that the capture cut is there with what it has. */
export function readCapture(
  octets: Uint8Array,
  format: 'pcap' | 'pcapng',
  most: number = listedPdus,
): PasteReading {
  const pdus: PastedItem[] = []
  const problems: PasteProblem[] = []
  const once = new ToldOnce()
  let untold = 0
  const keep = (pdu: Uint8Array, missingOctets: number) => ({
    kind: 'pdu' as const,
    style: format,
    lines,
    octets: pdu,
    missingOctets,
    fromFields: false,
    unsaid: [],
  })
  const reader = new CaptureReader(
    new SessionReader({
      pdu: (row) => {
        if (pdus.length >= most) return
        const own = row.octets.slice()
        pdus.push({ ...keep(own, 0), captured: { ...row, octets: own } })
      },
      event: (event) => {
        const problem = captureProblem(event)
        if (problem === null || isOrdinary(problem) || once.isTold(problem)) return
        if (problems.length < toldProblems) problems.push({ code: 'capture', line: 1, problem })
        else untold += 1
        if (event.kind === 'gap' && event.head.length >= headerOctets && pdus.length < most)
          pdus.push(keep(event.head, (event.length ?? 0) - event.head.length))
      },
    }),
  )
  reader.push(octets)
  const { frames, pdus: found } = reader.end()
  if (untold > 0) problems.push({ code: 'capture-more', line: 1, count: untold })
  const capture: PastedItem = {
    kind: 'capture',
    style: format,
    format,
    lines,
    frames,
    pdus: found,
    listed: pdus.length,
  }
  return { items: [capture, ...pdus], unread: [], problems }
}
