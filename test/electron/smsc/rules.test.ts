import { describe, expect, test } from 'vitest'
import { ConcatenationMemory } from '../../../electron/smsc/concatenation-memory.ts'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { RepeatMemory } from '../../../electron/smsc/repeat-memory.ts'
import {
  judgeSubmit as judge,
  type Memory,
  rememberSubmit as remember,
} from '../../../electron/smsc/rules.ts'
import { simulatedProfileOf } from '../../../electron/smsc/simulated-profile.ts'
import type { SubmitFacts } from '../../../electron/smsc/submit-facts.ts'
import type { SimulatorConfig, SimulatorRule } from '../../../shared/contract/simulator.ts'
import { catalogue } from '../../support/catalogue.ts'

type Said = Omit<SubmitFacts, 'content'>

const plain: Said = {
  source: 'INFO',
  destination: '79161234567',
  dataCoding: 0,
  octets: 5,
  text: 'Hello',
  part: null,
}
const config = defaultSimulatorConfig(catalogue)

const profile = simulatedProfileOf(catalogue, 'ru-gateway-8056')

function judgeSubmit(facts: Said, asked: SimulatorConfig, seen: Memory, at: number) {
  return judge({ ...facts, content: facts.text }, { config: asked, profile, memory: seen }, at)
}

function rememberSubmit(facts: Said, asked: SimulatorConfig, seen: Memory, at: number) {
  remember({ ...facts, content: facts.text }, { config: asked, profile, memory: seen }, at)
}

function place(reference: number, part: number, parts: number) {
  return { reference, part, parts, by: 'udh' } as const
}

function memory(): Memory {
  return { parts: new ConcatenationMemory(), repeats: new RepeatMemory() }
}

function without(rule: SimulatorRule, from: SimulatorConfig = config): SimulatorConfig {
  return { ...from, rules: { ...from.rules, [rule]: false } }
}

/** What each rule is about, with the code that the gateway page gives it. */
const provoked: readonly {
  rule: SimulatorRule
  status: number
  facts?: Partial<Said>
  config?: Partial<SimulatorConfig>
  says: string
}[] = [
  { rule: 'encoding', status: 0x0400, facts: { dataCoding: 7 }, says: 'data_coding 7' },
  { rule: 'text-limit', status: 0x0401, facts: { octets: 161 }, says: '161 > 160' },
  { rule: 'registration', status: 0x0402, facts: { source: 'Unknown' }, says: 'UNKNOWN' },
  { rule: 'forbidden-words', status: 0x0403, facts: { text: 'Ваше КАЗИНО рядом' }, says: 'казино' },
  { rule: 'blacklist', status: 0x0404, facts: { destination: '+79160000404' }, says: '79160000404' },
  { rule: 'blacklist', status: 0x0404, facts: { source: 'BlackList' }, says: 'BLACKLIST' },
  { rule: 'balance', status: 0x0433, config: { balance: 0 }, says: '0' },
  { rule: 'tariff', status: 0x043c, facts: { destination: '8816123' }, says: '881' },
  { rule: 'upstream-tariff', status: 0x043f, facts: { destination: '+8821' }, says: '882' },
  { rule: 'transport', status: 0x0446, facts: { destination: '88812345' }, says: '888' },
  { rule: 'route', status: 0x045a, facts: { destination: '99912345' }, says: '999' },
  { rule: 'by-address', status: 0x0446, facts: { destination: '79160001094' }, says: '79160001094' },
]

for (const row of provoked) {
  const facts = { ...plain, ...row.facts }
  const asked = { ...config, ...row.config }
  test(`${row.rule} refuses what it describes (${row.says}) and passes it when switched off`, () => {
    expect(judgeSubmit(facts, asked, memory(), 0)).toEqual({
      rule: row.rule,
      status: row.status,
      because: row.says,
    })
    expect(judgeSubmit(facts, without(row.rule, asked), memory(), 0)).toBeNull()
  })
}

test('a profile without codes of its own refuses nothing', () => {
  const court = { config, profile: simulatedProfileOf(catalogue, 'smpp-3.4'), memory: memory() }
  const facts = { ...plain, destination: '79160001027', text: 'casino', content: 'casino', octets: 500 }
  expect(judge(facts, court, 0)).toBeNull()
})

test('an everyday message passes with every rule on', () => {
  expect(judgeSubmit(plain, config, memory(), 0)).toBeNull()
})

describe('by address', () => {
  const codes = {
    1024: 0x0400,
    1025: 0x0401,
    1026: 0x0402,
    1027: 0x0403,
    1028: 0x0404,
    1075: 0x0433,
    1084: 0x043c,
    1087: 0x043f,
    1094: 0x0446,
    1107: 0x0453,
    1114: 0x045a,
  }
  for (const [decimal, status] of Object.entries(codes)) {
    test(`a destination that ends in ${decimal} is refused with that code`, () => {
      const facts = { ...plain, destination: `7916000${decimal}` }
      expect(judgeSubmit(facts, config, memory(), 0)).toMatchObject({ rule: 'by-address', status })
    })
  }

  test('goes before the other rules', () => {
    const facts = { ...plain, destination: '79160001027', octets: 500, dataCoding: 7 }
    expect(judgeSubmit(facts, config, memory(), 0)).toMatchObject({ status: 0x0403 })
  })

  test('leaves other endings and short addresses alone', () => {
    for (const destination of ['79160001029', '79160001095', '102', '', 'SHOP1027x']) {
      expect(judgeSubmit({ ...plain, destination }, config, memory(), 0)).toBeNull()
    }
  })
})

describe('repeats', () => {
  const second = 1000

  test('refuses the same text to the same number inside the window, and takes it after', () => {
    const seen = memory()
    rememberSubmit(plain, config, seen, 0)
    const soon = config.repeatWindow * second - 1
    expect(judgeSubmit({ ...plain, source: 'OTHER' }, config, seen, soon)).toMatchObject({
      rule: 'repeat',
      status: 0x0453,
    })
    expect(judgeSubmit(plain, without('repeat'), seen, soon)).toBeNull()
    expect(judgeSubmit(plain, config, seen, soon + 1)).toBeNull()
  })

  test('takes another text to that number and that text to another number', () => {
    const seen = memory()
    rememberSubmit(plain, config, seen, 0)
    expect(judgeSubmit({ ...plain, text: 'Hello!' }, config, seen, 1)).toBeNull()
    expect(judgeSubmit({ ...plain, destination: '79160000000' }, config, seen, 1)).toBeNull()
  })

  test('follows a window that was changed meanwhile', () => {
    const seen = memory()
    rememberSubmit(plain, config, seen, 0)
    expect(judgeSubmit(plain, { ...config, repeatWindow: 0 }, seen, 1)).toBeNull()
  })

  test('equal parts of one message are not repeats of each other', () => {
    const seen = memory()
    for (const number of [1, 2, 3]) {
      const facts = { ...plain, text: 'aaa', part: place(5, number, 3) }
      expect(judgeSubmit(facts, config, seen, number)).toBeNull()
      rememberSubmit(facts, config, seen, number)
    }
  })

  test('a part sent twice before the message is whole is a repeat', () => {
    const seen = memory()
    const facts = { ...plain, part: place(5, 1, 2) }
    rememberSubmit(facts, config, seen, 0)
    expect(judgeSubmit(facts, config, seen, 1)).toMatchObject({ rule: 'repeat' })
  })

  test('a long message sent again is refused when its text is whole, whatever its reference', () => {
    const seen = memory()
    const part = (reference: number, number: number) => ({
      ...plain,
      text: `part ${number}`,
      part: place(reference, number, 2),
    })
    for (const number of [1, 2]) rememberSubmit(part(5, number), config, seen, 0)
    for (const reference of [5, 6]) {
      expect(judgeSubmit(part(reference, 1), config, seen, 1)).toBeNull()
      const half = memory()
      rememberSubmit(part(reference, 1), config, { parts: seen.parts, repeats: half.repeats }, 1)
      expect(judgeSubmit(part(reference, 2), config, seen, 2)).toMatchObject({ rule: 'repeat' })
    }
  })

  test('with the rule off, a part sent twice does not lose the others', () => {
    const off = without('repeat')
    const seen = memory()
    const part = (number: number, text: string) => ({
      ...plain,
      text,
      part: place(5, number, 3),
    })
    for (const facts of [part(1, 'ca'), part(2, 'si'), part(1, 'ca')]) {
      expect(judgeSubmit(facts, off, seen, 0)).toBeNull()
      rememberSubmit(facts, off, seen, 0)
    }
    expect(judgeSubmit(part(3, 'no'), off, seen, 0)).toMatchObject({ because: 'casino' })
  })

  test('two long messages with the same beginning are different messages', () => {
    const seen = memory()
    const begin = { ...plain, text: 'Dear customer, ', part: place(5, 1, 2) }
    const end = (text: string) => ({ ...plain, text, part: place(5, 2, 2) })
    for (const facts of [begin, end('one')]) rememberSubmit(facts, config, seen, 0)
    expect(judgeSubmit(begin, config, seen, 1)).toBeNull()
    rememberSubmit(begin, config, seen, 1)
    expect(judgeSubmit(end('two'), config, seen, 2)).toBeNull()
  })
})

describe('forbidden words', () => {
  const part = (number: number, text: string) => ({
    ...plain,
    text,
    part: place(9, number, 3),
  })

  test('are found across the parts of one message, in whatever order the parts come', () => {
    for (const [first, second] of [
      [part(1, 'best cas'), part(2, 'ino here')],
      [part(3, 'ino'), part(2, 'cas')],
    ] as const) {
      const seen = memory()
      expect(judgeSubmit(first, config, seen, 0)).toBeNull()
      rememberSubmit(first, config, seen, 0)
      expect(judgeSubmit(second, config, seen, 1)).toMatchObject({
        rule: 'forbidden-words',
        because: 'casino',
      })
    }
  })

  test('are not joined over a missing part or over different references', () => {
    const seen = memory()
    rememberSubmit(part(1, 'best cas'), config, seen, 0)
    expect(judgeSubmit(part(3, 'ino here'), config, seen, 1)).toBeNull()
    const other = { ...part(2, 'ino here'), part: place(10, 2, 3) }
    expect(judgeSubmit(other, config, seen, 1)).toBeNull()
  })

  test('are found whatever their letter case, width and white space', () => {
    const asked = { ...config, forbiddenWords: ['easy Money'] }
    expect(judgeSubmit({ ...plain, text: 'EASY\u00a0\n ＭＯＮＥＹ!' }, asked, memory(), 0)).toMatchObject({
      rule: 'forbidden-words',
    })
  })
})
