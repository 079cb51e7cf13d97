import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fieldNames } from '../../shared/filter/field-table.ts'
import { toWireshark } from '../../shared/filter/wireshark-filter.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import { found, now, rowsOf } from '../shared/filter/filter-rows.ts'
import { writePcap } from '../support/pcap-writer.ts'
import { readVectors } from '../support/read-vectors.ts'
import { requireTshark } from './tshark.ts'

requireTshark()

const port = 2775
const maxOctets = 400
/** Last octet of the commands that 3.3 alone has: query_last_msgs and query_msg_details. */
const unknownToTshark: readonly number[] = [0x23, 0x24]
/** One frame a PDU, so that what tshark says of a frame it says of a PDU; without the commands that it does not read. */
const pdus = readVectors<{ hex: string; command: string | null }>('pdus')
  .filter(({ command }) => command !== null && !command.includes('broadcast'))
  .map(({ hex }) => fromHex(hex)!)
  .filter((octets) => octets.length < maxOctets && !unknownToTshark.includes(octets[7] ?? 0))
const file = writePcap(
  pdus.map((octets, index) => ({
    by: octets[4] === 0x80 ? ('server' as const) : ('client' as const),
    at: 1_795_000_000_000 + index,
    octets,
  })),
  port,
)
const rows = rowsOf(file)

/** tshark takes most of a second to start: one run is asked every filter. By filter, the frames that it finds. */
function framesByFilter(filters: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-filters-'))
  try {
    const place = join(folder, 'filter.pcap')
    const script = join(folder, 'filters.lua')
    writeFileSync(place, file)
    // Lua that fails leaves out what follows, and tshark ends well all the same.
    const read = `${filters.length} filters read`
    writeFileSync(script, `${filters.map(listenerOf).join('')}print('${read}')`)
    const options = ['-d', `tcp.port==${port},smpp`, '-q', '-X', `lua_script:${script}`]
    const run = execFileSync('tshark', ['-r', place, ...options], { stdio: ['ignore', 'pipe', 'ignore'] })
    const output = run.toString()
    if (!output.includes(read)) throw new Error(`tshark did not read every filter: ${output}`)
    const found = new Map(filters.map((filter): [string, number[]] => [filter, []]))
    for (const [, index, frame] of output.matchAll(/^filter (\d+) frame (\d+)$/gm)) {
      found.get(filters[Number(index)] ?? '')?.push(Number(frame))
    }
    return found
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Lua that writes a line for each frame that a filter lets through. */
function listenerOf(filter: string, index: number): string {
  return `
local listener${index} = Listener.new('frame', [==[smpp and (${filter})]==])
function listener${index}.packet(pinfo) print('filter ${index} frame ' .. pinfo.number) end
`
}

const ofWireshark = [
  'smpp.command_id == 4',
  'smpp.command_id == "Deliver_sm - resp" or smpp.command_id in {0x15, 0x80000015}',
  'smpp.command_id >= 0x80000000 and smpp.command_status != 0',
  'smpp.sequence_number > 300 && smpp.sequence_number <= 0x200',
  'smpp.command_length in {16..20, 60}',
  'smpp.source_addr contains "4477"',
  'smpp.destination_addr == "447700900456"',
  'smpp.destination_addr != "447700900456"',
  'smpp.destination_addr ~ "^\\\\D"',
  'smpp.esm.submit.msg_type == 1',
  'smpp.esm.submit.features >= 1',
  'smpp.regdel.receipt == 1',
  'smpp.data_coding == 8',
  'smpp.dcs.charset == 1',
  'smpp.source_addr_ton == 5 or not smpp.dest_addr_ton == 1',
  'smpp.dcs.class == 1',
  'smpp.dcs.reserved == 1 or smpp.dcs.wait_type == 1',
  'smpp.alert_on_message_delivery_null',
  'not smpp.sm_length',
  'smpp.message contains 05:00:03',
  'smpp.message contains "id:"',
  'smpp.opt_param_tag == 0x0427',
  'smpp.opt_param_len > 4',
  'smpp.message_state == 2',
  'smpp.receipted_message_id',
  'smpp.user_message_reference > 0',
  'smpp.sar_total_segments == 2',
  'smpp.network_error.type and smpp.network_error.code > 0',
  'smpp.callback_num or smpp.callback_num_atag',
  'smpp.validity_period_r > 60',
  'smpp.schedule_delivery_time or smpp.validity_period',
  'smpp.system_id matches "smsc"',
  'smpp.password',
  'smpp.dlist or smpp.dlist_resp',
  'smpp.vendor_op',
  'smpp.message_payload',
  'smpp.protocol_id != 0 or smpp.priority_flag > 0',
]

const own = [
  'command == submit_sm and from contains 4477',
  'command in {deliver_sm, submit_sm_resp, 0x15} or seq in {1..9}',
  'is_response and status != ESME_ROK',
  'not (to == 447700900456 or octets > 60)',
  'to ~ "^\\D" or seq > 300',
  'smpp.message contains 050003 or smpp.message contains "id:"',
  'message_state == DELIVERED',
  'tlv.0x0427 or tlv.dest_port',
  'validity_period_r > 1m',
  'time < 2026-11-18T11:30:00Z and time > 2020-01-01',
  'status == 0 and latency > 1s and 7916 and not from',
]

function writtenForWireshark(filter: string): string {
  const wireshark = toWireshark(filter, now)
  if ('code' in wireshark) throw new Error(wireshark.code)
  return wireshark.text
}

const foundByTshark = framesByFilter([...new Set([...ofWireshark, ...own.map(writtenForWireshark)])])

test.each(ofWireshark)('%s finds the PDUs that tshark finds', (filter) => {
  const wanted = foundByTshark.get(filter)!
  // tshark reads no body of a response that is an error, and has command_status on responses alone.
  const isShown = (number: number) => found([rows[number]!], 'not is_response or status == 0').length > 0
  const comparable = rows.flatMap((row, index) => (isShown(index) || /command/.test(filter) ? [row] : []))
  const frames = new Set(comparable.flatMap((row) => row.frames))
  expect(found(comparable, filter).flatMap((row) => row.frames)).toEqual(
    wanted.filter((frame) => frames.has(frame)),
  )
})

test('knows each field that tshark has of SMPP', () => {
  const output = execFileSync('tshark', ['-G', 'fields'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  })
  const names = output
    .toString()
    .split('\n')
    .flatMap((line) => (/^F\t[^\t]*\t(smpp\.[^\t]+)/.exec(line) ?? []).slice(1))
  expect(names.length).toBeGreaterThan(100)
  // What tshark marks when both fields carry a message, and no value.
  expect(
    names.filter((name) => name !== 'smpp.message_payload.duplicate' && !fieldNames.includes(name)),
  ).toEqual([])
})

test.each(own)('%s, written for Wireshark, finds there what it finds here', (filter) => {
  const text = writtenForWireshark(filter)
  const responses = rows.filter(({ octets }) => !filter.includes('status') || octets[4] === 0x80)
  const here = found(responses, text)
  const there = foundByTshark.get(text)!
  expect(there).toEqual(here.map(({ frames }) => frames[0]))
  expect(there.length).toBeGreaterThan(0)
})
