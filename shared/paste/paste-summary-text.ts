import { layoutById } from '../smpp/pdu-layout.ts'
import { statusByValue } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import { fill, type Language, type Words } from '../words/words.ts'
import type { CountedPlace, FailedReceipt, PasteSummary, PlaceInPaste } from './paste-summary.ts'

/** One line of the summary: 'refused: 17', and each kind of it, '0x0403 × 12', with where its first stands. */
export interface SummaryLine {
  readonly id: 'refused' | 'unanswered' | 'broken-links' | 'failed-receipts'
  readonly text: string
  readonly kinds: readonly { readonly text: string; readonly first: PlaceInPaste }[]
  /** Of kinds that are not among them. */
  readonly others: number
}

const words = {
  refused: { en: '{count} refused', ru: 'отказов: {count}' },
  unanswered: { en: '{count} unanswered', ru: 'без ответа: {count}' },
  'broken-links': {
    en: 'broken links: {count}',
    ru: 'обрывов связи: {count}',
  },
  'failed-receipts': { en: '{count} failed by receipt', ru: 'не доставлено по отчётам: {count}' },
  first: { en: 'the first', ru: 'первый' },
} as const satisfies Record<string, Words>

/** Kinds of one line. */
const shownKinds = 8

/** What went wrong, a line for each; empty where nothing did. */
export function summaryLines(summary: PasteSummary, language: Language): readonly SummaryLine[] {
  const { refused, unanswered, brokenLinks, failedReceipts } = summary
  const broken =
    brokenLinks === null || brokenLinks.first === null ? [] : [{ ...brokenLinks, first: brokenLinks.first }]
  const timesOf = (text: string, { count }: CountedPlace) => `${text} × ${count}`
  const line = <Kind extends CountedPlace>(
    id: SummaryLine['id'],
    { count, kinds }: { readonly count: number; readonly kinds: readonly Kind[] },
    textOf: (kind: Kind) => string,
  ): SummaryLine => {
    const shown = kinds.slice(0, shownKinds)
    return {
      id,
      text: fill(words[id][language], { count }),
      kinds: shown.map((kind) => ({ text: textOf(kind), first: kind.first })),
      others: count - shown.reduce((sum, kind) => sum + kind.count, 0),
    }
  }
  return [
    line('refused', refused, (kind) => timesOf(statusText(kind.status), kind)),
    line('unanswered', unanswered ?? none, (kind) => timesOf(commandText(kind.commandId), kind)),
    line('broken-links', { count: brokenLinks?.count ?? 0, kinds: broken }, () => words.first[language]),
    line('failed-receipts', failedReceipts, (kind) => timesOf(receiptText(kind), kind)),
  ].filter(({ kinds }) => kinds.length > 0)
}

const none = { count: 0, kinds: [] }

/** '0x0403', '0x0058 ESME_RTHROTTLED'. */
function statusText(status: number): string {
  const name = statusByValue(status)?.name
  const digits = hexNumber(status, status > 0xffff ? 4 : 2)
  return name === undefined ? digits : `${digits} ${name}`
}

/** 'UNDELIV err:027'. */
function receiptText({ stat, err }: FailedReceipt): string {
  return [stat, err === null ? null : `err:${err}`].filter((part) => part !== null).join(' ')
}

function commandText(commandId: number): string {
  return layoutById(commandId)?.command ?? hexNumber(commandId, 4)
}
