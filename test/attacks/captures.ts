import { once } from 'node:events'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { fromHex } from '../../shared/smpp/hex.ts'
import { runBuilt } from '../support/attacked-command.ts'
import { brokenBinds } from '../support/broken-binds.ts'
import { blockHex, pcapOf, sectionHex, segmentPacket } from '../support/capture-frames.ts'
import { formsOf } from '../support/secret-forms.ts'
import type { Attack } from './attack.ts'

type Report = (fact: string) => void

/** Of a command that reads what others made, however long. */
const captureMb = 400
const enquireLink = fromHex('00000010000000150000000000000001')!

async function inFolder(run: (folder: string) => Promise<boolean>): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  try {
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The packet as that of another client: 16 bits of its address, and its port. */
function fromClient(packet: Uint8Array, client: number): Uint8Array {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length)
  const isClient = view.getUint16(20) === 40_000
  view.setUint16(isClient ? 14 : 18, client & 0xffff)
  view.setUint16(isClient ? 20 : 22, 20_000 + (client >>> 16))
  return packet
}

/** A pcap file of what `frames` makes, written as it is made. */
async function writeCapture(path: string, frames: Iterable<Uint8Array>): Promise<void> {
  const file = createWriteStream(path)
  file.write(pcapOf([]))
  let batch: Uint8Array[] = []
  let octets = 0
  for (const frame of frames) {
    const record = pcapOf([frame]).subarray(24)
    batch.push(record)
    octets += record.length
    if (octets < 1 << 20) continue
    if (!file.write(Buffer.concat(batch))) await once(file, 'drain')
    batch = []
    octets = 0
  }
  file.end(Buffer.concat(batch))
  await finished(file)
}

/** `clients` connections, of which each says `segments` pieces behind an octet that never comes. */
function* holes(clients: number, segments: number): Generator<Uint8Array> {
  const data = new Uint8Array(1400).fill(0x41)
  for (let client = 0; client < clients; client++) {
    yield fromClient(segmentPacket({ by: 'client', sequence: 0, flags: 2 }), client)
  }
  for (let segment = 0; segment < segments; segment++) {
    const sequence = 2 + segment * 1500
    for (let client = 0; client < clients; client++) {
      yield fromClient(segmentPacket({ by: 'client', sequence, flags: 24, data }), client)
    }
  }
}

/** `clients` connections, of which each begins a PDU of 65,000 octets and stops 1,000 octets before its end. */
function* begunPdus(clients: number): Generator<Uint8Array> {
  const data = new Uint8Array(16_000)
  const first = data.slice()
  first.set(fromHex('0000fde8000000040000000000000001')!)
  for (let piece = 0; piece < 4; piece++) {
    for (let client = 0; client < clients; client++) {
      const sequence = 1 + piece * 16_000
      if (piece === 0) yield fromClient(segmentPacket({ by: 'client', sequence: 0, flags: 2 }), client)
      yield fromClient(
        segmentPacket({ by: 'client', sequence, flags: 24, data: piece === 0 ? first : data }),
        client,
      )
    }
  }
}

/** Requests that are never answered, under one number and under ever new ones. */
function* neverAnswered(count: number): Generator<Uint8Array> {
  yield segmentPacket({ by: 'client', sequence: 0, flags: 2 })
  const perPacket = 1000
  const data = new Uint8Array(16 * perPacket)
  const view = new DataView(data.buffer)
  for (let number = 0; number < count; number += perPacket) {
    for (let at = 0; at < perPacket; at++) {
      data.set(enquireLink, at * 16)
      view.setUint32(at * 16 + 12, number + at + 1)
    }
    yield segmentPacket({ by: 'client', sequence: (1 + number * 16) >>> 0, flags: 24, data })
  }
}

/** Queries and counts a capture; true when it ended in time, said something, and took no more memory than it may. */
async function queried(path: string, seconds: number, report: Report, filter = 'command_status == 0x0401') {
  const { code, stderr, peakMb, tookMs } = await runBuilt(
    ['capture', 'query', path, filter, '--count'],
    seconds * 1000,
  )
  const said = stderr.trim().slice(0, 160).replaceAll('\n', ' / ')
  report(`${path.split('/').at(-1)}: exit code ${code} after ${tookMs} ms, ${peakMb} MB; ${said}`)
  return code !== null && code <= 2 && peakMb <= captureMb && !/\n\s+at /.test(stderr)
}

async function heldBack(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    const files: readonly (readonly [string, Iterable<Uint8Array>])[] = [
      ['holes', holes(60_000, 3)],
      ['begun', begunPdus(3000)],
      ['unanswered', neverAnswered(3_000_000)],
    ]
    let isHeld = true
    for (const [name, frames] of files) {
      const path = join(folder, `${name}.pcap`)
      await writeCapture(path, frames)
      isHeld = (await queried(path, 60, report)) && isHeld
      rmSync(path)
    }
    return isHeld
  })
}

const zeros = new Uint8Array(64 * 1024 * 1024)

/** Files whose lengths lie, or that unpack to gigabytes. */
function lyingFiles(): Readonly<Record<string, () => Uint8Array>> {
  const head = pcapOf([])
  const claim = (octets: number) =>
    Buffer.concat([head, fromHex('0000000100000000')!, u32(octets), u32(octets), zeros.subarray(0, 4096)])
  const bomb = Buffer.concat([head, ...Array.from({ length: 16 }, () => zeros)])
  const interfaces = Buffer.from(sectionHex(false, []), 'hex')
  const one = Buffer.from(blockHex(1, `0065${'0000'}${'00000000'}`), 'hex')
  const names = Buffer.from(blockHex(4, '61'.repeat(60_000)), 'hex')
  const section = Buffer.from(sectionHex(), 'hex')
  return {
    'claims-4gb.pcap': () => claim(0xffff_ffff),
    'claims-2gb.pcap': () => claim(0x7fff_ffff),
    'block-4gb.pcapng': () =>
      Buffer.concat([section, fromHex('00000006fffffffc')!, zeros.subarray(0, 1 << 20)]),
    'interfaces.pcapng': () =>
      Buffer.concat([interfaces, Buffer.concat(Array.from({ length: 2_000_000 }, () => one))]),
    'names.pcapng': () => Buffer.concat([section, ...Array.from({ length: 1500 }, () => names)]),
    'sections.pcapng': () => Buffer.concat(Array.from({ length: 800_000 }, () => section)),
    'bomb.pcap.gz': () => gzipSync(bomb, { level: 1 }),
    'bomb.pcap.zst': () => zstdCompressSync(bomb),
    'one-line.jsonl': () =>
      Buffer.concat([Buffer.from('{"offset":0,"hex":"'), new Uint8Array(2e8).fill(0x30)]),
  }
}

function u32(value: number): Buffer {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}

async function lies(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    let isHeld = true
    for (const [name, make] of Object.entries(lyingFiles())) {
      const path = join(folder, name)
      writeFileSync(path, make())
      isHeld = (await queried(path, 40, report)) && isHeld
      rmSync(path)
    }
    return isHeld
  })
}

/** Pieces that readers of pasted text must look behind of. */
const pastedPieces: readonly string[] = [
  ...['id:', 'id:1 sub:001 dlvrd:001 submit date:', 'stat:DELIVRD err:000 text:id:', '0x', '\\x', '\\x00'],
  ...['{', '{"a":[', '<Buffer ', "b'", '"', '(', 'A', '0', '00 ', '0000  00 00\n', '0000: ', ':', '\n', ' '],
  ...[
    'PDU type name: submit_sm\n',
    '(submit_sm: (pdu: ',
    'commandId=4, ',
    'submit_sm {',
    '00000010000000150000',
  ],
  ...[
    '1234567890 ',
    '12:00:00.000000 IP 1.1.1.1.1 > 2.2.2.2.2775: Flags [P.], length 60\n',
    '0401 ESME_RINVDSTADR ',
  ],
  ...['2026-11-29T12:00:00Z ', '+7916', 'ESME_R', '0x0000:  4500 0034\n', 'type_name: ', '\u00a0', '\t|'],
]

async function pastes(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    const bad: string[] = []
    let slowest = 0
    let largest = 0
    for (const piece of pastedPieces) {
      const path = join(folder, 'paste.txt')
      writeFileSync(path, piece.repeat(Math.ceil(2e6 / Buffer.byteLength(piece))))
      const { code, stderr, peakMb, workMs } = await runBuilt(['explain', '--file', path], 60_000)
      slowest = Math.max(slowest, workMs)
      largest = Math.max(largest, peakMb)
      const isHeld = (code === 0 || code === 1) && workMs < 6000 && peakMb < 400 && !/\n\s+at /.test(stderr)
      if (!isHeld)
        bad.push(`${JSON.stringify(piece)}: ${code} ${workMs} ms ${peakMb} MB ${stderr.slice(0, 200)}`)
    }
    report(`${pastedPieces.length} pastes of 2 MB, ${slowest} ms of a processor and ${largest} MB at worst`)
    report(`not held: ${bad.join(' ;; ') || 'none'}`)
    return bad.length === 0
  })
}

const forms = ['pcapng', 'pcap', 'jsonl', 'csv', 'hex', 'html'] as const

/** Every broken bind in a conversation and with a password of its own, through every form of every command. */
async function converted(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    const shapes = Object.keys(brokenBinds('x'))
    const secretOf = (shape: number) =>
      `${(0x5eed * (shape + 7)).toString(36)}Zq${shape}-${(shape * 7919 + 99_991).toString(36)}`
    const frames = shapes.flatMap((name, shape) => {
      let sequence = 1
      const sends = brokenBinds(secretOf(shape))[name] ?? []
      const made = [
        segmentPacket({ by: 'client', sequence: 0, flags: 2 }),
        segmentPacket({ by: 'server', sequence: 0, acknowledgement: 1, flags: 18 }),
      ]
      for (const data of [enquireLink, ...sends]) {
        made.push(segmentPacket({ by: 'client', sequence, acknowledgement: 1, flags: 24, data }))
        sequence += data.length
      }
      return made.map((packet) => fromClient(packet, shape + 1))
    })
    const path = join(folder, 'binds.pcap')
    writeFileSync(path, pcapOf(frames))
    const said: [string, string][] = []
    for (const form of forms) {
      const out = join(folder, `out.${form}`)
      const { stdout, stderr } = await runBuilt(['capture', 'convert', path, out], 20_000)
      const text = existsSync(out) ? readFileSync(out, 'latin1') : ''
      said.push([`convert ${form}`, text + stdout + stderr])
      if (text.length < 1000) throw new Error(`nothing was written as ${form}: ${stderr}`)
    }
    const commands = [
      ['capture', 'query', path],
      ['capture', 'query', path, '--json'],
      ['explain', '--file', path],
    ]
    for (const command of commands) {
      const { stdout, stderr } = await runBuilt(command, 20_000)
      said.push([command.filter((word) => word !== path).join(' '), stdout + stderr])
    }
    const leaks = said.flatMap(([where, text]) =>
      shapes.flatMap((name, shape) => {
        const secret = secretOf(shape)
        const parts = [secret.slice(0, 6), secret.slice(3, 9), secret.slice(5)].flatMap(formsOf)
        return parts.some((part) => text.includes(part)) ? [`${where}: ${name}`] : []
      }),
    )
    report(`${shapes.length} shapes in ${said.length} outputs; leaks: ${leaks.join(' ;; ') || 'none'}`)
    return leaks.length === 0
  })
}

/** What stands where a conversion writes: the capture itself, a link to something precious, a folder. */
async function planted(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    const at = (name: string) => join(folder, name)
    const capture = pcapOf([
      segmentPacket({ by: 'client', sequence: 0, flags: 2 }),
      segmentPacket({ by: 'client', sequence: 1, flags: 24, data: enquireLink }),
    ])
    const precious = 'a file that nobody asked to change'
    const wrong: string[] = []
    const convert = async (
      what: string,
      out: string,
      isHeld: (code: number | null) => boolean | Promise<boolean>,
    ) => {
      const { code, stderr } = await runBuilt(['capture', 'convert', at('a.pcap'), out], 10_000)
      const isSaid = code !== null && !/\n\s+at /.test(stderr) && (code === 0 || stderr.includes('error:'))
      if (!isSaid || !(await isHeld(code))) wrong.push(`${what}: ${code} ${stderr.trim().slice(0, 120)}`)
    }
    const isReadable = async () =>
      (await runBuilt(['capture', 'query', at('a.pcap'), '--count'], 10_000)).stdout.trim() === '1'
    writeFileSync(at('a.pcap'), capture)
    writeFileSync(at('precious.txt'), precious)
    const isPrecious = () => readFileSync(at('precious.txt'), 'utf8') === precious
    await convert('onto itself', at('a.pcap'), isReadable)
    writeFileSync(at('a.pcap'), capture)
    symlinkSync(at('a.pcap'), at('link.pcap'))
    await convert('onto a link to itself', at('link.pcap'), isReadable)
    writeFileSync(at('a.pcap'), capture)
    symlinkSync(at('precious.txt'), at('b.jsonl.part'))
    await convert('a link in the place of OUT.part', at('b.jsonl'), isPrecious)
    mkdirSync(at('c.csv'))
    await convert('a folder in the place of OUT', at('c.csv'), (code) => code !== 0)
    mkdirSync(at('d.csv.part'))
    await convert('a folder in the place of OUT.part', at('d.csv'), isPrecious)
    report(`5 places; not held: ${wrong.join(' ;; ') || 'none'}`)
    return wrong.length === 0
  })
}

export const attacks: readonly Attack[] = [
  {
    id: 'E-capture-held-back',
    what: 'capture query: 60,000 connections with holes, 3,000 with PDUs begun (190 MB), 3,000,000 requests without answer',
    expected: `each ends within a minute in ${captureMb} MB`,
    isQuick: false,
    run: heldBack,
  },
  {
    id: 'E-capture-lies',
    what: 'capture query: records and blocks that claim gigabytes, 2,000,000 interfaces, 800,000 sections, gzip and zstd of 1 GB of nothing, a line of 200 MB',
    expected: `each ends with a code and without a stack, in ${captureMb} MB`,
    isQuick: false,
    run: lies,
  },
  {
    id: 'E-explain-pastes',
    what: 'explain --file: 2 MB of what each reader of pasted text must look behind of',
    expected: 'each within 6 s of a processor and 400 MB, exit code 0 or 1',
    isQuick: false,
    run: pastes,
  },
  {
    id: 'E-convert-leak',
    what: 'capture convert and query, explain --file: broken binds, each with a password of its own',
    expected: 'no part of any password in any form of output',
    isQuick: true,
    run: converted,
  },
  {
    id: 'E-convert-planted',
    what: 'capture convert onto its own input, links and folders in the place of what it writes',
    expected: 'nothing is lost, an error is a sentence',
    isQuick: true,
    run: planted,
  },
]
