import { isResponseId } from '../smpp/command-id.ts'
import { statusTable } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'

/** Searchable values of a captured row; a CaptureRow of the contract fits. */
export interface SearchableRow {
  readonly direction: string
  readonly sessionName: string
  readonly commandId: number
  readonly command: string | null
  readonly commandStatus: number
  readonly sequenceNumber: number
  readonly source: string | null
  readonly destination: string | null
  readonly answer: string | null
  readonly repeatOf: number | null
  readonly summary: SearchableSummary
}

type SearchableSummary =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'receipt'
      readonly id: string | null
      readonly stat: string | null
      readonly err: string | null
    }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'system'; readonly systemId: string }
  | { readonly kind: 'state'; readonly messageState: number }
  | { readonly kind: 'fault'; readonly problem: string }

/** Searchable values of a message card; a MessageCard of the contract fits. */
export interface SearchableCard {
  readonly sessionName: string
  readonly state: string
  readonly text: string
  readonly source: { readonly addr: string }
  readonly destination: { readonly addr: string }
  readonly parts: readonly {
    readonly state: string
    readonly commandStatus: number | null
    readonly smscMessageId: string | null
    readonly earlier?: readonly { readonly smscMessageId: string | null }[] | undefined
    readonly receipts: readonly {
      readonly receivedId: string | null
      readonly stat: string | null
      readonly err: string | null
    }[]
  }[]
}

/** Words to look for, as `matchesWords` takes them: split at white space, without case. */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
}

/** Every word stands in some column. `searchText` comes from one of the functions below. */
function matchesWords(searchText: string, words: readonly string[]): boolean {
  return words.every((word) => searchText.includes(word))
}

/** Columns that many rows have alike: a search over many asks for them once. */
export type RowHead = Pick<
  SearchableRow,
  'direction' | 'sessionName' | 'commandId' | 'command' | 'commandStatus'
>

/** Columns of a row that are its own. */
export type RowBody = Omit<SearchableRow, keyof RowHead>

/** Searchable text of the columns that many rows have alike. */
export function rowHeadText(row: RowHead): string {
  const status = row.commandStatus === 0 && !isResponseId(row.commandId) ? '' : statusText(row.commandStatus)
  return `${row.direction}\n${row.sessionName}\n${row.command ?? hex(row.commandId)}\n${status}`.toLowerCase()
}

/** Searchable texts of the columns that are a row's own, without case. */
export function rowBodyTexts(row: RowBody): string[] {
  const { source, destination, answer, repeatOf } = row
  const texts = [String(row.sequenceNumber)]
  if (source !== null) texts.push(source.toLowerCase())
  if (destination !== null) texts.push(destination.toLowerCase())
  if (answer !== null) texts.push(answer)
  if (repeatOf !== null) texts.push('repeat')
  if (row.summary.kind !== 'none') texts.push(summaryText(row.summary).toLowerCase())
  return texts
}

/** All columns of a row. Words hold no white space, so that none can match across two columns. */
export function rowSearchText(row: SearchableRow): string {
  return [rowHeadText(row), ...rowBodyTexts(row)].join('\n')
}

/** True when the row holds every word of `words` (from `searchWords`). */
export function rowMatches(row: SearchableRow, words: readonly string[]): boolean {
  return words.length === 0 || matchesWords(rowSearchText(row), words)
}

/** All columns of a message card. */
export function cardSearchText(card: SearchableCard): string {
  const parts = card.parts.map((part) =>
    [
      part.state,
      part.commandStatus === null ? '' : statusText(part.commandStatus),
      part.smscMessageId ?? '',
      ...(part.earlier ?? []).map(({ smscMessageId }) => smscMessageId ?? ''),
      ...part.receipts.flatMap(({ receivedId, stat, err }) => [receivedId ?? '', stat ?? '', err ?? '']),
    ].join('\n'),
  )
  return [card.state, card.sessionName, card.source.addr, card.destination.addr, card.text, ...parts]
    .join('\n')
    .toLowerCase()
}

/** True when the card holds every word of `words` (from `searchWords`). */
export function cardMatches(card: SearchableCard, words: readonly string[]): boolean {
  return words.length === 0 || matchesWords(cardSearchText(card), words)
}

const hex = (value: number) => hexNumber(value, 4).toLowerCase()

/** As operators write it: the name, 0x00000403 and the short 0x0403. */
export function statusText(status: number): string {
  return knownStatusTexts.get(status) ?? spellStatus(status, '')
}

function spellStatus(status: number, name: string): string {
  return `${name}\n${hex(status)}\n${hexNumber(status, 2).toLowerCase()}`
}

/** Spelt once: the store asks for one with every response. */
const knownStatusTexts: ReadonlyMap<number, string> = new Map(
  statusTable.map(({ value, name }) => [value, spellStatus(value, name)]),
)

function summaryText(summary: SearchableSummary): string {
  switch (summary.kind) {
    case 'text':
      return summary.text
    case 'receipt':
      return `${summary.id ?? ''}\n${summary.stat ?? ''}\n${summary.err ?? ''}`
    case 'id':
      return summary.id
    case 'system':
      return summary.systemId
    case 'fault':
      return summary.problem
    case 'state':
    case 'none':
      return ''
  }
}
