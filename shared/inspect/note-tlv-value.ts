import { readReceiptPdu } from '../receipts/read-receipt.ts'
import { messageStateByValue, stateOfStat } from '../receipts/stat-table.ts'
import { latin1 } from '../smpp/latin1.ts'
import type { Tlv } from '../smpp/pdu.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { addNote, type NoteSubject } from './note-subject.ts'

const callbackNum = tlvTag('callback_num')
const messageState = tlvTag('message_state')
const qosTimeToLive = tlvTag('qos_time_to_live')
const receiptedMessageId = tlvTag('receipted_message_id')

/** TLVs whose values are read here. */
export const readValues: readonly number[] = [callbackNum, messageState, qosTimeToLive, receiptedMessageId]

/** 2001 to 2040 in seconds since 1970. */
const unixTimes = { first: 1_000_000_000, last: 2_208_988_800 }
const yearSeconds = 31_557_600

/** Values that have the right length and say something that cannot be meant. */
export function noteTlvValue(notes: Note[], subject: NoteSubject, tlv: Tlv, name: string, at: number): void {
  const { value } = tlv
  switch (tlv.tag) {
    case callbackNum:
      if ((value[0] ?? 0) > 1)
        addNote(notes, 'callback-header', name, at, { value: hexNumber(value[0] ?? 0) })
      break
    case receiptedMessageId: {
      const nul = value.indexOf(0)
      if (nul !== -1 && value.subarray(nul).some((octet) => octet !== 0)) {
        addNote(notes, 'tlv-embedded-nul', name, at + 4 + nul)
      }
      break
    }
    case qosTimeToLive: {
      const seconds = value.reduce((sum, octet) => sum * 256 + octet, 0)
      if (value.length !== 4 || seconds < unixTimes.first || seconds > unixTimes.last) break
      const date = new Date(seconds * 1000).toISOString().slice(0, 10)
      addNote(notes, 'tlv-unix-time', name, at, {
        value: seconds,
        years: Math.floor(seconds / yearSeconds),
        date,
      })
      break
    }
    case messageState:
      noteState(notes, subject, value, name, at)
  }
}

function noteState(
  notes: Note[],
  { pdu, octets }: NoteSubject,
  value: Uint8Array,
  name: string,
  at: number,
): void {
  const number = value[0] ?? 0
  const known = messageStateByValue(number)
  // Nearly every receipt agrees with its number: seen without reading the whole of it.
  if (octets === null || octets.length === 0) return
  if (known !== null && stateOfStat(statWord(octets)) === known.name) return
  const receipt = readReceiptPdu(pdu, { anyMessage: true })
  if (receipt === null || receipt.stat === null || !receipt.deviations.includes('state-conflict')) return
  addNote(notes, 'receipt-state-conflict', name, at, {
    state: known?.name ?? hexNumber(number),
    stat: receipt.stat,
  })
}

/** The word behind the first `stat:` in one octet a character; '' without one. */
function statWord(octets: Uint8Array): string {
  for (let colon = octets.indexOf(0x3a); colon !== -1; colon = octets.indexOf(0x3a, colon + 1)) {
    // 't' 'a' before the colon are enough to tell it from the other keys, 's' from those of a provider.
    if (octets[colon - 1] !== 0x74 || octets[colon - 2] !== 0x61 || octets[colon - 4] !== 0x73) continue
    const end = octets.indexOf(0x20, colon)
    return latin1(octets, colon + 1, end === -1 ? octets.length : end)
  }
  return ''
}
