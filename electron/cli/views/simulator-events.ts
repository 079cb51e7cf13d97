import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { sessionNoteText } from '../../../shared/inspect/session-note-table.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

type SimulatorEvent = SimulatorState['events'][number]

/**
 * Prints what the simulator notices, oldest first. Its state holds the last events alone and comes ten times a second:
 * what a flood pushed out in between, or while the reader took nothing, is counted and told, never passed over.
 */
export class EventPrinter {
  readonly #print: (text: string) => Promise<boolean>
  readonly #format: (event: SimulatorEvent) => string
  readonly #missed: (count: number) => string
  #seen = 0
  #isPrinting = false
  /** What came while the reader was busy: the newest has all that is still known of what was before. */
  #latest: Pick<SimulatorState, 'events'> | null = null

  constructor(options: {
    readonly isJson: boolean
    readonly language: Language
    /** Stands with each line; '' where there is only one operator. */
    readonly operator: string
    /** Resolves when the reader has taken the text. */
    readonly print: (text: string) => Promise<boolean>
  }) {
    const { isJson, language, operator } = options
    const inJson = operator === '' ? {} : { operator }
    const inText = operator === '' ? '' : `${inertText(operator)}: `
    this.#print = options.print
    this.#format = isJson
      ? (event) => jsonLine({ ...eventJson(event), ...inJson })
      : (event) => eventView(event, language, operator)
    this.#missed = isJson
      ? (count) => jsonLine({ kind: 'missed', count, ...inJson })
      : (count) =>
          language === 'ru' ? `… ${inText}ещё событий: ${count}\n` : `… ${inText}${count} events more\n`
  }

  show(state: Pick<SimulatorState, 'events'>): void {
    this.#latest = state
    if (!this.#isPrinting) void this.#printLatest()
  }

  async #printLatest(): Promise<void> {
    this.#isPrinting = true
    for (let isTaken = true; isTaken && this.#latest !== null; ) {
      const text = this.#textOf(this.#latest)
      this.#latest = null
      if (text !== '') isTaken = await this.#print(text)
    }
    this.#isPrinting = false
  }

  #textOf({ events }: Pick<SimulatorState, 'events'>): string {
    const fresh = events.filter((event) => event.seq > this.#seen).toReversed()
    const [first] = fresh
    if (first === undefined) return ''
    const missed = first.seq - this.#seen - 1
    const lines = fresh.map(this.#format)
    this.#seen += missed + fresh.length
    return (missed > 0 ? this.#missed(missed) : '') + lines.join('')
  }
}

function eventJson(event: SimulatorEvent): object {
  return {
    kind: event.kind,
    seq: event.seq,
    at: new Date(event.at).toISOString(),
    system_id: event.systemId,
    command_status: event.commandStatus,
    status: event.commandStatus === null ? null : statusName(event.commandStatus),
    rule: event.rule,
    detail: event.detail,
    note: event.note ?? null,
    closed: event.close === undefined ? null : { by: event.close.by, how: event.close.how },
  }
}

function eventView(event: SimulatorEvent, language: Language, operator: string): string {
  const status = event.commandStatus === null ? null : statusName(event.commandStatus)
  const note = event.note === undefined ? null : sessionNoteText(event.note, language).what
  const end = event.close === undefined ? null : `${event.close.by} ${event.close.how}`
  const said = [operator, event.systemId, status, event.rule, event.detail, end, note]
    .filter(Boolean)
    .map(String)
  return `${inertText(`${new Date(event.at).toISOString()}  ${event.kind.padEnd(15)}  ${said.join('  ')}`)}\n`
}
