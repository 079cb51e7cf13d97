/**
 * `npm run fuzz -- [frames] [seed]`: changes vectors by chance and gives them to everything that reads octets from a
 * peer. What it finds is printed with the seed and the octets, and the run exits 1. The seeded short form of the
 * same rules runs in the unit tests.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Framer } from '../../electron/wire/framer.ts'
import { parseReceipt } from '../../shared/receipts/parse-receipt.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { fromHex, toHex } from '../../shared/smpp/hex.ts'
import { inspectPdu } from '../../shared/smpp/inspect.ts'
import { noteText } from '../../shared/smpp/note-table.ts'
import { summarizePdu } from '../../shared/smpp/summarize.ts'
import { readVectors } from '../support/read-vectors.ts'

const frames = Number(process.argv[2] ?? 2_000_000)
const seed = Number(process.argv[3] ?? Date.now() % 0x7fffffff)
const reportEvery = 250_000

/** Mulberry32: small, fast, the same on every machine. */
function makeRandom(start: number): (below: number) => number {
  let state = start >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const random = makeRandom(seed)
const seeds = [...readVectors<{ hex: string }>('pdus'), ...readVectors<{ hex: string }>('malformed')]
  .map(({ hex }) => fromHex(hex))
  .filter((bytes) => bytes !== null)
  .filter((bytes) => bytes.length >= 16 && bytes.length < 1200)
const receipts = readVectors<{ body: string }>('receipts').map(({ body }) => body)

function pick<Item>(items: readonly Item[]): Item {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** A vector with one to six octets set, dropped, doubled, swapped with a run of another, or its end cut off. */
function mutated(): Uint8Array {
  const octets = [...pick(seeds)]
  for (let left = 1 + random(6); left > 0; left -= 1) {
    const at = random(octets.length)
    const how = random(6)
    if (how === 0) octets[at] = random(256)
    else if (how === 1) octets[at] = pick([0, 1, 0x7f, 0x80, 0xfe, 0xff])
    else if (how === 2 && octets.length > 17) octets.splice(at, 1 + random(3))
    else if (how === 3) octets.splice(at, 0, random(256))
    else if (how === 4 && octets.length > 20) octets.length = 16 + random(octets.length - 16)
    else octets.splice(at, random(8), ...pick(seeds).subarray(16, 16 + random(24)))
  }
  const bytes = Uint8Array.from(octets)
  // Most keep an honest length, so that the body is reached.
  if (random(10) > 0 && bytes.length >= 4) new DataView(bytes.buffer).setUint32(0, bytes.length)
  return bytes
}

/** Everything the window and the engine do with a PDU; what they say of it must hold together. */
function readEverything(bytes: Uint8Array): void {
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
  if (text !== null) parseReceipt(text)
  if (pdu.length < 16) return
  const whole = toHex(bytes, 0, pdu.length).slice(8)
  if (toHex(encodePdu(pdu)).slice(8) !== whole)
    throw new Error('it does not encode to the octets it was read from')
}

/** The same octets in chunks must give the same frames as in one piece. */
function cutAlike(bytes: Uint8Array): void {
  const found = (cut: number): string => {
    const heard: string[] = []
    const framer = new Framer({
      frame: (chunk, start, end) => heard.push(toHex(chunk, start, end)),
      frameFault: ({ kind }) => heard.push(kind),
    })
    for (let start = 0; start < bytes.length; start += cut) framer.push(bytes.slice(start, start + cut))
    return heard.join(' ')
  }
  if (found(bytes.length) !== found(1 + random(20))) throw new Error('the frames depend on how TCP cut them')
}

function mutatedText(): string {
  const from = pick(receipts)
  const at = random(from.length + 1)
  const other = pick(receipts)
  return from.slice(0, at) + other.slice(random(other.length + 1)) + String.fromCharCode(random(0x3000))
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')
const heapMegaoctets = () => {
  collect()
  return (process.memoryUsage().heapUsed / 1e6).toFixed(1)
}

console.log(`fuzz: ${frames} frames, seed ${seed}, heap ${heapMegaoctets()} MB`)
for (let count = 1; count <= frames; count += 1) {
  const bytes = mutated()
  const text = count % 8 === 0 ? mutatedText() : ''
  try {
    readEverything(bytes)
    if (count % 4 === 0) cutAlike(bytes)
    if (text !== '') parseReceipt(text)
  } catch (problem) {
    console.error(
      `frame ${count}, seed ${seed}: ${problem instanceof Error ? problem.stack : String(problem)}`,
    )
    console.error(toHex(bytes))
    if (text !== '') console.error(JSON.stringify(text))
    process.exit(1)
  }
  if (count % reportEvery === 0) console.log(`${count} frames, heap ${heapMegaoctets()} MB`)
}
console.log(`${frames} frames read, none threw`)
