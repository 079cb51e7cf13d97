import type { TFunction } from 'i18next'
import { describeCoding } from '../../../shared/inspect/describe-coding.ts'
import type { Inspection } from '../../../shared/inspect/inspect.ts'
import { summarizePdu } from '../../../shared/inspect/summarize.ts'
import { receiptOfPdu } from '../../../shared/paste/explain-item.ts'
import type { PastedItem } from '../../../shared/paste/pasted-item.ts'
import type { Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { messageOctets } from '../../../shared/smpp/message-octets.ts'
import { withoutPasswords } from '../../../shared/smpp/password-ranges.ts'
import type { Sender } from '../../../shared/smpp/session-rules.ts'
import { tlvLabel } from '../../../shared/smpp/tlv-value.ts'
import { readingLabels } from '../../../shared/text/text-readings.ts'
import { hexNumber, spacedHex } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatTime } from '../format.ts'

/** Longer texts are cut in a heading. */
const shownUnits = 120

/** 'submit_sm', 'Delivery receipt', 'Code': what an item is. */
export function itemTitle(item: PastedItem, t: TFunction<'explain'>): string {
  if (item.kind !== 'pdu') return t(`kind.${item.kind}`)
  const pdu = decodePdu(item.octets)
  return pdu.command ?? hexNumber(pdu.command_id, 4)
}

/** What an item says, in one line; '' where its title says it all. A bind's password is in no such line. */
export function itemLine(item: PastedItem, language: Language, t: TFunction<'explain'>): string {
  switch (item.kind) {
    case 'pdu': {
      const pdu = decodePdu(withoutPasswords(item.octets, 'odd'))
      const receipt = receiptOfPdu(pdu)
      return receipt?.isReceipt ? receiptLine(receipt) : pduLine(pdu, null, language)
    }
    case 'receipt':
      return receiptLine(item.receipt)
    case 'code':
      return [item.field, item.code].filter((part) => part !== null).join(' ')
    case 'tlv':
      return item.tlvs.map(({ tag }) => tlvLabel(tag)).join(' · ')
    case 'udh':
      return item.udh.elements.map(({ name, data }) => `${name} ${spacedHex(data)}`).join(' · ')
    case 'time':
      return item.written
    case 'text': {
      const [likely] = item.readings
      return likely === undefined
        ? ''
        : `${readingLabels[likely.encoding][language]} · ${quoted(likely.text)}`
    }
    case 'capture':
      return t('captureHolds', {
        format: item.format,
        frames: item.frames,
        pdus: item.pdus,
        listed: item.listed,
      })
  }
}

/** 'ALPHA → 79161234567 · UCS-2 · «Ваш код»'; `text` where the caller knows it better than the octets' announcement. */
export function pduLine(pdu: Inspection['pdu'], text: string | null, language: Language): string {
  const { summary, source, destination } = summarizePdu(pdu)
  const message = messageOctets(pdu)
  const parts: (string | null)[] = [
    source === null && destination === null ? null : `${source ?? ''} → ${destination ?? ''}`,
    message === null ? null : describeCoding(message.dataCoding, language),
  ]
  if (summary.kind === 'text') {
    const part = summary.part === null || summary.parts === null ? '' : `${summary.part}/${summary.parts} `
    parts.push(`${part}${quoted(text ?? summary.text)}`)
  }
  if (summary.kind === 'system') parts.push(`system_id ${summary.systemId}`)
  if (summary.kind === 'id') parts.push(`message_id ${summary.id}`)
  return parts.filter((one) => one !== null).join(' · ')
}

export function receiptLine({ id, stat, state, err }: Receipt): string {
  const parts = [id === null ? null : `id ${id}`, stat ?? state, err === null ? null : `err ${err}`]
  return parts.filter((one) => one !== null).join(' · ')
}

function quoted(text: string): string {
  return `«${text.length > shownUnits ? `${text.slice(0, shownUnits)}…` : text}»`
}

/** '#12 08:36:30.034 →' of a captured PDU, '' of what has no lines, of all else 'line 7'. */
export function placeText(item: PastedItem, t: TFunction<'explain'>): string {
  if (item.kind === 'pdu' && item.captured !== undefined) {
    const { number, at, sender } = item.captured
    return pduPlaceText(number, at, sender)
  }
  return isOfFile(item) ? '' : linesText(item.lines, t)
}

/** The same by its facts; `at` in µs. The arrow goes out from the ESME, as in the list of the inspector. */
export function pduPlaceText(number: number, at: number | null, sender: Sender | null): string {
  const arrow = sender === null ? null : sender === 'esme' ? '→' : '←'
  return [`#${number}`, at === null ? null : formatTime(at / 1000), arrow]
    .filter((part) => part !== null)
    .join(' ')
}

/** True where it was read in a file that has no lines. */
export function isOfFile({ style }: PastedItem): boolean {
  return style === 'pcap' || style === 'pcapng' || style === 'binary'
}

/** 'line 7', 'lines 3–5'. */
export function linesText([first, last]: readonly [number, number], t: TFunction<'explain'>): string {
  return first === last ? t('line', { line: first }) : t('lines', { first, last })
}
