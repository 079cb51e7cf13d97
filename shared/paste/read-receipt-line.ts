import { parseReceipt } from '../receipts/parse-receipt.ts'
import { decodeUtf8 } from '../text/utf8.ts'
import type { Page, PageReading } from './page.ts'
import type { PasteStyle } from './pasted-item.ts'

const receiptKey = /(?<![\p{L}\p{N}_])(?:id|sub|dlvrd|stat)\s*:/iu
const keyLine = /^\s*(?:id|sub|dlvrd|submit.?date|done.?date|stat|err|text)\s*:/i
const mostLines = 12

/** A receipt alone, on a line a key, in a line of a log, URL-encoded or with JSON's escapes. */
export function readReceiptLine(page: Page, at: number): PageReading | null {
  let end = at + 1
  let line = page.lines[at] ?? ''
  if (keyLine.test(line)) {
    while (
      end < page.lines.length &&
      end < at + mostLines &&
      keyLine.test(page.lines[end] ?? '') &&
      !/^\s*id\s*:/i.test(page.lines[end] ?? '')
    ) {
      line += ` ${page.lines[end] ?? ''}`
      end += 1
    }
  }
  const { text: plain, style } = unescaped(line)
  const found = receiptKey.exec(plain)
  if (found === null || !/stat\s*:/i.test(plain)) return null
  const before = plain.slice(0, found.index)
  const text = cutAtQuote(plain.slice(found.index), before)
  const receipt = parseReceipt(text)
  if (!receipt.isReceipt || receipt.stat === null) return null
  const shown: PasteStyle = style ?? (before.trim() === '' ? 'plain' : 'log')
  return {
    end,
    items: [{ kind: 'receipt', style: shown, lines: [at + 1, end], text, receipt }],
    problems: [],
  }
}

/** A receipt in quotes or brackets ends with them. */
function cutAtQuote(text: string, before: string): string {
  const open = /["'[({<]\w*[^"'[({<]*$/.exec(before.slice(-40))?.[0].charAt(0) ?? ''
  const closing = { '"': '"', "'": "'", '[': ']', '(': ')', '{': '}', '<': '>' }[open]
  const end = closing === undefined ? -1 : text.lastIndexOf(closing)
  const kept = end === -1 ? text : text.slice(0, end)
  return kept.trim()
}

function unescaped(line: string): { text: string; style: PasteStyle | null } {
  if (/(?:stat|id)%3a/i.test(line)) {
    const octets: number[] = []
    for (const [part] of line.replaceAll('+', ' ').matchAll(/%[0-9a-f]{2}|[\s\S]/gi)) {
      octets.push(part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0) & 0xff)
    }
    return { text: decodeUtf8(Uint8Array.from(octets)).replace(/&\w+=.*$/, ''), style: 'url-encoded' }
  }
  if (/\\[nrt"/]|\\u00[0-9a-f]{2}/i.test(line)) {
    const text = line
      .replaceAll(/\\u(00[0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replaceAll(/\\[nrt]/g, ' ')
      .replaceAll(/\\(["/\\])/g, '$1')
    return { text, style: 'json-escaped' }
  }
  return { text: line, style: null }
}
