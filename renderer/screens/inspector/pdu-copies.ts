import type { Connection } from '../../../shared/contract/connections.ts'
import { streamToJson } from '../../../shared/json/pdu-json.ts'
import { intentOfPdu } from '../../../shared/message/intent-of-pdu.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { readingOf } from '../../../shared/profiles/inspect-options.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { withoutPasswords } from '../../../shared/smpp/password-ranges.ts'
import { hexDigits } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { cliCommand, whyNoCommand } from '../../parts/cli-command.ts'
import { formatMoment } from '../../parts/format.ts'
import { octetLines } from '../../parts/pdu-lines.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'
import { commandWord } from './row-words.ts'
import { ticketText } from './ticket-text.ts'

/** Ways to copy a PDU. */
export const copyForms = ['hex', 'dump', 'c', 'json', 'text', 'send'] as const
export type CopyForm = (typeof copyForms)[number]

export interface CopyOptions {
  readonly catalogue: Catalogue
  readonly language: Language
  /** That the PDU's session belongs to; null for none. */
  readonly connection: Connection | null
}

/** Octets of a line of a C array. */
const octetsOfLine = 12

/** The PDU for the clipboard, the password of a bind masked in every form; null where there is no such form of it. */
export function copyOf(form: CopyForm, pdu: CapturedPdu, options: CopyOptions): string | null {
  // The engine masks what it can tell is a bind; what is one under a wrong command_id is masked here too.
  const bytes = withoutPasswords(fromHex(pdu.hex) ?? new Uint8Array(), 'odd')
  const { catalogue, language, connection } = options
  switch (form) {
    case 'hex':
      return toHex(bytes)
    case 'dump':
      return octetLines(bytes).join('\n')
    case 'c':
      return cArray(pdu, bytes)
    case 'json': {
      const reading = { ...readingOf(catalogue, pdu.row), language }
      return JSON.stringify(streamToJson(toHex(bytes), 1, reading), null, 2)
    }
    case 'text':
      return ticketText(catalogue, [{ ...pdu, hex: toHex(bytes) }], language)
    case 'send': {
      const intent = intentOfPdu(bytes)
      const isUsable = connection !== null && whyNoCommand(connection) === null
      return intent === null ? null : cliCommand(intent, isUsable ? connection : null)
    }
  }
}

function cArray({ row }: CapturedPdu, bytes: Uint8Array): string {
  const name = `${(row.command ?? 'pdu').replace(/\W/g, '_')}_${row.sequenceNumber}`
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += octetsOfLine) {
    const octets = [...bytes.subarray(at, at + octetsOfLine)].map(
      (octet) => `0x${hexDigits(octet).toLowerCase()}`,
    )
    lines.push(`    ${octets.join(', ')},`)
  }
  const head = `/* ${commandWord(row)}, sequence_number ${row.sequenceNumber}, ${formatMoment(row.at)} */`
  return [head, `static const unsigned char ${name}[${bytes.length}] = {`, ...lines, '};'].join('\n')
}
