import { messageKeys } from '../../electron/opened/message-keys.ts'
import { Framer, splitFrames } from '../../electron/wire/framer.ts'
import { inspectPdu } from '../../shared/inspect/inspect.ts'
import { noteText } from '../../shared/inspect/note-table.ts'
import { summarizePdu } from '../../shared/inspect/summarize.ts'
import { octetsFromJson } from '../../shared/json/pdu-from-json.ts'
import { streamToJson } from '../../shared/json/pdu-json.ts'
import { parseReceipt } from '../../shared/receipts/parse-receipt.ts'
import { readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { describeGreeting } from '../../shared/smpp/foreign-protocol.ts'
import { fromHex, toHex } from '../../shared/smpp/hex.ts'
import { decodeText } from '../../shared/text/decode-text.ts'
import { unpackSeptets } from '../../shared/text/gsm7-packing.ts'
import { shiftsOf } from '../../shared/text/national-tables.ts'
import { readWapPush } from '../../shared/text/read-wap-push.ts'
import { textReadings } from '../../shared/text/text-readings.ts'
import { readUdh } from '../../shared/text/udh.ts'
import { readVectors } from '../support/read-vectors.ts'
import { isOctets, mayRefuse, spoiltPdu, type Target, udhSeeds } from './target.ts'

const wapSeeds = readVectors<{ userDataHex: string }>('wap-push')
  .map(({ userDataHex }) => fromHex(userDataHex.slice(14)))
  .filter(isOctets)

/** Everything the window and the engine do with a PDU; what they say of it must hold together. */
function readPdu(bytes: Uint8Array): void {
  const { pdu, spans, notes, text } = inspectPdu(bytes)
  let at = 0
  for (const span of spans) {
    if (span.kind === 'group') continue
    if (span.start !== at)
      throw new Error(`a gap in the spans at ${at}: ${span.path} starts at ${span.start}`)
    at = span.end
  }
  if (at !== pdu.length) throw new Error(`the spans end at ${at} of ${pdu.length}`)
  for (const note of notes) noteText(note, 'ru')
  summarizePdu(pdu)
  readReceiptPdu(pdu)
  messageKeys(bytes)
  if (text !== null) parseReceipt(text)
  if (pdu.length < 16) return
  const whole = toHex(bytes, 0, pdu.length).slice(8)
  if (toHex(encodePdu(pdu)).slice(8) !== whole)
    throw new Error('it does not encode to the octets it was read from')
}

/** The same octets in chunks must give the same frames as in one piece. */
function cutAlike(bytes: Uint8Array, cut: number): void {
  const found = (size: number): string => {
    const heard: string[] = []
    const framer = new Framer({
      frame: (chunk, start, end) => heard.push(toHex(chunk, start, end)),
      frameFault: ({ kind }) => heard.push(kind),
    })
    for (let start = 0; start < bytes.length; start += size) framer.push(bytes.slice(start, start + size))
    return heard.join(' ')
  }
  if (found(bytes.length) !== found(cut)) throw new Error('the frames depend on how TCP cut them')
}

export const pduTargets: readonly Target[] = [
  { name: 'a PDU', every: 1, run: (chance) => readPdu(spoiltPdu(chance)) },
  {
    name: 'a stream',
    every: 4,
    run: (chance) => {
      const bytes = fromHex(toHex(spoiltPdu(chance)) + toHex(spoiltPdu(chance))) ?? new Uint8Array()
      cutAlike(bytes, 1 + chance.below(20))
      const octets = splitFrames(bytes).reduce((sum, piece) => sum + piece.length, 0)
      if (octets !== bytes.length) throw new Error('pieces do not make the whole')
    },
  },
  {
    name: 'hex as somebody typed it',
    every: 8,
    run: (chance) => {
      const { pdus } = streamToJson(chance.text([toHex(spoiltPdu(chance)), '0x00 00:00 10', 'zz']))
      JSON.stringify(pdus)
    },
  },
  {
    name: 'the JSON of a PDU',
    every: 8,
    run: (chance) => {
      const json = JSON.stringify(streamToJson(toHex(spoiltPdu(chance))).pdus[0] ?? {})
      // Most spoilt JSON is none: what is inside is spoilt by value, too.
      const spoilt =
        chance.below(2) === 0
          ? chance.text([json, json, '{"fields":{}}'])
          : json.replace(/\d+|"[^"]*"/g, (token) =>
              chance.below(12) === 0
                ? chance.pick(['-1', '1.5', '"x"', 'null', '[]', '{}', '4294967296', '"\\u0416"'])
                : token,
            )
      let parsed: unknown
      try {
        parsed = JSON.parse(spoilt)
      } catch {
        return undefined
      }
      return mayRefuse(() => decodePdu(octetsFromJson(parsed)))
    },
  },
  {
    name: 'a greeting',
    every: 8,
    run: (chance) =>
      void describeGreeting(
        chance.octets([...udhSeeds, Buffer.from('GET / HTTP/1.1\r\n'), Buffer.from('SSH-2.0-x')]),
      ),
  },
  {
    name: 'a user data header',
    every: 8,
    run: (chance) => {
      const octets = chance.octets(udhSeeds)
      const { headerOctets, elements } = readUdh(octets)
      if (headerOctets > octets.length) throw new Error('the header is longer than the message')
      if (elements.some(({ data }) => data.length > octets.length)) throw new Error('an element is longer')
    },
  },
  {
    name: 'the octets of a text',
    every: 8,
    run: (chance) => {
      const octets = chance.octets(udhSeeds)
      const shifts = shiftsOf(chance.below(16), chance.below(16))
      decodeText(octets, chance.below(256), { shifts })
      unpackSeptets(octets, chance.below(8))
      const readings = textReadings(octets, chance.below(256), { shifts })
      if (readings.filter(({ isLikely }) => isLikely).length > 1) throw new Error('two readings are likely')
    },
  },
  { name: 'a WAP push', every: 8, run: (chance) => void readWapPush(chance.octets(wapSeeds)) },
]
