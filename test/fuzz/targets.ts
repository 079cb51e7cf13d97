import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { guessFormat, readRows } from '../../electron/bulk/read-table.ts'
import { jsonOfLine } from '../../electron/cli/console/read-json-line.ts'
import { readLines } from '../../electron/cli/console/read-lines.ts'
import { readClientCertificate } from '../../electron/wire/client-certificate.ts'
import { Framer, splitFrames } from '../../electron/wire/framer.ts'
import { serve } from '../../shared/contract/serve.ts'
import { servedPortOverText } from '../../shared/contract/text-port.ts'
import { askedCodes } from '../../shared/explain/asked-code.ts'
import { explain } from '../../shared/explain/explain.ts'
import { explainWords, searchCodes } from '../../shared/explain/search.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { compileFilter } from '../../shared/filter/compile-filter.ts'
import { filterFaultText } from '../../shared/filter/filter-fault-table.ts'
import { FilterSubject } from '../../shared/filter/filter-subject.ts'
import { searchWords } from '../../shared/filter/row-match.ts'
import { inspectPdu } from '../../shared/inspect/inspect.ts'
import { noteText } from '../../shared/inspect/note-table.ts'
import { summarizePdu } from '../../shared/inspect/summarize.ts'
import { captureRowJson } from '../../shared/json/capture-json.ts'
import { octetsFromJson } from '../../shared/json/pdu-from-json.ts'
import { streamToJson } from '../../shared/json/pdu-json.ts'
import { explainItem } from '../../shared/paste/explain-item.ts'
import { maskedPaste } from '../../shared/paste/mask-paste.ts'
import { readPaste } from '../../shared/paste/read-paste.ts'
import { captureProblem, captureProblemText } from '../../shared/pcap/capture-problem-table.ts'
import { CaptureReader, captureBounds } from '../../shared/pcap/capture-reader.ts'
import { CaptureWriter } from '../../shared/pcap/capture-writer.ts'
import { SessionReader } from '../../shared/pcap/session-reader.ts'
import { placedProblemText, readProfileFile, readProfileText } from '../../shared/profiles/profile-text.ts'
import { matchIds } from '../../shared/receipts/id-rules.ts'
import { parseReceipt } from '../../shared/receipts/parse-receipt.ts'
import { proposeDialect } from '../../shared/receipts/propose-dialect.ts'
import { readReceiptOctets, readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { describeGreeting } from '../../shared/smpp/foreign-protocol.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'
import { fromHex, toHex } from '../../shared/smpp/hex.ts'
import { decodeText } from '../../shared/text/decode-text.ts'
import { unpackSeptets } from '../../shared/text/gsm7-packing.ts'
import { shiftsOf } from '../../shared/text/national-tables.ts'
import { readWapPush } from '../../shared/text/read-wap-push.ts'
import { parseSmppTime } from '../../shared/text/smpp-time.ts'
import { fillVariables, variablesIn } from '../../shared/text/template-text.ts'
import { textReadings } from '../../shared/text/text-readings.ts'
import { readUdh } from '../../shared/text/udh.ts'
import { catalogue } from '../support/catalogue.ts'
import { manualSchedule } from '../support/manual-schedule.ts'
import { acmeFile } from '../support/own-profile.ts'
import { type ReadCapture, readAll } from '../support/read-capture.ts'
import { readVectors } from '../support/read-vectors.ts'
import { tinyEngine } from '../support/tiny-engine.ts'
import type { Chance } from './chance.ts'

/** Something that reads what others wrote. */
export interface Target {
  readonly name: string
  /** It is given something in one of so many rounds. */
  readonly every: number
  /** Gives it something spoilt; throws when it did what it must not. `folder` is for those that read files. */
  readonly run: (chance: Chance, folder: string) => void | Promise<void>
}

const isOctets = (bytes: Uint8Array | null): bytes is Uint8Array => bytes !== null
const pduSeeds = [...readVectors<{ hex: string }>('pdus'), ...readVectors<{ hex: string }>('malformed')]
  .map(({ hex }) => fromHex(hex))
  .filter(isOctets)
  .filter((bytes) => bytes.length >= 16 && bytes.length < 1200)
const captureFolder = join(import.meta.dirname, '../vectors/captures')
const captureSeeds = readdirSync(captureFolder)
  .filter((name) => name.includes('.pcap'))
  .map((name) => new Uint8Array(readFileSync(join(captureFolder, name))))
const receiptSeeds = readVectors<{ body: string }>('receipts').map(({ body }) => body)
const timeSeeds = readVectors<{ value: string }>('times').map(({ value }) => value)
const wapSeeds = readVectors<{ userDataHex: string }>('wap-push')
  .map(({ userDataHex }) => fromHex(userDataHex.slice(14)))
  .filter(isOctets)
const hexes = (...texts: string[]) => texts.map((text) => fromHex(text)).filter(isOctets)
const udhSeeds = hexes(
  '0500032a0201',
  '06080400010201',
  '0b0504158200000003010201',
  '03240101',
  '0c0102a0030504000100020101',
)
const codeSeeds = [
  '0x00000058',
  '1025',
  'ESME_RTHROTTLED',
  '0x0403',
  'DELIVRD',
  'err:027',
  'network_error_code: [3, 0, 27]',
  '+CMS ERROR: 500',
  'статус 0x58 (88)',
  'message too long',
  'нет маршрута',
]
const filterSeeds = [
  'command == submit_sm and status in {ESME_RTHROTTLED, 0x14..0x20} or not answered',
  'smpp.message contains 05:00 && text ~ "^(a|b)+\\d{1,3}[^x-z]$" xor note.severity >= warning',
  'receipt.stat == UNDELIV and latency > 500ms and tlv.0x1400 7916',
]
const acmeJson = JSON.stringify(acmeFile, null, 1)
const csvSeeds = [
  'phone,text\n79161234567,"Hello, {name}"\n',
  'номер;текст\r\n79160000000;"a ""b"" c"\r\n',
  '1\t2\n3\t4\n',
]
const contractSeeds = [
  '{"kind":"call","id":1,"name":"settings.set","input":{"language":"en"}}',
  '{"kind":"follow","id":2,"name":"app.status","params":{}}',
  '{"kind":"ack","id":2,"seq":1}',
  '{"kind":"unfollow","id":2}',
  '{"kind":"call","id":3,"name":"message.page","input":{"before":null,"limit":10,"text":""}}',
]
const pemSeed = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ\n-----END CERTIFICATE-----\n'

/** A spoilt PDU; most keep an honest length, so that the body is reached. */
function spoiltPdu(chance: Chance): Uint8Array {
  const bytes = chance.octets(pduSeeds, 16)
  if (chance.below(10) > 0) new DataView(bytes.buffer).setUint32(0, bytes.length)
  return bytes
}

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

/** Refusing is allowed, in words; nothing else may be thrown. */
async function mayRefuse(run: () => unknown): Promise<void> {
  try {
    await run()
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
  }
}

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

async function readTable(path: string): Promise<void> {
  const format = await guessFormat(path)
  for await (const row of readRows(path, format)) if (row.length === 0) throw new Error('a row without cells')
}

export const targets: readonly Target[] = [
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
    name: 'a paste',
    every: 8,
    run: (chance) => {
      const pasted = `${toHex(spoiltPdu(chance))}\n${chance.text(receiptSeeds)}\n${chance.text(codeSeeds)}`
      const { items } = readPaste(pasted, { catalogue })
      for (const item of items) explainItem(item, { catalogue, language: 'ru' })
      maskedPaste(pasted, items)
      readPaste(spoiltPdu(chance), { catalogue })
    },
  },
  {
    name: 'a capture',
    every: 64,
    run: (chance) => readCapture(chance.octets(captureSeeds), 1 + chance.below(300)),
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
    name: 'a receipt',
    every: 8,
    run: (chance) => {
      const { id } = parseReceipt(chance.text(receiptSeeds))
      matchIds(id ?? '', chance.text(receiptSeeds).slice(0, 20))
    },
  },
  {
    name: 'the dialect of receipts',
    every: 64,
    run: (chance) => {
      const texts = [chance.text(receiptSeeds), chance.text(receiptSeeds), chance.text(receiptSeeds)]
      const samples = texts.map((text) => ({ text, receipt: parseReceipt(text) }))
      const { format, idRule, dates } = proposeDialect(
        samples,
        [chance.text(codeSeeds), 'abc1'],
        '2026-11-29',
      )
      for (const { fits } of [...format.options, ...idRule.options]) {
        if (fits > samples.length) throw new Error('more receipts fit than there are')
      }
      if (dates.options.some(({ fits }) => fits > dates.of)) throw new Error('more dates fit than there are')
    },
  },
  {
    name: 'a receipt in octets',
    every: 8,
    run: (chance) => {
      const seeds = receiptSeeds.map((text) =>
        Buffer.from(text, chance.below(2) === 0 ? 'latin1' : 'utf16le'),
      )
      const octets = chance.octets(seeds)
      readReceiptOctets({ octets, dataCoding: chance.below(256), esmClass: 4, tlvs: [] })
    },
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
  { name: 'a time', every: 8, run: (chance) => void parseSmppTime(chance.text(timeSeeds)) },
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
    name: 'a code or words about one',
    every: 1024,
    run: (chance) => {
      const code = chance.text(codeSeeds)
      askedCodes(code, 'log')
      explainWords(catalogue, { code, language: 'en' })
      for (const language of ['en', 'ru'] as const) {
        explain(catalogue, { code, language })
        searchCodes(catalogue, code, { language })
      }
    },
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
  {
    name: 'a file of a profile',
    every: 64,
    run: (chance) => {
      const spoilt = [acmeJson, acmeJson, '{"id":"a","name":"A"}', '[[{"a":1,"a":2}]]']
      const read = readProfileText(chance.text(spoilt))
      readProfileFile(chance.octets(spoilt.map((text) => new TextEncoder().encode(text))))
      if ('profile' in read) return
      for (const problem of read.problems) {
        for (const language of ['en', 'ru'] as const) {
          if (/\{\w+\}/.test(placedProblemText({ ...problem, given: '' }, language))) {
            throw new Error(`a value is missing in what is said of ${problem.problem}`)
          }
        }
      }
    },
  },
  {
    name: 'a template and a filter',
    every: 16,
    run: (chance) => {
      const text = chance.text(['Hello {{name}}, {{code}}', 'Hi {name}', '{{', '79161234567 submit_sm'])
      const { missing } = fillVariables(text, () => undefined)
      const filled = fillVariables(text, (name) => `{{${name}}}`)
      if (missing.length < variablesIn(text).length || filled.missing.length > 0) {
        throw new Error(`a variable of ${text} is not filled`)
      }
      searchWords(text)
    },
  },
  {
    name: 'a message of a window',
    every: 64,
    run: async (chance) => {
      let hear: (text: string) => void = () => undefined
      const port = servedPortOverText({
        send: () => undefined,
        onText: (listener) => {
          hear = listener
        },
        onClose: () => undefined,
        close: () => undefined,
        bufferedOctets: () => 0,
        onTaken: () => undefined,
      })
      const defects: unknown[] = []
      const stop = serve(port, tinyEngine({}), {
        log: (_call, problem) => defects.push(problem),
        schedule: manualSchedule().schedule,
      })
      for (const seed of contractSeeds) hear(chance.below(2) === 0 ? seed : chance.text(contractSeeds))
      await new Promise((resolve) => setImmediate(resolve))
      stop()
      // A message that is none is logged in words; what is thrown is a defect.
      const thrown = defects.filter((problem) => problem instanceof Error)
      const [defect] = thrown.filter((problem) => !String(problem).includes('not part of this test'))
      if (defect !== undefined) throw defect
    },
  },
  {
    name: 'a table',
    every: 4096,
    run: (chance, folder) => {
      const path = join(folder, 'table.csv')
      writeFileSync(
        path,
        chance.below(2) === 0
          ? chance.text(csvSeeds)
          : chance.octets(csvSeeds.map((csv) => Buffer.from(csv))),
      )
      return mayRefuse(() => readTable(path))
    },
  },
  {
    name: 'a line of JSON',
    every: 4096,
    run: (chance, folder) => {
      const path = join(folder, 'lines.jsonl')
      writeFileSync(path, chance.octets(contractSeeds.map((line) => Buffer.from(`${line}\n{"text":"x"}\n`))))
      return mayRefuse(async () => {
        for await (const lines of readLines(path))
          for (const line of lines) await mayRefuse(() => jsonOfLine(line))
      })
    },
  },
  {
    name: 'a certificate',
    every: 4096,
    run: (chance) =>
      mayRefuse(() => {
        const pem = chance.text([pemSeed, pemSeed, 'x'])
        readClientCertificate({ format: 'pem', certificatePem: pem, keyPem: pem, passphrase: '' })
        readClientCertificate({ format: 'pfx', pfxBase64: chance.text(['MIIBszCC', 'AAAA']), passphrase: '' })
      }),
  },
]
