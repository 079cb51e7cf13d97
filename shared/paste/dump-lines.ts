import { characterOctets } from './character-dump.ts'
import { type DumpLine, offsetIn, offsetRadixes } from './dump-line.ts'
import { beginsPdu } from './octet-run.ts'
import type { PasteStyle } from './pasted-item.ts'
import { isTextColumn } from './text-column.ts'

/** Digits of a dump's lines in the order of the octets, and the style they show. */
export function digitsOfDump(
  dumped: readonly DumpLine[],
  isTcpdump: boolean,
): { digits: string; style: PasteStyle } {
  const lines = characterOctets(dumped) ?? inHex(dumped)
  const first = lines[0]
  const radix = radixOf(lines)
  const at = (line: DumpLine | undefined) => (line === undefined ? 0 : (offsetIn(line, radix) ?? 0))
  const start = at(first)
  const total = lines.at(-1)?.rest.trim() === '' ? at(lines.at(-1)) : null
  const textAt = textColumnOf(lines)
  let plain = ''
  let swapped = ''
  let before = { plain: '', swapped: '' }
  lines.forEach((line, place) => {
    const next = lines[place + 1]
    const step = next?.isAfterRepeats ? 0 : at(next) - at(line)
    const width = step > 0 && step <= 64 ? step : 16
    const isSure = textAt !== null || (next !== undefined && step > 0)
    const groups = groupsOf(line.rest.slice(0, textAt ?? line.rest.length), width, isSure)
    const row = {
      plain: groups.join(''),
      swapped: groups.map((group) => (group.match(/../g) ?? []).toReversed().join('')).join(''),
    }
    while (line.isAfterRepeats && before.plain !== '' && plain.length / 2 < at(line) - start) {
      plain += before.plain
      swapped += before.swapped
    }
    plain += row.plain
    swapped += row.swapped
    before = row
  })
  const isWords = first !== undefined && !first.hasColon && /^[0-9a-f]{4}(?:\s|$)/i.test(first.rest.trim())
  const isSwapped = isWords ? !beginsPdu(plain) : !beginsPdu(plain) && beginsPdu(swapped)
  const digits = isSwapped ? swapped : plain
  const cut = total === null ? digits : digits.slice(0, 2 * Math.max(0, total - start))
  return { digits: cut, style: styleOf(lines, isTcpdump, isSwapped || radix === 8) }
}

function styleOf(lines: readonly DumpLine[], isTcpdump: boolean, isWords: boolean): PasteStyle {
  const first = lines[0]
  if (isTcpdump) return 'tcpdump'
  if (first?.hasColon) return 'xxd'
  if (isWords) return first?.offsetText.length === 7 && radixOf(lines) === 8 ? 'od' : 'hexdump'
  return (first?.offsetText.length ?? 0) <= 4 ? 'wireshark' : 'hexdump'
}

/** What the offsets are counted in: that in which the second row stands as many octets further as the first one has. */
function radixOf(lines: readonly DumpLine[]): number {
  const [first, second] = lines
  if (first === undefined || second === undefined || second.isAfterRepeats) return 16
  const octets = groupsOf(first.rest, 64, false).join('').length / 2
  const step = (radix: number) => (offsetIn(second, radix) ?? 0) - (offsetIn(first, radix) ?? 0)
  const fitting = offsetRadixes.find((radix) => step(radix) === octets)
  return fitting ?? (step(8) === 16 && step(16) !== 16 ? 8 : 16)
}

/** Where the first row shows its octets as text, so that the last one, which has fewer, does too; null without such a column. */
function textColumnOf([first, second]: readonly DumpLine[]): number | null {
  if (first === undefined || second === undefined) return null
  const groups = groupsOf(first.rest, 64, false)
  const octets = (digits: string) => (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  const plain = octets(groups.join(''))
  const at = first.rest.length - plain.length
  if (at < 2 * plain.length || plain.length < 4) return null
  const swapped = groups.flatMap((group) => octets(group).toReversed())
  const tail = ` ${first.rest.slice(at)}`
  return isTextColumn(tail, plain) || isTextColumn(tail, swapped) ? at : null
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
  const [first, second] = lines
  if (first === undefined || second === undefined || rows[0]?.length !== second.offset - first.offset)
    return null
  return lines.map((line, place) => {
    const octets = (rows[place] ?? []).map((bits) => Number.parseInt(bits, 2).toString(16).padStart(2, '0'))
    return { ...line, rest: octets.join(' ') }
  })
}

const widestLine = 200
const octalOctets = /^[0-7]{3}$/
const octalWords = /^[0-7]{6}$/
const decimalOctets = /^-?\d{1,3}$/
const decimalWords = /^\d{5}$/

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
  const words = (radix: number) =>
    rewrite((one) => `${hex(Number.parseInt(one, radix))} ${hex(Number.parseInt(one, radix) >> 8)}`)
  if (isEvery(octalWords)) return words(8)
  if (isEvery(decimalWords)) return words(10)
  const isDecimal = isEvery(decimalOctets) && all.some((one) => one.length !== 2)
  return isDecimal ? rewrite((one) => hex(Number(one))) : lines
}
