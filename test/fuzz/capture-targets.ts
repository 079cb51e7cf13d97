import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFilter } from '../../shared/filter/compile-filter.ts'
import { filterFaultText } from '../../shared/filter/filter-fault-table.ts'
import { FilterSubject } from '../../shared/filter/filter-subject.ts'
import { captureRowJson } from '../../shared/json/capture-json.ts'
import { captureProblem, captureProblemText } from '../../shared/pcap/capture-problem-table.ts'
import { CaptureReader, captureBounds } from '../../shared/pcap/capture-reader.ts'
import { CaptureWriter } from '../../shared/pcap/capture-writer.ts'
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

function filterSubject(octets: Uint8Array): FilterSubject {
  const unknown = { at: null, from: null, to: null, session: null, systemId: null, sender: null, state: null }
  const noRequest = { interfaceVersion: null, request: null, requestCommandId: null, latency: null }
  const row = { ...unknown, ...noRequest, number: 1, frames: [], comments: [], octets }
  return new FilterSubject(row, { inspect: {}, isAnswered: () => false })
}

export const captureTargets: readonly Target[] = [
  {
    name: 'a capture',
    every: 64,
    run: (chance) => readCapture(chance.octets(captureSeeds), 1 + chance.below(300)),
  },
  {
    name: 'a filter of captures',
    every: 16,
    run: (chance) => {
      const filter = chance.text(filterSeeds)
      const compiled = compileFilter(filter, 0)
      if ('code' in compiled) return void filterFaultText(compiled, 'ru')
      compiled.matches(filterSubject(spoiltPdu(chance)))
    },
  },
]
