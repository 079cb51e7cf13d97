import { relayEventText } from '../../../shared/relay/relay-event-table.ts'
import type { RelayedPdu, RelayHalf, RelayTold } from '../../../shared/relay/relay-told.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { RelayTraffic } from '../../relay/relay-traffic.ts'

/** Lines of one write. */
const mostLines = 500

/**
 * Prints what passes a relay at the pace of who reads it, oldest first. What had to be forgotten before the reader took it
 * is counted and told, never passed over.
 */
export class RelayPrinter {
  readonly #traffic: RelayTraffic
  readonly #print: (text: string) => Promise<boolean>
  readonly #format: (told: RelayTold) => string
  readonly #missed: (count: number) => string
  #seen = 0
  #printing: Promise<void> | null = null

  /** `print` resolves when the reader has taken the text. */
  constructor(
    traffic: RelayTraffic,
    {
      isJson,
      language,
      print,
    }: { isJson: boolean; language: Language; print: (text: string) => Promise<boolean> },
  ) {
    this.#traffic = traffic
    this.#print = print
    this.#format = isJson ? toldJson : (told) => toldView(told, language)
    this.#missed = isJson
      ? (count) => jsonLine({ kind: 'missed', count })
      : (count) => (language === 'ru' ? `… ещё записей: ${count}\n` : `… ${count} more\n`)
    traffic.onAdd(() => void this.rest())
  }

  /** Resolves when everything that passed until now is printed, or will never be. */
  rest(): Promise<void> {
    this.#printing ??= this.#printAll().finally(() => {
      this.#printing = null
    })
    return this.#printing
  }

  async #printAll(): Promise<void> {
    for (let isTaken = true; isTaken && this.#seen < this.#traffic.lastSeq; ) {
      const fresh = this.#traffic.after(this.#seen, mostLines)
      const [first, last] = [fresh.at(0), fresh.at(-1)]
      if (first === undefined || last === undefined) return
      const missed = first.seq - this.#seen - 1
      this.#seen = last.seq
      isTaken = await this.#print((missed > 0 ? this.#missed(missed) : '') + fresh.map(this.#format).join(''))
    }
  }
}

function toldJson(told: RelayTold): string {
  const at = new Date(told.at).toISOString()
  if (told.kind === 'event') {
    const { seq, event, application, detail, fault } = told
    return jsonLine({ kind: event, seq, at, application, detail, fault })
  }
  const { seq, from, application, differs, rows, effects } = told
  return jsonLine({
    ...{ kind: 'passed', seq, at, from, application },
    in: halfJson(told.in),
    out: halfJson(told.out),
    ...{ differs, rows, effects },
  })
}

function halfJson(half: RelayHalf | null) {
  if (half === null) return null
  const { command, commandId, commandStatus, sequenceNumber, source, destination } = half
  return {
    ...{ command, command_id: commandId, command_status: commandStatus, status: statusName(commandStatus) },
    ...{ sequence_number: sequenceNumber, source_addr: source, destination_addr: destination },
  }
}

function toldView(told: RelayTold, language: Language): string {
  const words = told.kind === 'event' ? relayEventText(told, language) : pduWords(told, language)
  const said = [new Date(told.at).toISOString(), told.application, words].filter(Boolean)
  return `${inertText(said.join('  '))}\n`
}

function pduWords(
  { from, in: came, out: went, differs, rows, effects }: RelayedPdu,
  language: Language,
): string {
  const half = came ?? went
  if (half === null) return ''
  const { command, commandId, commandStatus, sequenceNumber, source, destination } = half
  const numbers = [came, went].map((one) => (one === null ? '–' : String(one.sequenceNumber)))
  const changed = differs.filter((name) => name !== 'sequence_number')
  const said = [
    from === 'application' ? '→' : '←',
    command ?? hexNumber(commandId, 4),
    came !== null && went !== null && numbers[0] === numbers[1]
      ? `#${sequenceNumber}`
      : `#${numbers.join(' → #')}`,
    commandId >= 0x80000000 ? statusName(commandStatus) : '',
    source === null && destination === null ? '' : `${source ?? ''} → ${destination ?? ''}`,
    went === null ? (language === 'ru' ? 'не прошёл' : 'did not go on') : '',
    changed.length === 0 ? '' : `≠ ${changed.join(', ')}`,
    rows.length === 0 ? '' : `[${rows.join(', ')}: ${effects.join(', ')}]`,
  ]
  return said.filter(Boolean).join('  ')
}
