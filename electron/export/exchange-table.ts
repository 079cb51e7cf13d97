import { summarizePdu } from '../../shared/inspect/summarize.ts'
import { summaryText } from '../../shared/inspect/summary-text.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { isResponseId } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import { hexNumber, spacedHex } from '../../shared/words/hex-text.ts'
import type { Language, Words } from '../../shared/words/words.ts'
import { momentText } from './moment.ts'
import { escaped } from './page-frame.ts'

const headings: readonly Words[] = [
  { en: 'No.', ru: '№' },
  { en: 'Time', ru: 'Время' },
  { en: 'From, to', ru: 'Откуда, куда' },
  { en: 'Command', ru: 'Команда' },
  { en: 'Sequence', ru: 'Номер' },
  { en: 'Source, destination', ru: 'Отправитель, получатель' },
  { en: 'Content', ru: 'Содержание' },
]

/** The beginning of a table of PDUs in a page. */
export function pduTableHead(language: Language): string {
  const cells = headings.map((words) => `<th scope="col">${words[language]}</th>`).join('')
  return `<div class="wide"><table>\n<thead><tr>${cells}</tr></thead>\n`
}

/** A PDU of the table: what it is, and below it its octets. `zone` is a time zone's name, such as Europe/Berlin. */
export function pduTableRow(row: CapturedRow, language: Language, zone: string): string {
  const pdu = decodePdu(row.octets)
  const { summary, source, destination } = summarizePdu(pdu)
  const isAnswer = isResponseId(pdu.command_id)
  const command = pdu.command ?? hexNumber(pdu.command_id, 4)
  const status = isAnswer || pdu.command_status !== 0 ? statusText(pdu.command_status) : ''
  const cells = [
    cell('number', String(row.number)),
    `<td class="time">${row.at === null ? '' : lines(dayAndTime(momentText(row.at, zone)))}</td>`,
    `<td class="ends">${lines([senderText(row), row.to === null ? '' : `→ ${row.to}`])}</td>`,
    `<td class="mono">${escaped(command)}${status}${answerText(row, language)}</td>`,
    cell('mono', String(pdu.sequence_number)),
    `<td class="mono">${lines([source ?? '', destination === null ? '' : `→ ${destination}`])}</td>`,
    `<td class="said">${lines([summaryText(summary), ...row.comments.map((comment) => `✎ ${comment}`)])}</td>`,
  ]
  const octets = `<tr><td></td><td class="hex" colspan="${headings.length - 1}">${spacedHex(row.octets)}</td></tr>`
  return `<tbody>\n<tr>${cells.join('')}</tr>\n${octets}\n</tbody>\n`
}

export const pduTableTail = '</table></div>\n'

/** The day on a line of its own, so that the table needs less width. */
function dayAndTime(moment: string): readonly string[] {
  return [moment.slice(0, 10), moment.slice(11)]
}

function cell(className: string, text: string): string {
  return `<td class="${className}">${escaped(text)}</td>`
}

function lines(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map(escaped)
    .join('<br>')
}

function senderText({ from, sender, systemId }: CapturedRow): string {
  const who = sender === null ? '' : sender.toUpperCase()
  return [who, systemId !== null && sender === 'esme' ? systemId : '', from ?? ''].filter(Boolean).join(' ')
}

function statusText(status: number): string {
  const name = statusName(status)
  const number = hexNumber(status, 4)
  const text = name === number ? number : `${name} ${number}`
  return `<br><span class="${status === 0 ? 'good' : 'bad'}">${escaped(status === 0 ? name : text)}</span>`
}

function answerText({ request, latency }: CapturedRow, language: Language): string {
  if (request === null) return ''
  const words = { en: `answers ${request}`, ru: `ответ на ${request}` }
  const after = latency === null ? '' : ` · ${latency / 1000} ${language === 'ru' ? 'мс' : 'ms'}`
  return `<br><span class="dim">${words[language]}${after}</span>`
}
