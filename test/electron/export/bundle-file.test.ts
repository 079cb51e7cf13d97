import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { writeBundle } from '../../../electron/export/bundle-file.ts'
import { type BundleOrder, bundleOrderSchema, usualMasks } from '../../../shared/contract/capture-export.ts'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { catalogue } from '../../support/catalogue.ts'
import { readAll } from '../../support/read-capture.ts'
import { type Passed, recordedCapture } from '../../support/recorded-capture.ts'

const number = '79161234567'
const deliver = (short_message: string) =>
  encodePdu({
    command: 'deliver_sm',
    sequence_number: 9,
    fields: { esm_class: 4, source_addr: number, short_message: Buffer.from(short_message) },
  })
const traffic: Passed[] = [
  {
    octets: encodePdu({
      command: 'bind_transceiver',
      sequence_number: 1,
      fields: { system_id: 'demo', password: 'secret', interface_version: 0x34 },
    }),
  },
  {
    octets: encodePdu({
      command: 'submit_sm',
      sequence_number: 2,
      fields: { source_addr: 'ACME', destination_addr: number, short_message: Buffer.from('<b>Hello</b>') },
    }),
  },
  {
    octets: encodePdu({
      command: 'submit_sm_resp',
      sequence_number: 2,
      command_status: 0x0b,
      fields: {},
    }),
    direction: 'received',
    request: 2,
  },
  {
    octets: encodePdu({
      command: 'submit_sm',
      sequence_number: 3,
      fields: { source_addr: 'ACME', destination_addr: number, short_message: Buffer.from('Second') },
    }),
  },
  {
    octets: encodePdu({
      command: 'submit_sm_resp',
      sequence_number: 3,
      fields: { message_id: '1234567890' },
    }),
    direction: 'received',
    request: 4,
  },
  {
    octets: deliver('id:1234567890 sub:001 dlvrd:000 stat:UNDELIV err:042 text:Second'),
    direction: 'received',
  },
  { octets: encodePdu({ command: 'enquire_link', sequence_number: 4, fields: {} }), session: 'other' },
]
const connection = {
  ...newConnection,
  ...{ connectionId: localSimulatorId, name: 'Prod', host: 'smsc.example', systemId: 'demo' },
  ...{ revision: 'r1', hasPassword: true, passwordOctets: 6, hasOutbindPassword: false, builtIn: false },
}
const order: BundleOrder = bundleOrderSchema.parse({
  part: 'zip',
  about: { kind: 'pdus', seqs: [2, 4, 6] },
  connectionId: localSimulatorId,
  account: 'Acme <script>alert(1)</script>',
  expected: `accepted by ${number}`,
  observed: 'refused; the other one, 1234567890, was not delivered',
  doctor: [
    {
      kind: 'line',
      id: 'tcp',
      state: 'ok',
      verdict: null,
      facts: {},
      causes: [],
      next: null,
      certificates: [],
    },
  ],
  timeZone: 'Europe/Berlin',
  mask: usualMasks,
  language: 'en',
})

async function bundled(change: Partial<BundleOrder>): Promise<Buffer> {
  const pieces: Buffer[] = []
  const capture = recordedCapture(traffic)
  const source = { capture, unmasked: ({ octets }: { octets: Uint8Array }) => octets, inspectOf: () => ({}) }
  const knowledge = { catalogue, connection, version: '1.2.3', host: 'web', now: 1_795_000_000_000_000 }
  await writeBundle(source, { ...order, ...change }, knowledge, {
    isWanted: true,
    add: async (octets) => void pieces.push(Buffer.from(octets as Uint8Array)),
  })
  return Buffer.concat(pieces)
}

/** The files in a zip, as another reads it. */
async function unpacked(zip: Buffer): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  await new Promise<void>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (problem, archive) => {
      if (problem !== null || archive === undefined) return reject(problem ?? new Error('no archive'))
      archive.on('error', reject)
      archive.on('end', () => resolve())
      archive.on('entry', (entry: { fileName: string }) => {
        archive.openReadStream(entry as never, async (fault, stream) => {
          if (fault !== null || stream === undefined) return reject(fault ?? new Error('no stream'))
          files[entry.fileName] = await buffer(stream)
          archive.readEntry()
        })
      })
      archive.readEntry()
    })
  })
  return files
}

test('a bundle holds report, JSON and capture, without the password', async () => {
  const files = await unpacked(await bundled({}))
  expect(Object.keys(files)).toEqual(['report.html', 'report.json', 'traffic.pcapng'])
  for (const file of Object.values(files)) {
    expect(file.toString('latin1')).not.toMatch(/secret(?!s)|736563726574|73 65 63 72 65 74/)
  }
  const report = JSON.parse(files['report.json']!.toString())
  expect(report).toMatchObject({
    time_zone: 'Europe/Berlin',
    connection: { host: 'smsc.example', system_id: 'demo', bind: 'transceiver', tls: null },
    environment: { workbench: '1.2.3' },
    hidden: ['secrets'],
    pdus: 5,
  })
  expect(report.exchange.map(({ number: of }: { number: number }) => of)).toEqual([2, 3, 4, 5, 6])
  expect(report.examples[0]).toMatchObject({
    at: expect.stringMatching(/\+01:00$/),
    command: 'submit_sm',
    destination_addr: number,
    command_status: 'ESME_RINVDSTADR',
  })
  expect(report.examples[1]).toMatchObject({
    message_ids: ['1234567890'],
    command_status: 'ESME_ROK',
    receipts: [{ stat: 'UNDELIV', err: '042' }],
  })
  expect(report.codes.map(({ code, field }: { code: string; field: string }) => `${field} ${code}`)).toEqual([
    'command_status 0x0000000B',
    'receipt_stat UNDELIV',
    'receipt_err 042',
  ])
  expect(readAll(files['traffic.pcapng']!).pdus).toHaveLength(5)
})

test('the page runs nothing that anybody wrote, and says all that was asked', async () => {
  for (const language of ['en', 'ru'] as const) {
    const page = (await bundled({ part: 'page', language })).toString()
    expect(page).not.toMatch(/<script|<b>Hello|src=|href=/)
    expect(page).toContain('Acme &#60;script&#62;alert(1)&#60;&#47;script&#62;'.replace('&#47;', '/'))
    expect(page).toContain('ESME_RINVDSTADR')
    expect(page).toContain('+01:00 (Europe/Berlin)')
    expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
    expect(page).toContain(language === 'ru' ? 'Примеры' : 'Examples')
  }
})

test('numbers are hidden alike in words, page, JSON and capture; ids stay', async () => {
  const files = await unpacked(await bundled({ mask: { secrets: true, numbers: true, texts: true } }))
  for (const file of Object.values(files)) {
    expect(file.toString('latin1')).not.toMatch(
      /79161234567|3739313631323334|37 39 31 36 31 32|Second|<b>Hello/,
    )
    expect(file.toString('latin1')).toContain('1234567890')
  }
  const report = JSON.parse(files['report.json']!.toString())
  const hidden = report.examples[0].destination_addr
  expect(hidden).toMatch(/^7916\d{5}67$/)
  expect(report.expected).toBe(`accepted by ${hidden}`)
  expect(report.observed).toContain('1234567890')
})

test('of a session comes what passed it last, and of nobody else', async () => {
  const about = { kind: 'session', sessionId: 'id of prod', minutes: 15 } as const
  const report = JSON.parse((await unpacked(await bundled({ about })))['report.json']!.toString())
  expect(report.exchange.map(({ number: of }: { number: number }) => of)).toEqual([1, 2, 3, 4, 5, 6])
  const nobody = { kind: 'session', sessionId: 'nobody', minutes: 15 } as const
  expect((await bundled({ about: nobody, part: 'page' })).toString()).toContain('No PDUs.')
})
