import { readReceiptPdu } from '../receipts/read-receipt.ts'
import { messageStateByValue } from '../receipts/stat-table.ts'
import type { Tlv } from '../smpp/pdu.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { addNote, type NoteSubject } from './note-subject.ts'

const callbackNum = tlvTag('callback_num')
const messageState = tlvTag('message_state')
const qosTimeToLive = tlvTag('qos_time_to_live')
const receiptedMessageId = tlvTag('receipted_message_id')

/** 2001 to 2040 in seconds since 1970. */
const unixTimes = { first: 1_000_000_000, last: 2_208_988_800 }
const yearSeconds = 31_557_600

/** Values that have the right length and say something that cannot be meant. */
export function noteTlvValue(notes: Note[], subject: NoteSubject, tlv: Tlv, at: number): void {
  const { value } = tlv
  switch (tlv.tag) {
    case callbackNum:
      if ((value[0] ?? 0) > 1)
        addNote(notes, 'callback-header', 'callback_num', at, { value: hexNumber(value[0] ?? 0) })
      break
    case receiptedMessageId: {
      const nul = value.indexOf(0)
      if (nul !== -1 && nul < value.length - 1 && value.subarray(nul).some((octet) => octet !== 0)) {
        addNote(notes, 'tlv-embedded-nul', 'receipted_message_id', at + 4 + nul)
      }
      break
    }
    case qosTimeToLive: {
      const seconds = value.reduce((sum, octet) => sum * 256 + octet, 0)
      if (value.length !== 4 || seconds < unixTimes.first || seconds > unixTimes.last) break
      const date = new Date(seconds * 1000).toISOString().slice(0, 10)
      addNote(notes, 'tlv-unix-time', 'qos_time_to_live', at, {
        value: seconds,
        years: Math.floor(seconds / yearSeconds),
        date,
      })
      break
    }
    case messageState:
      noteState(notes, subject, value, at)
  }
}

function noteState(notes: Note[], { pdu, octets }: NoteSubject, value: Uint8Array, at: number): void {
  const number = value[0] ?? 0
  const known = messageStateByValue(number)
  // Nearly every receipt agrees with its number: seen without reading the whole of it.
  if (octets === null || octets.length === 0) return
  if (known !== null && saysStat(octets, known.stat)) return
  const receipt = readReceiptPdu(pdu, { anyMessage: true })
  if (receipt === null || receipt.stat === null || !receipt.deviations.includes('state-conflict')) return
  addNote(notes, 'receipt-state-conflict', 'message_state', at, {
    state: known?.name ?? hexNumber(number),
    stat: receipt.stat,
  })
}

/** True when the word behind the first `stat:` in one octet a character is this one. Octet by octet, and no text made. */
function saysStat(octets: Uint8Array, word: string): boolean {
  let at = 4
  // 't' and 'a' before the colon tell it from the other keys, 's' from those of a provider.
  while (at < octets.length && (octets[at] !== 0x3a || octets[at - 2] !== 0x61 || octets[at - 4] !== 0x73))
    at += 1
  for (let index = 0; index < word.length; index += 1) {
    if (octets[at + 1 + index] !== word.charCodeAt(index)) return false
  }
  const behind = octets[at + 1 + word.length]
  return behind === undefined || behind === 0x20
}
