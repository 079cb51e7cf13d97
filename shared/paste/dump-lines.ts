import { characterOctets } from './character-dump.ts'
import type { DumpLine } from './dump-line.ts'
import { beginsPdu } from './octet-run.ts'
import type { PasteStyle } from './pasted-item.ts'

/** Digits of a dump's lines in the order of the octets, and the style they show. */
export function digitsOfDump(
  dumped: readonly DumpLine[],
  isTcpdump: boolean,
): { digits: string; style: PasteStyle } {
  const lines = characterOctets(dumped) ?? inHex(dumped)
  const first = lines[0]
  const isOctal =
    lines.length > 1 &&
    lines.every(({ offsetText }) => /^[0-7]{7}$/.test(offsetText)) &&
    stepOf(lines, 8) === 16 &&
    stepOf(lines, 16) !== 16
  const radix = isOctal ? 8 : 16
  const total =
    lines.at(-1)?.rest.trim() === '' ? Number.parseInt(lines.at(-1)?.offsetText ?? '0', radix) : null
  const start = Number.parseInt(first?.offsetText ?? '0', radix)
  let plain = ''
  let swapped = ''
  lines.forEach((line, place) => {
    const next = lines[place + 1]
    const width = next
      ? Number.parseInt(next.offsetText, radix) - Number.parseInt(line.offsetText, radix)
      : 16
    const groups = groupsOf(line.rest, width > 0 && width <= 64 ? width : 16, next !== undefined)
    plain += groups.join('')
    swapped += groups.map((group) => (group.match(/../g) ?? []).toReversed().join('')).join('')
  })
  const isWords = first !== undefined && !first.hasColon && /^[0-9a-f]{4}(?:\s|$)/i.test(first.rest.trim())
  const isSwapped = isWords ? !beginsPdu(plain) : !beginsPdu(plain) && beginsPdu(swapped)
  const digits = isSwapped ? swapped : plain
  const cut = total === null ? digits : digits.slice(0, 2 * Math.max(0, total - start))
  return { digits: cut, style: styleOf(lines, isTcpdump, isSwapped || isOctal) }
}

function styleOf(lines: readonly DumpLine[], isTcpdump: boolean, isWords: boolean): PasteStyle {
  const first = lines[0]
  if (isTcpdump) return 'tcpdump'
  if (first?.hasColon) return 'xxd'
  if (isWords)
    return first?.offsetText.length === 7 && lines.length > 1 && stepOf(lines, 8) === 16 ? 'od' : 'hexdump'
  return (first?.offsetText.length ?? 0) <= 4 ? 'wireshark' : 'hexdump'
}

function stepOf(lines: readonly DumpLine[], radix: number): number {
  return (
    Number.parseInt(lines[1]?.offsetText ?? '0', radix) - Number.parseInt(lines[0]?.offsetText ?? '0', radix)
  )
}

/** Groups of hex digits up to `width` octets; what comes after a wide gap, a bar or as other text is the ASCII column. */
function groupsOf(rest: string, width: number, isWidthSure: boolean): string[] {
  const groups: string[] = []
  let octets = 0
  const step = /([ \t]*)(0x)?([0-9a-f]+)(?=[ \t]|$)/giy
  for (let found = step.exec(rest); found !== null && octets < width; found = step.exec(rest)) {
    const gap = found[1]?.length ?? 0
    const group = found[3] ?? ''
    if (group.length % 2 !== 0 || group.length > 32) break
    if (groups.length > 0 && !isWidthSure) {
      const tail = rest.slice(found.index + gap)
      if (gap >= 3 || (gap === 2 && tail.trimEnd().length <= octets && octets !== 8)) break
      if (gap === 2 && tail.trimEnd().length === octets) break
    }
    groups.push(group)
    octets += group.length / 2
  }
  return groups
}

const bitOctets = /^[01]{8}(?: [01]{8})*/

/** Lines of `xxd -b`: as many octets of eight bits as the offsets grow by; null for any other dump. */
function inBits(lines: readonly DumpLine[]): readonly DumpLine[] | null {
  const rows = lines.map(({ rest }) => bitOctets.exec(rest)?.[0].split(' ') ?? [])
  if (lines.length < 2 || rows[0]?.length !== stepOf(lines, 16)) return null
  return lines.map((line, place) => {
    const octets = (rows[place] ?? []).map((bits) => Number.parseInt(bits, 2).toString(16).padStart(2, '0'))
    return { ...line, rest: octets.join(' ') }
  })
}

const widestLine = 200
const octalOctets = /^[0-7]{3}$/
const octalWords = /^[0-7]{6}$/
const decimalOctets = /^-?\d{1,3}$/

/** Lines of octal octets, octal words and decimal octets, as od and hexdump -b print them, with hex in their place. */
function inHex(lines: readonly DumpLine[]): readonly DumpLine[] {
  const rows = lines.map(({ rest }) => rest.slice(0, widestLine).trim().split(/\s+/))
  const all = rows.flat().filter((one) => one !== '')
  const hex = (value: number) => (value & 0xff).toString(16).padStart(2, '0')
  const isEvery = (form: RegExp) => all.length > 0 && all.every((one) => form.test(one))
  const rewrite = (of: (one: string) => string) =>
    lines.map((line, place) => ({
      ...line,
      rest: (rows[place] ?? [])
        .filter((one) => one !== '')
        .map(of)
        .join(' '),
    }))
  if (lines[0]?.hasColon) return inBits(lines) ?? lines
  if (isEvery(octalOctets)) return rewrite((one) => hex(Number.parseInt(one, 8)))
  if (isEvery(octalWords)) {
    return rewrite((one) => `${hex(Number.parseInt(one, 8))} ${hex(Number.parseInt(one, 8) >> 8)}`)
  }
  const isDecimal = isEvery(decimalOctets) && all.some((one) => one.length !== 2)
  return isDecimal ? rewrite((one) => hex(Number(one))) : lines
}
