import { type CodeField, codeField } from '../explain/code-field.ts'
import { explain } from '../explain/explain.ts'
import { explainWords, isKnown } from '../explain/search.ts'
import { parseSmppTime } from '../text/smpp-time.ts'
import type { Page, PageReading } from './page.ts'
import type { PastedCode, PastedItem } from './pasted-item.ts'

const keyValue =
  /(?<![\p{L}\p{N}_])(command[_ ]?status|message_state|network_error_code|error_code|status|stat|err)"?\s*[:=]\s*(?:\d+\s*=\s*)?["'[(]?(0x[0-9a-f]{1,8}|[A-Z_]{4,}|[0-9A-Fa-f]{1,8})(?![\p{L}\p{N}_])/giu
const statusName =
  /(?<![\p{L}\p{N}_])(?:ESME_)?R(?:INV|OK|SYS|THR|SUB|MSG|BIND|CANCEL|REPLACE|ALY|CNT|QUERY|X_|MISSING|OPT|TLV|DELIV|UNK|SER|PROH|BCAST|LOAD)[A-Z_]*(?![\p{L}\p{N}_])/gu
const smppTime = /(?<![\p{L}\p{N}])\d{15}[-+R](?![\p{L}\p{N}])/gu
const negative = /(?:negative response|nack|error code|status)\W{0,3}(?:0x)?([0-9a-f]{8})(?![0-9a-f])/gi

/** Codes that a line names, SMPP times, and else the whole line where it is a code or words that the tables know. */
export function readCodes(page: Page, at: number): PageReading | null {
  const line = (page.lines[at] ?? '').slice(0, 4000)
  const lines = [at + 1, at + 1] as const
  const items: PastedItem[] = []
  const add = (code: string, field: CodeField | null, style: PastedCode['style']) => {
    if (!isKnown(explain(page.catalogue, { code, field: field ?? undefined, language: 'en' }))) return
    if (items.some((item) => item.kind === 'code' && item.code === code)) return
    const isError = field === 'network_error_code' && /^0[1-8][0-9a-f]{4}$/i.test(code)
    const networkError = isError
      ? { type: Number.parseInt(code.slice(0, 2), 16), code: Number.parseInt(code.slice(2), 16) }
      : null
    items.push({ kind: 'code', style, lines, code, field, networkError })
  }
  for (const [, key = '', value = ''] of line.matchAll(keyValue)) {
    const field = codeField(key.toLowerCase().replace(/^command[_ ]?status$/, 'command_status')) ?? null
    if (field === 'network_error_code' && /^0[1-8][0-9a-f]{4}$/i.test(value)) {
      const networkError = {
        type: Number.parseInt(value.slice(0, 2), 16),
        code: Number.parseInt(value.slice(2), 16),
      }
      items.push({ kind: 'code', style: 'key-value', lines, code: value, field, networkError })
    } else if (field === 'receipt_err')
      items.push({ kind: 'code', style: 'key-value', lines, code: value, field, networkError: null })
    else add(value, field, 'key-value')
  }
  for (const [name] of line.matchAll(statusName)) add(name, 'command_status', 'log')
  for (const [, digits = ''] of line.matchAll(negative)) add(`0x${digits}`, 'command_status', 'log')
  for (const [written] of line.matchAll(smppTime)) {
    const time = parseSmppTime(written)
    if (time.kind !== 'invalid') items.push({ kind: 'time', style: 'plain', lines, written, time })
  }
  if (items.length === 0) addWhole(page, line.trim(), items, lines)
  return items.length === 0 ? null : { end: at + 1, items, problems: [] }
}

const mostWords = 120

function addWhole(page: Page, text: string, items: PastedItem[], lines: readonly [number, number]): void {
  if (text.length < 2 || text.length > mostWords) return
  // In a long log a sentence is only a sentence: words alone are looked up where little was pasted.
  const isCode = /^[\w.-]+$/.test(text)
  if (!isCode && page.lines.length > 20) return
  if (!isKnown(explainWords(page.catalogue, { code: text, language: 'en' }))) return
  items.push({ kind: 'code', style: 'plain', lines, code: text, field: null, networkError: null })
}
