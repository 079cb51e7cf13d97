import { captureProblem, isOrdinary, ToldOnce } from '../pcap/capture-problem-table.ts'
import { CaptureReader } from '../pcap/capture-reader.ts'
import { SessionReader } from '../pcap/session-reader.ts'
import { headerOctets } from '../smpp/frame.ts'
import { SummaryCounter } from './count-summary.ts'
import type { PastedItem, PasteProblem, PasteReading } from './pasted-item.ts'

/** PDUs of a capture that are listed one by one when nobody says how many; all are counted. */
export const listedPdus = 200
/** Problems that are told one by one; the others are counted. */
const toldProblems = 50
const lines = [1, 1] as const

/** Octets of a step. */
const stepOctets = 128 * 1024

/**
 * A capture file as its summary and its first PDUs; a PDU that the capture cut is there with what it has. Each step
 * gives the part read, 0 to 1.
 */
export function* readCaptureInSteps(
  octets: Uint8Array,
  format: 'pcap' | 'pcapng',
  most: number = listedPdus,
): Generator<number, PasteReading> {
  const counter = new SummaryCounter()
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
        counter.captured(row)
        if (pdus.length >= most) return
        const own = row.octets.slice()
        pdus.push({ ...keep(own, 0), captured: { ...row, octets: own } })
      },
      event: (event) => {
        if (event.kind === 'closed') counter.closed(String(event.flow.connection))
        const problem = captureProblem(event)
        if (problem === null || isOrdinary(problem) || once.isTold(problem)) return
        if (problems.length < toldProblems) problems.push({ code: 'capture', line: 1, problem })
        else untold += 1
        if (event.kind === 'gap' && event.head.length >= headerOctets && pdus.length < most)
          pdus.push(keep(event.head, (event.length ?? 0) - event.head.length))
      },
    }),
  )
  for (let from = 0; from < octets.length; from += stepOctets) {
    yield from / octets.length
    reader.push(octets.subarray(from, from + stepOctets))
  }
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
  return { items: [capture, ...pdus], unread: [], problems, summary: counter.end(true) }
}
