import { askedCodes } from '../explain/asked-code.ts'
import { explain } from '../explain/explain.ts'
import type { ExplainQuery } from '../explain/explain-query.ts'
import { readNetworkError } from '../explain/network-error.ts'
import { explainWords, isKnown } from '../explain/search.ts'
import { parseSmppTime } from '../text/smpp-time.ts'
import type { Page, PageReading } from './page.ts'
import type { PastedItem } from './pasted-item.ts'

const smppTime = /(?<![\p{L}\p{N}])\d{15}[-+R](?![\p{L}\p{N}])/gu

/** Codes that a line names, SMPP times, and else the whole line where it is a code or words that the tables know. */
export function readCodes(page: Page, at: number): PageReading | null {
  const line = (page.lines[at] ?? '').slice(0, 4000)
  const lines = [at + 1, at + 1] as const
  const items: PastedItem[] = []
  for (const { code, field, network } of askedCodes(line, 'log')) {
    const networkError = field === 'network_error_code' ? readNetworkError(code) : null
    // An err is its provider's own: it is one even where no table lists it.
    const isRead = field === 'receipt_err' || networkError !== null
    if (!isRead && !isKnownCode(page, { code, field: field ?? undefined, network })) continue
    const style = /^(?:ESME_)?R[A-Z_]+$/.test(code) ? 'log' : 'key-value'
    items.push({ kind: 'code', style, lines, code, field, network, networkError })
  }
  for (const [written] of line.matchAll(smppTime)) {
    const time = parseSmppTime(written)
    if (time.kind !== 'invalid') items.push({ kind: 'time', style: 'plain', lines, written, time })
  }
  if (items.length === 0) addWhole(page, line.trim(), items, lines)
  return items.length === 0 ? null : { end: at + 1, items, problems: [] }
}

/** Codes of a page that are remembered. */
const mostKnown = 2000

function isKnownCode({ catalogue, known }: Page, asked: Omit<ExplainQuery, 'language'>): boolean {
  const key = `${asked.network} ${asked.field} ${asked.code}`
  const before = known.get(key)
  if (before !== undefined) return before
  const now = isKnown(explain(catalogue, { ...asked, language: 'en' }))
  if (known.size < mostKnown) known.set(key, now)
  return now
}

const mostWords = 120
/** A page of so many lines is a log: a sentence there is only a sentence. */
const fewLines = 20

function addWhole(page: Page, text: string, items: PastedItem[], lines: readonly [number, number]): void {
  if (text.length < 2 || text.length > mostWords) return
  if (!isKnownCode(page, { code: text })) {
    if (page.lines.length > fewLines || isOrdinaryWord(page, text)) return
    if (!isKnown(explainWords(page.catalogue, { code: text, language: 'en' }))) return
  }
  items.push({ kind: 'code', style: 'plain', lines, code: text, field: null, networkError: null })
}

/** One word among other lines, not written as a name is. */
function isOrdinaryWord({ lines }: Page, text: string): boolean {
  if (!/^\p{L}+:?$/u.test(text) || /^[A-Z]+$/.test(text)) return false
  return lines.some((line) => line.trim() !== '' && line.trim() !== text)
}
