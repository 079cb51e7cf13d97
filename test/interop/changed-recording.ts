import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { headerOctets } from '../../shared/smpp/frame.ts'
import { Chance } from '../fuzz/chance.ts'
import { PcapFrames } from '../support/pcap-rewriter.ts'
import { readAll } from '../support/read-capture.ts'
import { testFolder } from '../support/temporary-folder.ts'
import { ownRows, rowsOfTshark } from './tshark-rows.ts'

/** Of a frame: the headers and the header of a PDU, but not a long text. */
const keptOctets = 130

/**
 * Compares what we find with what tshark finds in a recording (Ethernet) and in what may become of one: frames out of
 * order, twice, behind a VLAN tag, missing, cut; each between addresses of its own in one file.
 */
export async function compareChanges(recorded: string, port: number): Promise<void> {
  const folder = testFolder()
  const [plain, changed] = [join(folder, 'plain.pcap'), join(folder, 'changed.pcap')]
  execFileSync('editcap', ['-F', 'pcap', recorded, plain], { stdio: 'ignore' })
  const frames = PcapFrames.of(readFileSync(plain))
  const rows = ownRows(readFileSync(recorded))
  expect(rows.length).toBeGreaterThan(6)
  const middle = Math.floor(frames.count / 2)
  const whole = {
    recorded: frames.moved(1),
    shuffled: frames.moved(2).shuffled(new Chance(3)),
    doubled: frames.moved(3).doubled(new Chance(4)),
    tagged: frames.moved(4).tagged(),
  }
  const spoilt = {
    lost: frames.moved(5).without([middle, middle + 3]),
    cut: frames.moved(6).cut(keptOctets),
  }
  const all = PcapFrames.joined([...Object.values(whole), ...Object.values(spoilt)]).octets()
  writeFileSync(changed, all)
  const [own, theirs] = [byNet(ownRows(all)), byNet(await rowsOfTshark(changed, port))]
  for (const [index, name] of Object.keys(whole).entries()) {
    expect(own[index + 1], name).toEqual(theirs[index + 1])
    expect(own[index + 1]?.toSorted(), name).toEqual(withoutNet(rows).toSorted())
  }
  // Of what is missing or cut off tshark guesses more or less; nothing that it finds may be unknown to us.
  const [ownLost = [], theirLost = [], ownCut = [], theirCut = []] = [own[5], theirs[5], own[6], theirs[6]]
  expect(ownLost, 'lost').toEqual(expect.arrayContaining(theirLost))
  expect(withoutNet(rows), 'lost').toEqual(expect.arrayContaining(ownLost))
  const { events } = readAll(spoilt.cut.octets())
  const heads = events.filter((event) => event.kind === 'gap' && event.head.length >= headerOctets).length
  expect(heads, 'cut').toBeGreaterThan(0)
  expect(ownCut.length + heads, 'cut').toBeGreaterThanOrEqual(theirCut.length)
  expect(withoutNet(rows), 'cut').toEqual(expect.arrayContaining(ownCut))
}

const address = /^(?:127\.0\.(\d+)\.1|(\d*)::1):/

/** Lines by the net of their source, without it. */
function byNet(lines: readonly string[]): Readonly<Record<number, string[]>> {
  const found: Record<number, string[]> = {}
  for (const line of lines) {
    const [, net4, net6 = '0'] = address.exec(line) ?? []
    const net = Number(net4 ?? net6)
    found[net] = [...(found[net] ?? []), line.replace(address, '')]
  }
  return found
}

function withoutNet(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(address, ''))
}
