import type { TFunction } from 'i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { type Catalogue, perCatalogue } from '../../../shared/profiles/catalogue.ts'
import { messageStateByValue } from '../../../shared/receipts/stat-table.ts'
import { isResponseId } from '../../../shared/smpp/command-id.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** SMPP 3.4 §5.1.2: bit 31 of command_id marks a response. */
export function isResponse(row: Pick<CaptureRow, 'commandId'>): boolean {
  return isResponseId(row.commandId)
}

/** Mark that the reader must see before the content of a PDU; null for almost all. */
export function markOf({ repeatOf, answer }: CaptureRow): 'repeat' | 'late' | 'orphan' | null {
  return repeatOf === null ? answer : 'repeat'
}

export function commandWord(row: Pick<CaptureRow, 'command' | 'commandId'>): string {
  return row.command ?? hexNumber(row.commandId, 4)
}

/** 'ok', the specification's name, or the number of a status that it leaves to vendors. */
export function statusWord(status: number, t: TFunction<'inspector'>): string {
  if (status === 0) return t('ok')
  const name = statusName(status)
  if (!name.startsWith('0x')) return name
  return t('vendorStatus', { code: hexNumber(status, status > 0xffff ? 4 : 2) })
}

const explainedIn = perCatalogue((_catalogue) => new Map<string, string>())

/** The one-line meaning of a refusal at this provider; remembered, because rows are drawn again and again. */
function explainedStatus(catalogue: Catalogue, row: WordedRow, language: Language): string {
  const explained = explainedIn(catalogue)
  const command = row.requestCommand ?? row.command
  const key = `${row.commandStatus}|${command}|${row.profileId}|${language}`
  const known = explained.get(key)
  if (known !== undefined) return known
  const words = explainStatus(catalogue, row.commandStatus, command, row.profileId, language)
  explained.set(key, words)
  return words
}

/** What a row must have for its words. */
type WordedRow = Pick<
  CaptureRow,
  'commandId' | 'command' | 'commandStatus' | 'requestCommand' | 'profileId' | 'direction' | 'summary'
>

/** Summary of the row in one line, in the reader's language. */
export function summaryText(
  catalogue: Catalogue,
  row: WordedRow,
  t: TFunction<'inspector'>,
  language: Language,
): string {
  if (isResponse(row) && row.commandStatus !== 0) return explainedStatus(catalogue, row, language)
  const { summary } = row
  switch (summary.kind) {
    case 'text': {
      const text = `«${summary.text}»`
      return summary.part === null || summary.parts === null
        ? text
        : `${t('part', { part: summary.part, parts: summary.parts })} ${text}`
    }
    case 'receipt': {
      const words: string[] = [t('receipt')]
      if (summary.stat !== null) words.push(summary.stat)
      if (summary.err !== null) words.push(`err ${summary.err}`)
      return summary.id === null ? words.join(' ') : `${words.join(' ')} · id ${summary.id}`
    }
    case 'id':
      return summary.id === '' ? '' : `id ${summary.id}`
    case 'system':
      return `system_id ${summary.systemId}`
    case 'state':
      return messageStateByValue(summary.messageState)?.name ?? String(summary.messageState)
    case 'fault':
      return t('unreadable', { problem: summary.problem })
    case 'none':
      return row.command === 'enquire_link'
        ? t(row.direction === 'sent' ? 'keepAliveOurs' : 'keepAliveTheirs')
        : ''
  }
}

export function summaryTone(row: CaptureRow): string {
  if (isResponse(row) && row.commandStatus !== 0) return 'bad'
  const { summary } = row
  if (summary.kind === 'fault') return 'bad'
  if (summary.kind === 'none') return 'dim'
  if (summary.kind === 'receipt') {
    if (summary.stat === 'DELIVRD') return 'ok'
    return summary.stat === 'ENROUTE' || summary.stat === 'ACCEPTD' ? '' : 'warn'
  }
  return ''
}
