import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PastedPdu } from '../../shared/paste/pasted-item.ts'
import { readPaste } from '../../shared/paste/read-paste.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { catalogue } from '../support/catalogue.ts'
import { requireTshark } from './tshark.ts'

requireTshark()
const captures = join(import.meta.dirname, '../vectors/captures')

function pdusOf(input: Uint8Array): PastedPdu[] {
  return readPaste(input, { catalogue }).items.flatMap((item) => (item.kind === 'pdu' ? [item] : []))
}

const files = ['base.pcapng', 'ipv6.pcapng', 'handshake.pcap', 'nanoseconds.pcap', 'wrap.pcapng']
const forms = {
  json: ['-T', 'json'],
  'json with octets': ['-T', 'json', '-x'],
  jsonraw: ['-T', 'jsonraw'],
  ek: ['-T', 'ek'],
  'ek with octets': ['-T', 'ek', '-x'],
  pdml: ['-T', 'pdml'],
} as const

test.each(files.flatMap((file) => Object.entries(forms).map(([form, options]) => ({ file, form, options }))))(
  '$file exported as $form is read as the PDUs of the capture, and nothing else is found in it',
  ({ file, options }) => {
    const path = join(captures, file)
    const known = ['-d', 'tcp.port==2775,smpp']
    const text = execFileSync('tshark', ['-r', path, ...known, ...options], {
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const wanted = pdusOf(readFileSync(path)).map(({ octets }) => toHex(octets))
    const { items, unread } = readPaste(text, { catalogue })
    const read = pdusOf(text)
    expect(wanted.length).toBeGreaterThan(0)
    expect(read).toHaveLength(wanted.length)
    expect(items).toHaveLength(read.length)
    expect(unread).toEqual([])
    for (const [index, { octets, unsaid, fromFields }] of read.entries()) {
      const isExact = toHex(octets) === wanted[index]
      // By fields alone, what tshark does not export is told.
      if (!isExact)
        expect({ index, fromFields, isTold: unsaid.length > 0 }).toEqual({
          index,
          fromFields: true,
          isTold: true,
        })
    }
  },
)
