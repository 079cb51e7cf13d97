import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, toHex } from '../../shared/smpp/hex.ts'
import { Chance } from '../fuzz/chance.ts'
import { type SentOctets, writePcap } from '../support/pcap-writer.ts'
import { readVectors } from '../support/read-vectors.ts'

/** `complete`: nothing is missing, so that every PDU must be found. */
export interface MadeCapture {
  readonly file: string
  readonly isComplete: boolean
}

const startSeconds = 1_795_000_000
const ports = '40000,2775'
/** tshark loses what comes behind a segment with less than a header of the next PDU in it. */
const leastPiece = 16

/**
 * 80 PDUs that others wrote, in both directions, cut into segments without regard to where they begin. Without those of
 * broadcasting, which tshark cannot read to their ends, so that it shows none that follows in the same segment.
 */
function sentSegments(chance: Chance): SentOctets[] {
  const pdus = readVectors<{ hex: string; command: string | null }>('pdus')
    .filter(({ command }) => command?.includes('broadcast') === false)
    .map(({ hex }) => fromHex(hex)!)
    .filter((octets) => octets.length < 400)
    .filter((_octets, index) => index % 3 === 0)
    .slice(0, 80)
  const waiting = { client: new Uint8Array(0), server: new Uint8Array(0) }
  const sent: SentOctets[] = []
  for (const [index, octets] of pdus.entries()) {
    const by = octets[0 + 4] === 0x80 ? 'server' : 'client'
    const joined = Uint8Array.from([...waiting[by], ...octets])
    const isCut = chance.below(3) === 0 && octets.length > 2 * leastPiece
    const cut = isCut
      ? joined.length - leastPiece - chance.below(octets.length - 2 * leastPiece)
      : joined.length
    waiting[by] = joined.slice(cut)
    if (cut > 0 && chance.below(5) > 0)
      sent.push({ by, at: 1000 * startSeconds + 7 * index, octets: joined.slice(0, cut) })
    else waiting[by] = joined
  }
  for (const by of ['client', 'server'] as const) {
    if (waiting[by].length > 0) sent.push({ by, at: 1000 * startSeconds + 1000, octets: waiting[by] })
  }
  return sent
}

/** As text2pcap reads it: direction, time, one line of hex. */
function dumpOf(frames: readonly { by?: string; at: number; octets: Uint8Array }[]): string {
  return frames
    .map(({ by, at, octets }) => {
      const time = `${Math.floor(at / 1000)}.${String(Math.round(at % 1000)).padStart(3, '0')}421`
      const way = by === undefined ? '' : by === 'server' ? 'I ' : 'O '
      const hex = toHex(octets).replace(/../g, '$& ').trim()
      return `${way}${time}\n0000 ${hex}\n`
    })
    .join('\n')
}

/** Frames of base.pcapng that lost.pcapng has not. */
export const lostFrames: readonly number[] = [10, 23, 24, 41]

/** Makes the files in `folder`, with the tools that come with Wireshark. */
export function makeCaptures(folder: string): MadeCapture[] {
  const place = (name: string) => join(folder, name)
  const run = (tool: string, ...options: string[]) => execFileSync(tool, options, { stdio: 'ignore' })
  const made: MadeCapture[] = []
  const keep = (name: string, isComplete = true) => {
    made.push({ file: place(name), isComplete })
    return place(name)
  }
  const sent = sentSegments(new Chance(12))
  const dump = (name: string, text: string, ...options: string[]) => {
    writeFileSync(place('dump.txt'), text)
    run('text2pcap', '-q', '-t', '%s.%f', ...options, place('dump.txt'), keep(name))
  }
  dump('base.pcapng', dumpOf(sent), '-D', '-4', '10.0.0.1,10.0.0.2', '-T', ports)
  dump('ipv6.pcapng', dumpOf(sent), '-D', '-6', '2001:db8::1,2001:db8::2', '-T', ports)
  const base = place('base.pcapng')
  run('editcap', '-F', 'pcap', base, keep('base.pcap'))
  run('editcap', '-F', 'nsecpcap', '-t', '0.000000789', base, keep('nanoseconds.pcap'))
  run('editcap', '-F', 'modpcap', base, keep('modified.pcap'))
  run('editcap', '-F', 'pcapng', place('nanoseconds.pcap'), keep('nanoseconds.pcapng'))
  run('editcap', '-T', 'rawip', '-C', '14', '-L', base, keep('raw-ip.pcapng'))
  writeFileSync(keep('handshake.pcap'), writePcap(sent, 2775))

  run('mergecap', '-w', keep('twice.pcapng'), base, base)
  run('mergecap', '-a', '-w', keep('again.pcapng'), base, base)
  const parts = ['1-9', '10', '11-19', '20-22', '23-40', '41-100'].map((range, index) => {
    const file = place(`part${index}.pcapng`)
    run('editcap', '-r', base, file, range)
    return file
  })
  const ordered = (...places: number[]) => places.map((part) => parts[part]!)
  run('mergecap', '-a', '-w', keep('disorder.pcapng'), ...ordered(0, 2, 1, 4, 3, 5))
  run('mergecap', '-a', '-F', 'pcap', '-w', keep('overlap.pcap'), ...ordered(0, 1, 0, 3, 2, 1, 4, 2, 5))
  run('reordercap', place('disorder.pcapng'), keep('ordered-again.pcapng'))
  run('editcap', base, keep('lost.pcapng', false), ...lostFrames.map(String))
  run('editcap', '-r', base, keep('middle.pcapng', false), '9-100')
  run('editcap', '-s', '110', base, keep('cut-bodies.pcapng', false))
  run('editcap', '-s', '60', '-F', 'pcap', base, keep('cut-headers.pcap', false))
  return [...made, ...withOtherLinks(folder, base)]
}

/** The same frames behind other link layers, in fragments, and with numbers that pass 2^32. */
function withOtherLinks(folder: string, base: string): MadeCapture[] {
  const raw = execFileSync('tshark', ['-r', base, '-T', 'jsonraw'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  })
  const packets: { _source: { layers: { frame_raw: [string] } } }[] = JSON.parse(raw.toString())
  const frames = packets.map(({ _source }) => fromHex(_source.layers.frame_raw[0])!)
  const write = (name: string, linkType: number, octets: readonly Uint8Array[]): MadeCapture => {
    const text = dumpOf(octets.map((frame, index) => ({ at: 1000 * startSeconds + index, octets: frame })))
    writeFileSync(join(folder, 'dump.txt'), text)
    const options = ['-q', '-t', '%s.%f', '-l', String(linkType), join(folder, 'dump.txt')]
    execFileSync('text2pcap', [...options, join(folder, name)], { stdio: 'ignore' })
    return { file: join(folder, name), isComplete: true }
  }
  const behind = (hex: string) => frames.map((frame) => fromHex(hex + toHex(frame, 14))!)
  const behindIp = (protocol: number, hex: string) =>
    frames.map((frame) => tunnelled(protocol, hex + toHex(frame, 14)))
  const cooked = '0000 0001 0006 020000000001 0000 0800'
  const cooked2 = '0800 0000 00000001 0001 00 06 0200000000010000'
  const macs = '020000000001 020000000002'
  return [
    write('vlan.pcapng', 1, behind(`${macs} 8100 0064 0800`)),
    write('qinq.pcapng', 1, behind(`${macs} 88a8 0064 8100 00c8 0800`)),
    write('mpls.pcapng', 1, behind(`${macs} 8847 00010040 00011140`)),
    write('snap.pcapng', 1, behind(`${macs} 0200 aaaa03 000000 0800`)),
    write('cooked.pcapng', 113, behind(cooked)),
    write('cooked2.pcapng', 276, behind(cooked2)),
    write('gre.pcapng', 101, behindIp(47, '2000 0800 00000007')),
    write(
      'gre-ethernet.pcapng',
      101,
      frames.map((frame) => tunnelled(47, `0000 6558 ${toHex(frame)}`)),
    ),
    write('ip-in-ip.pcapng', 101, behindIp(4, '')),
    write(
      'vxlan.pcapng',
      101,
      frames.map((frame) => tunnelled(17, vxlanHex(frame))),
    ),
    write('null.pcapng', 0, behind('02000000')),
    write('loop.pcapng', 108, behind('00000002')),
    write('ppp.pcapng', 9, behind('ff03 0021')),
    write('pppoe.pcapng', 1, behind(`${macs} 8864 1100 0001 0400 0021`)),
    write(
      'wrap.pcapng',
      1,
      frames.map((frame) => moved(frame, 0xffff_fd00)),
    ),
    write('fragments.pcapng', 1, frames.flatMap(fragmented)),
  ]
}

/** An IP packet between two routers that carries these octets. */
function tunnelled(protocol: number, hex: string): Uint8Array {
  const data = fromHex(hex)!
  const head = fromHex('4500 0000 0000 4000 40 00 0000 c0000201 c0000202')!
  const view = new DataView(head.buffer)
  view.setUint16(2, head.length + data.length)
  view.setUint8(9, protocol)
  return Uint8Array.from([...head, ...data])
}

function vxlanHex(frame: Uint8Array): string {
  const octets = (16 + frame.length).toString(16).padStart(4, '0')
  return `c000 12b5 ${octets} 0000 08000000 00000700 ${toHex(frame)}`
}

/** With other sequence numbers; the checksum is then wrong, as it is where a network card makes it. */
function moved(frame: Uint8Array, by: number): Uint8Array {
  const copy = frame.slice()
  const view = new DataView(copy.buffer)
  for (const at of [38, 42]) view.setUint32(at, (view.getUint32(at) + by) >>> 0)
  return copy
}

/** The frame as two or more, the last one first. */
function fragmented(frame: Uint8Array, index: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let from = 34; from < frame.length; from += 64) {
    const end = Math.min(frame.length, from + 64)
    const piece = Uint8Array.from([...frame.subarray(0, 34), ...frame.subarray(from, end)])
    const view = new DataView(piece.buffer)
    view.setUint16(16, 20 + end - from)
    view.setUint16(18, index)
    view.setUint16(20, ((from - 34) >> 3) | (end < frame.length ? 0x2000 : 0))
    pieces.push(piece)
  }
  return pieces.reverse()
}
