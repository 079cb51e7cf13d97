import type { RowSummary } from './row-summary.ts'

/** Characters of a text that are shown. */
const mostShown = 80

/** What a PDU says, without words of a language. */
export function summaryText(summary: RowSummary): string {
  switch (summary.kind) {
    case 'none':
      return ''
    case 'text': {
      const part = summary.parts === null ? '' : `${summary.part}/${summary.parts} `
      return part + JSON.stringify(summary.text.slice(0, mostShown))
    }
    case 'receipt':
      return `id:${summary.id ?? ''} stat:${summary.stat ?? ''} err:${summary.err ?? ''}`
    case 'id':
      return `id ${summary.id}`
    case 'system':
      return summary.systemId
    case 'state':
      return `message_state ${summary.messageState}`
    case 'fault':
      return summary.problem
  }
}
