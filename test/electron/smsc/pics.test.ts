import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { picsPath, picsText } from '../../../electron/build/pics-file.ts'
import { root } from '../../../electron/setup.mjs'
import { specificationCommands } from '../../../shared/simulator/simulated-commands.ts'
import { isResponseId } from '../../../shared/smpp/command-id.ts'
import { type CommandName, type PduRow, pduTable } from '../../../shared/smpp/pdu-table.ts'
import { sendingStates } from '../../../shared/smpp/session-rules.ts'
import { runSimulator } from './running-simulator.ts'

test('the published statement is the one that the tables give', () => {
  // The formatter alone decides how wide a table is written.
  const plain = (text: string) => text.replace(/ {2,}| ?-{3,}:? ?|\|/g, ' ').replace(/\s+/g, ' ')
  expect(plain(readFileSync(join(root, picsPath), 'utf8'))).toBe(plain(picsText()))
})

const requests = (Object.entries(pduTable) as [CommandName, PduRow][]).filter(
  ([name, row]) =>
    !isResponseId(row.id) &&
    !/^(?:un)?bind/.test(name) &&
    (['3.3', '5.0'] as const).some((version) => sendingStates(row, 'esme', version) !== null),
)

test.each(requests)(
  'the simulator of the specification answers %s as the statement says',
  async (name, row) => {
    const { connect } = await runSimulator({ profileId: 'smpp-3.4' })
    const client = await connect()
    expect(await client.bind('transceiver', { interface_version: 0x50 })).toBe(0)
    const { command } = await client.ask(name)
    expect(command).toBe(specificationCommands.has(name) ? row.response : 'generic_nack')
  },
)
