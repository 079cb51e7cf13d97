import { beginsPdu, type OctetRun, tellingDigits } from './octet-run.ts'
import type { PasteProblem, PasteStyle } from './pasted-item.ts'

/** Letters of other alphabets, and two of ours, that are taken for hexadecimal digits. */
// biome-ignore format: pairs read best in lines
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a', А: 'A', с: 'c', С: 'C', е: 'e', Е: 'E', в: 'b', В: 'B', О: '0', о: '0', З: '3', з: '3',
  ԁ: 'd', Ⅽ: 'C', Α: 'A', Β: 'B', Ε: 'E', Ο: '0', ο: '0', O: '0', o: '0', l: '1', I: '1', б: '6',
}

const mostWrong = 4
const fewestDigits = 32
/** A comment such as (Length), which is no octet: it has a letter that is no digit. */
const comment = /\([^()]{0,40}[g-wyz][^()]{0,40}\)/gi
const moreOctets = /\.\.\.\s*(\d+)\s+more\s+(?:bytes|octets|items)/i
/** Two digits or more, or one after 0x; a separator of up to three signs goes to the next. */
const token =
  /(?<![\p{L}\p{N}])(?:0x|\\x)?((?<=0x)[0-9a-f]|[0-9a-f]{2,})(?:h(?![\p{L}\p{N}]))?(?![\p{L}\p{N}])/giu
const gapOnly = /^[\s:;,.|/_\-[\]{}(){}%=<>"'\\+]*(?:0x|\\x)?$/i

interface Token {
  readonly digits: string
  readonly start: number
  readonly end: number
  readonly isMarked: boolean
}

/** Reads a line of hex, or the hex in a line of a log; null when it holds no octets. */
export function hexRun(line: string, number: number): OctetRun | null {
  const plain = line.replace(moreOctets, ' ').replace(comment, ' ')
  const body = plain.replaceAll('_', ' ')
  const tokens = tokensOf(body)
  const groups = groupsOf(body, tokens)
  const leftOut = Number(moreOctets.exec(line)?.[1] ?? 0)
  // A line that is a PDU but for a letter is not read from a later octet on.
  const mended = mendedRun(line, number)
  if (mended !== null && beginsPdu(mended.digits)) return mended
  for (const group of groups) {
    const digits = group.map((one) => one.digits).join('')
    let at = 0
    for (const one of group) {
      if (beginsPdu(digits, at)) {
        return {
          style: styleOf(line, group),
          digits: digits.slice(at),
          isWhole: isWhole(body, group),
          leftOut,
          problems: [],
        }
      }
      at += one.digits.length
    }
  }
  const only = groups[0]
  if (groups.length === 1 && only && isWhole(body, only)) {
    const digits = only.map((one) => one.digits).join('')
    return { style: styleOf(line, only), digits, isWhole: true, leftOut, problems: [] }
  }
  return mended
}

function tokensOf(line: string): Token[] {
  return Array.from(line.matchAll(token), (match) => {
    const digits = match[1] ?? ''
    const isMarked = /^(?:0x|\\x)/i.test(match[0])
    return {
      digits: digits.length === 1 ? `0${digits}` : digits,
      start: match.index,
      end: match.index + match[0].length,
      isMarked,
    }
  })
}

/** Runs of tokens between which only separators stand. */
function groupsOf(line: string, tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = []
  let last: Token | undefined
  for (const one of tokens) {
    const group = groups.at(-1)
    const isNext =
      last !== undefined && one.start - last.end <= 8 && gapOnly.test(line.slice(last.end, one.start))
    if (group && isNext) group.push(one)
    else groups.push([one])
    last = one
  }
  return groups
}

function isWhole(line: string, group: readonly Token[]): boolean {
  const first = group[0]
  const last = group.at(-1)
  if (!first || !last) return false
  return !/[\p{L}\p{N}]/u.test(line.slice(0, first.start)) && !/[\p{L}\p{N}]/u.test(line.slice(last.end))
}

function styleOf(line: string, group: readonly Token[]): PasteStyle {
  if (/<Buffer/.test(line)) return 'buffer'
  if (/smpplib/.test(line)) return 'smpplib'
  if (/jsmpp|o\.j\.s\./i.test(line)) return 'jsmpp'
  if (/unparsable PDU|jasmin/i.test(line)) return 'jasmin'
  const first = group[0]
  if (group.length > 1 && first?.isMarked && first.digits.length === 2) return 'c-array'
  return isWhole(line, group) || /^\s*<\w+>/.test(line) ? 'hex' : 'log'
}

/** A line of hex alone with a few letters among its digits that are none: read as what they look like, and told. */
function mendedRun(line: string, number: number): OctetRun | null {
  const bare = line.replace(/0x/gi, '  ')
  const digitCount = bare.match(/[0-9a-f]/gi)?.length ?? 0
  if (digitCount + mostWrong < fewestDigits) return null
  const wrong = Array.from(bare.matchAll(/[\p{L}\p{N}]/gu)).filter(([sign]) => !/[0-9a-f]/i.test(sign))
  if (wrong.length === 0 || wrong.length > mostWrong || digitCount + wrong.length < fewestDigits) return null
  const problems = wrong.map(
    ({ 0: character, index }): PasteProblem => ({
      code: 'wrong-character',
      line: number,
      column: index + 1,
      character,
      readAs: lookAlikes[character] ?? null,
    }),
  )
  const mended = bare.replace(/[^0-9a-f]/giu, (sign) => lookAlikes[sign] ?? '')
  const isReadable = wrong.every(([character]) => lookAlikes[character] !== undefined)
  const digits = isReadable ? mended : ''
  return { style: 'hex', digits, isWhole: mended.length >= tellingDigits, leftOut: 0, problems }
}
