import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { catalogue } from '../../support/catalogue.ts'

const folder = join(import.meta.dirname, 'writings')
const plain = readFileSync(join(folder, '01-plain'), 'utf8').trim()
const twice = new Set(['30-jsmpp'])

for (const name of readdirSync(folder)) {
  test(`reads ${name} as the octets of the plain hex`, () => {
    const reading = readPaste(readFileSync(join(folder, name)), { catalogue })
    const hexes = reading.items.map((item) => (item.kind === 'pdu' ? toHex(item.octets) : item.kind))
    const expected = name === '18b-node-buffer-trunc' ? plain.slice(0, -20) : plain
    expect(hexes).toEqual(twice.has(name) ? [expected, expected] : [expected])
    expect(reading.unread.filter(({ text }) => !/Sending PDU:$/.test(text))).toEqual([])
  })
}
