import { expect, test } from 'vitest'
import { pasteJson } from '../../../shared/json/paste-json.ts'
import { mostItems, readPaste } from '../../../shared/paste/read-paste.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { brokenBinds } from '../../support/broken-binds.ts'
import { catalogue } from '../../support/catalogue.ts'

const password = 'wXyZ-q7Jk'
const question = { catalogue, profileId: undefined, field: undefined, language: 'en' } as const

test('a password is masked however the bind around it is broken', () => {
  let pdus = 0
  for (const [shape, sends] of Object.entries(brokenBinds(password))) {
    if (sends.length > 1) continue
    const reading = readPaste(toHex(sends[0] ?? new Uint8Array()), { catalogue })
    const said = JSON.stringify(pasteJson({ ...reading, unread: [] }, question))
    pdus += reading.items.filter(({ kind }) => kind === 'pdu').length
    for (const part of [password.slice(0, 5), password.slice(4)]) {
      expect(said.includes(part), shape).toBe(false)
      expect(said.includes(toHex(Buffer.from(part))), shape).toBe(false)
    }
  }
  expect(pdus).toBeGreaterThan(15)
})

test('a password in lines that nothing reads is masked', () => {
  const reading = readPaste(`11 password=${password},system_type=\n~~ smpp://acme:${password}@host`, {
    catalogue,
  })
  const { unread, recognised } = pasteJson(reading, question)
  expect(unread.map(({ text }) => text).join('\n')).toContain('password=***')
  expect(JSON.stringify({ unread, recognised })).not.toContain(password)
})

test('so many things are listed and the end of the list is told; whole PDUs alone come all', () => {
  const enquire = '00000010000000150000000000000001'
  const text = `${`${enquire}\n`.repeat(mostItems + 5)}ESME_RTHROTTLED\n`
  const { items, problems } = readPaste(text, { catalogue })
  expect(items).toHaveLength(mostItems)
  expect(problems).toEqual([{ code: 'paste-full', line: mostItems, items: mostItems }])
  const all = readPaste(text, { catalogue, isForPdus: true })
  expect([all.items.length, all.problems]).toEqual([mostItems + 5, []])
  const octets = Buffer.from(enquire.repeat(mostItems + 5), 'hex')
  expect(readPaste(octets, { catalogue }).items).toHaveLength(mostItems)
  expect(readPaste(octets, { catalogue, isForPdus: true }).items).toHaveLength(mostItems + 5)
})
