import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedVersion, versionName } from '../../../shared/smpp/interface-version.ts'
import { pduTable } from '../../../shared/smpp/pdu-table.ts'
import { refusalsIn, type SendVerdict, sendVerdict } from '../../../shared/smpp/session-rules.ts'

type Version = '3.3' | '3.4' | '5.0'

const facts: {
  readonly commands: Readonly<
    Record<
      string,
      {
        readonly introduced: string
        readonly group: string
        readonly states: Readonly<
          Record<
            '3.4' | '5.0',
            { readonly esme?: readonly string[]; readonly smsc?: readonly string[] } | null
          >
        >
      }
    >
  >
} = JSON.parse(readFileSync(join(import.meta.dirname, '../../vectors/specification.json'), 'utf8'))

const states = ['OPEN', 'OUTBOUND', 'BOUND_TX', 'BOUND_RX', 'BOUND_TRX', 'UNBOUND'] as const
const octets = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 } as const

/** The printed tables read cell by cell; replace_sm over a transceiver is the one cell that prose adds. */
function expected(name: string, side: 'esme' | 'smsc', state: string, version: Version): SendVerdict {
  const fact = facts.commands[name]!
  if (version === '3.3') {
    if (fact.introduced !== '3.3') return 'wrong-version'
    if (fact.group === 'legacy-3.3') {
      if (name.endsWith('_resp') === (side === 'esme')) return 'wrong-side'
      return state === 'BOUND_TX' || state === 'BOUND_TRX' ? 'allowed' : 'wrong-state'
    }
  }
  const printed = fact.states[version === '3.3' ? '3.4' : version]
  if (printed === null) return 'wrong-version'
  const senders = printed[side]
  if (senders === undefined) return 'wrong-side'
  const isReplace = /^replace_sm/.test(name) && state === 'BOUND_TRX'
  return senders.includes(state) || isReplace ? 'allowed' : 'wrong-state'
}

describe('who may send what, in which state, in which version', () => {
  for (const version of ['3.3', '3.4', '5.0'] as const) {
    test(`is as printed for all commands, sides and states of ${version}`, () => {
      let cells = 0
      for (const [name, row] of Object.entries(pduTable)) {
        for (const side of ['esme', 'smsc'] as const) {
          for (const state of states) {
            const verdict = sendVerdict(row, side, state, version)
            expect([name, side, state, verdict]).toEqual([
              name,
              side,
              state,
              expected(name, side, state, version),
            ])
            cells += 1
          }
        }
      }
      expect(cells).toBe(39 * 2 * 6)
    })
  }

  test('a refusal is never stricter than the letter, and lets pass only what a later version allows', () => {
    for (const version of ['3.3', '3.4', '5.0'] as const) {
      for (const side of ['esme', 'smsc'] as const) {
        for (const state of states) {
          const rules = refusalsIn(side, state, octets[version])
          for (const [name, row] of Object.entries(pduTable)) {
            const letter = sendVerdict(row, side, state, version)
            const verdict = rules.get(name)
            if (letter === 'allowed') expect([name, verdict]).toEqual([name, 'allowed'])
            else if (verdict === 'allowed') {
              expect(version).not.toBe('5.0')
              expect(sendVerdict(row, side, state, '5.0')).toBe('allowed')
            }
          }
        }
      }
    }
  })

  test('enquire_link before the bind passes in every version, a submit in none', () => {
    for (const version of [0x33, 0x34, 0x50]) {
      expect(refusalsIn('esme', 'OPEN', version).get('enquire_link')).toBe('allowed')
      expect(refusalsIn('esme', 'OPEN', version).get('submit_sm')).toBe('wrong-state')
      expect(refusalsIn('esme', 'BOUND_RX', version).get('submit_sm')).toBe('wrong-state')
    }
  })

  test('the version is to blame only where the state and the side are not', () => {
    expect(refusalsIn('esme', 'BOUND_TX', 0x34).get('broadcast_sm')).toBe('wrong-version')
    expect(refusalsIn('esme', 'BOUND_RX', 0x34).get('broadcast_sm')).toBe('wrong-state')
    expect(refusalsIn('smsc', 'BOUND_TRX', 0x34).get('broadcast_sm')).toBe('wrong-side')
    expect(refusalsIn('esme', 'BOUND_TRX', 0x50).get('query_msg_details')).toBe('wrong-version')
    expect(refusalsIn('esme', 'OPEN', 0x33).get('bind_transceiver')).toBe('wrong-version')
  })
})

test('versions are read as the specification reads them, and the lower one is shared', () => {
  expect([0, 3, 5, 0x33, 0x34, 0x35, 0x4f, 0x50, 0x51, 0xff].map(versionName)).toEqual([
    ...['3.3', '3.3', '3.3', '3.3', '3.4', '3.4', '3.4', '5.0', '5.0', '5.0'],
  ])
  expect(sharedVersion(0x34, 0x50)).toBe(0x34)
  expect(sharedVersion(0x50, 0x34)).toBe(0x34)
  expect(sharedVersion(0x50, null)).toBe(0x50)
})
