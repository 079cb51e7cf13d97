import { findTlv, partNumber } from '../smpp/message-octets.ts'
import { tlvTag, tlvValue } from '../smpp/tlv-value.ts'
import { readWapPush } from '../text/read-wap-push.ts'
import { wapPushPorts } from '../text/wap-tokens.ts'
import type { NoteSubject } from './note-subject.ts'

const destPort = tlvTag('dest_port')

/**
 * A WAP push without words of a language: 'SI signal-high https://a.example/ “Open”'. null for anything else,
 * and for a part of a push, whose document is whole only with the others.
 */
export function wapPushText({ pdu, message, octets }: NoteSubject): string | null {
  if (message === null || octets === null || partNumber(pdu, message) !== null) return null
  const port =
    message.udh?.elements.find(({ iei }) => iei === 0x05)?.data ?? findTlv(pdu.tlvs, destPort)?.value
  if (port === undefined || tlvValue(destPort, port.subarray(0, 2)) !== wapPushPorts.destination) return null
  const read = readWapPush(octets)
  if (read === null) return null
  const { push, text } = read
  const words = [push.kind.toUpperCase(), push.action, push.href]
  return [...words, ...(text === '' ? [] : [`“${text}”`])].join(' ')
}
