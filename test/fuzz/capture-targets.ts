import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffPdus } from '../../shared/diff/diff-pdus.ts'
import { PairKeys, pairings } from '../../shared/diff/pair-keys.ts'
import { compileFilter } from '../../shared/filter/compile-filter.ts'
import { completeFilter } from '../../shared/filter/complete-filter.ts'
import { filterFaultText } from '../../shared/filter/filter-fault-table.ts'
import { FilterSubject } from '../../shared/filter/filter-subject.ts'
import { toWireshark } from '../../shared/filter/wireshark-filter.ts'
import { captureRowJson } from '../../shared/json/capture-json.ts'
import { captureProblem, captureProblemText } from '../../shared/pcap/capture-problem-table.ts'
import { CaptureReader, captureBounds } from '../../shared/pcap/capture-reader.ts'
import { CaptureWriter } from '../../shared/pcap/capture-writer.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { SessionReader } from '../../shared/pcap/session-reader.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { type ReadCapture, readAll } from '../support/read-capture.ts'
import { spoiltPdu, type Target } from './target.ts'

const captureFolder = join(import.meta.dirname, '../vectors/captures')

const captureSeeds = readdirSync(captureFolder)
  .filter((name) => name.includes('.pcap'))
  .map((name) => new Uint8Array(readFileSync(join(captureFolder, name))))

const filterSeeds = [
  'command == submit_sm and status in {ESME_RTHROTTLED, 0x14..0x20} or not answered',
  'smpp.message contains 05:00 && text ~ "^(a|b)+\\d{1,3}[^x-z]$" xor note.severity >= warning',
  'receipt.stat == UNDELIV and latency > 500ms and tlv.0x1400 7916',
]

/** Everything found must be a PDU by its own length, and no matter how the file comes in chunks. */
function readCapture(file: Uint8Array, cut: number): void {
  const whole = readAll(file)
  const other = readAll(file, cut, captureBounds)
  const told = ({ pdus, events, summary }: ReadCapture) =>
    JSON.stringify([pdus.map(({ octets }) => toHex(octets)), events.map(({ kind }) => kind), summary])
  if (told(whole) !== told(other)) throw new Error('what is found depends on how the file was cut')
  const writer = new CaptureWriter('pcapng')
  const reader = new CaptureReader(
    new SessionReader({
      pdu: (row) => {
        JSON.stringify(captureRowJson(row, {}, 'ru'))
        writer.write(row)
      },
      event: (event) => {
        const problem = captureProblem(event)
        if (problem !== null) captureProblemText(problem, 'ru')
      },
    }),
  )
  reader.push(file)
  reader.end()
  for (const { octets } of whole.pdus)
    if (octets.length !== readUint32(octets, 0)) throw new Error('a PDU is not as long as it says')
}

function rowOf(octets: Uint8Array): CapturedRow {
  const unknown = { at: null, from: null, to: null, session: null, systemId: null, sender: null, state: null }
  const noRequest = { interfaceVersion: null, request: null, requestCommandId: null, latency: null }
  return { ...unknown, ...noRequest, number: 1, frames: [], comments: [], octets }
}

function filterSubject(octets: Uint8Array): FilterSubject {
  return new FilterSubject(rowOf(octets), { inspect: {}, isAnswered: () => false })
}

/** Each field of either stands in the comparison once, and each of several pairings finds a key. */
function comparePdus(a: Uint8Array, b: Uint8Array): void {
  const { fields } = diffPdus({ octets: a, options: {} }, { octets: b, options: {} })
  const own = diffPdus({ octets: a, options: {} }, { octets: a, options: {} })
  if (own.fields.some(({ result }) => result !== 'same')) throw new Error('a PDU differs from itself')
  const inA = fields.filter(({ a: side, name }) => side !== null && !/^(receipt\.|tlvs$)/.test(name))
  const whole = own.fields.filter(({ name }) => !name.startsWith('receipt.'))
  if (inA.length !== whole.length) throw new Error('a field is missing from the comparison')
  for (const how of pairings) {
    const keys = new PairKeys(how)
    if (keys.add(rowOf(a)).length + keys.end().length !== 1) throw new Error('a PDU has no key')
  }
}

export const captureTargets: readonly Target[] = [
  {
    name: 'a capture',
    every: 64,
    run: (chance) => readCapture(chance.octets(captureSeeds), 1 + chance.below(300)),
  },
  {
    name: 'a comparison of PDUs',
    every: 16,
    run: (chance) => comparePdus(spoiltPdu(chance), spoiltPdu(chance)),
  },
  {
    name: 'a filter of captures',
    every: 16,
    run: (chance) => {
      const filter = chance.text(filterSeeds)
      completeFilter(filter, chance.below(filter.length + 2))
      toWireshark(filter, 0)
      const compiled = compileFilter(filter, 0)
      if ('code' in compiled) return void filterFaultText(compiled, 'ru')
      compiled.matches(filterSubject(spoiltPdu(chance)))
    },
  },
]
