import { toHex } from '../smpp/hex.ts'
import { type DumpLine, dumpLineOf, offsetIn, offsetRadixes } from './dump-line.ts'
import { digitsOfDump } from './dump-lines.ts'
import { beginsPdu, octetsOfDigits, pdusOfDigits } from './octet-run.ts'
import { tcpPayload } from './packet-payload.ts'
import type { Page, PageReading } from './page.ts'
import type { PasteProblem } from './pasted-item.ts'

/** That the row before is there again, as od, hexdump and xxd -a write it. */
const squeezed = /^[\s>]*\*$/
const widestRow = 64
const longestDump = 0x20000

function isNext(last: DumpLine, line: DumpLine, isRepeat: boolean): boolean {
  return offsetRadixes.some((radix) => {
    const step = (offsetIn(line, radix) ?? 0) - (offsetIn(last, radix) ?? 0)
    return step > 0 && step <= (isRepeat ? longestDump : widestRow)
  })
}

const packetHead = /\bIP6?\b.* > .*(?:Flags|length)/

/** Lines with offsets as xxd, hexdump, od, Wireshark and tcpdump print them; packets lose their headers. */
export function readDump(page: Page, at: number): PageReading | null {
  const isHead = packetHead.test(page.lines[at] ?? '')
  const start = isHead ? at + 1 : at
  const lines: DumpLine[] = []
  let end = start
  let isRepeat = false
  for (; end < page.lines.length; end++) {
    const text = page.lines[end] ?? ''
    if (squeezed.test(text) && lines.length > 0 && !isRepeat) {
      isRepeat = true
      continue
    }
    const line = dumpLineOf(text)
    const last = lines.at(-1)
    if (line === null || !(last === undefined ? line.offset <= 0x10000 : isNext(last, line, isRepeat))) break
    lines.push(isRepeat ? { ...line, isAfterRepeats: true } : line)
    isRepeat = false
  }
  if (isRepeat) end -= 1
  const second = lines[1]
  if (lines.length === 0 || (lines.length === 1 && !(lines[0]?.offset === 0 && lines[0].rest !== '')))
    return null
  if (second === undefined && !/^[\s>]*(?:0x)?0{4,8}:?\s+[0-9a-f]{2}/i.test(page.lines[start] ?? ''))
    return null
  const isTcpdump = isHead || /^\s*0x[0-9a-f]{4}:/i.test(page.lines[start] ?? '')
  const { digits, style } = digitsOfDump(lines, isTcpdump)
  const payload = beginsPdu(digits) ? null : tcpPayload(octetsOfDigits(digits))
  const stream = payload === null ? digits : toHex(payload)
  const problems: PasteProblem[] = []
  const { items, filled } = pdusOfDigits(stream, style, [at + 1, end])
  if (items.length === 0 && payload === null) return null
  if (items.length === 0) problems.push({ code: 'no-payload', line: at + 1 })
  else if (filled < stream.length)
    problems.push({ code: 'octets-after-pdu', line: end, octets: (stream.length - filled) >> 1 })
  return { end, items, problems }
}
