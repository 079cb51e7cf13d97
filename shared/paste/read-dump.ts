import { toHex } from '../smpp/hex.ts'
import { type DumpLine, dumpLineOf } from './dump-line.ts'
import { digitsOfDump } from './dump-lines.ts'
import { beginsPdu, octetsOfDigits } from './octet-run.ts'
import { tcpPayload } from './packet-payload.ts'
import type { Page, PageReading } from './page.ts'
import type { PastedItem, PasteProblem } from './pasted-item.ts'

const packetHead = /\bIP6?\b.* > .*(?:Flags|length)/

/** Lines with offsets as xxd, hexdump, od, Wireshark and tcpdump print them; packets lose their headers. */
export function readDump(page: Page, at: number): PageReading | null {
  const isHead = packetHead.test(page.lines[at] ?? '')
  const start = isHead ? at + 1 : at
  const lines: DumpLine[] = []
  let end = start
  for (; end < page.lines.length; end++) {
    if (/^[\s>]*\*$/.test(page.lines[end] ?? '')) break
    const line = dumpLineOf(page.lines[end] ?? '')
    const last = lines.at(-1)
    if (line === null || (last === undefined ? line.offset > 0x10000 : line.offset <= last.offset)) break
    if (last !== undefined && line.offset - last.offset > 64) break
    lines.push(line)
  }
  const second = lines[1]
  if (lines.length === 0 || (lines.length === 1 && !(lines[0]?.offset === 0 && lines[0].rest !== '')))
    return null
  if (second === undefined && !/^[\s>]*(?:0x)?0{4,8}:?\s+[0-9a-f]{2}/i.test(page.lines[start] ?? ''))
    return null
  const isTcpdump = isHead || /^\s*0x[0-9a-f]{4}:/i.test(page.lines[start] ?? '')
  const { digits, style } = digitsOfDump(lines, isTcpdump)
  const payload = beginsPdu(digits) ? null : tcpPayload(octetsOfDigits(digits))
  const stream = payload === null ? digits : toHex(payload)
  const items: PastedItem[] = []
  const problems: PasteProblem[] = []
  let from = 0
  while (beginsPdu(stream, from)) {
    const wanted = 2 * Number.parseInt(stream.slice(from, from + 8), 16)
    const octets = octetsOfDigits(stream.slice(from, from + wanted))
    const missingOctets = wanted / 2 - octets.length
    items.push({
      kind: 'pdu',
      style,
      lines: [at + 1, end],
      octets,
      missingOctets,
      fromFields: false,
      unsaid: [],
    })
    from += wanted
  }
  if (items.length === 0 && payload === null) return null
  if (items.length === 0) problems.push({ code: 'no-payload', line: at + 1 })
  else if (from < stream.length)
    problems.push({ code: 'octets-after-pdu', line: end, octets: (stream.length - from) >> 1 })
  return { end, items, problems }
}
