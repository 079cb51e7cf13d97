import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hidesPassword, maskedBeginning, maskedLines, maskedPaste } from '../../../shared/paste/mask-paste.ts'
import { readPaste } from '../../../shared/paste/read-paste.ts'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../../../shared/profiles/catalogue.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'

const catalogue = makeCatalogue(builtInProfiles)
const bind = toHex(
  encodePdu({
    command: 'bind_transceiver',
    command_status: 0,
    sequence_number: 1,
    fields: { system_id: 'acme', password: 'sesame', system_type: '', interface_version: 0x34 },
  }),
)
const hidden = bind.replace(Buffer.from('sesame').toString('hex'), '2a2a2a2a2a2a')

function masked(text: string): string {
  return maskedPaste(text, readPaste(text, { catalogue }).items)
}

describe('the password of a pasted bind is masked', () => {
  test('in plain hex, and the lines around stay', () => {
    expect(masked(`before\n${bind}\nafter`)).toBe(`before\n${hidden}\nafter`)
  })

  test('in a dump of several lines, which becomes one of plain hex', () => {
    const lines = bind.match(/.{1,32}/g) ?? []
    const dump = lines.map((line, at) => {
      const octets = line.match(/.{1,4}/g) ?? []
      return `${(16 * at).toString(16).padStart(8, '0')}: ${octets.join(' ')}  ................`
    })
    expect(masked(`${dump.join('\n')}\n\nstat:DELIVRD`)).toBe(`${hidden}\n\nstat:DELIVRD`)
  })

  test('in base64', () => {
    expect(masked(Buffer.from(bind, 'hex').toString('base64'))).toBe(hidden)
  })

  test('of each of two on a line', () => {
    expect(masked(bind + bind)).toBe(`${hidden}\n${hidden}`)
  })

  const writings: readonly (readonly [written: string, masked: string])[] = [
    ['DEBUG:   password: "sesame"', 'DEBUG:   password: "***"'],
    ['smsc-password = sesame', 'smsc-password = ***'],
    ['{"password":"sesame","system_id":"acme"}', '{"password":"***","system_id":"acme"}'],
    ["password: b'sesame'", "password: b'***'"],
    ['systemId [acme] password [sesame] systemType []', 'systemId [acme] password [***] systemType []'],
    ['    Password: sesame', '    Password: ***'],
    ['?user=acme&password=sesame&to=7916', '?user=acme&password=***&to=7916'],
    ['?user=acme&pass=sesame&to=7916', '?user=acme&pass=***&to=7916'],
    ['connect smpp://acme:sesame@10.0.0.1:2775', 'connect smpp://acme:***@10.0.0.1:2775'],
    ['3 tests pass: see http://host:80/a@b', '3 tests pass: see http://host:80/a@b'],
  ]
  for (const [written, expected] of writings) {
    test(written, () => expect(masked(written)).toBe(expected))
  }

  test('in the lines of the item alone', () => {
    const text = `one\n${bind}\nthree`
    const [item] = readPaste(text, { catalogue }).items
    expect(item && hidesPassword(item)).toBe(true)
    expect(item && maskedLines(text, item)).toBe(hidden)
  })
})

describe('the beginning of a long paste', () => {
  const lines = bind.match(/.{1,32}/g) ?? []
  const dump = lines.map(
    (line, at) => `${(16 * at).toString(16).padStart(8, '0')}: ${line.replaceAll(/(.{4})/g, '$1 ')}`,
  )
  const text = `stat=UNDELIV\n${dump.join('\n')}\nstat=DELIVRD`
  const { items } = readPaste(text, { catalogue })

  test('has no part of a dump, which would be read as nothing and keep its password', () => {
    expect(maskedBeginning(text, items, 80)).toBe('stat=UNDELIV')
  })

  test('has a dump that fits, masked', () => {
    expect(maskedBeginning(text, items, text.length - 3)).toBe(`stat=UNDELIV\n${hidden}`)
  })

  test('is all of a short one', () => {
    expect(maskedBeginning(text, items, text.length)).toBe(`stat=UNDELIV\n${hidden}\nstat=DELIVRD`)
  })
})

test('what holds no password stays as it is', () => {
  const text = 'id:1 sub:001 dlvrd:001 stat:DELIVRD err:000\n0000001080000004000004530000000900\n'
  expect(masked(text)).toBe(text)
})

test('any text is masked without a throw', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom(bind, 'password', ': "', '[', '\n', '='))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => void masked(pieces.join(''))),
    { numRuns: 100 },
  )
})
