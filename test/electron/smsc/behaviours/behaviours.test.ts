import { describe, expect, test } from 'vitest'
import { Behaviours } from '../../../../electron/smsc/behaviours/behaviours.ts'
import { defaultSimulatorConfig } from '../../../../electron/smsc/default-config.ts'
import { messageContext } from '../../../../electron/smsc/message-context.ts'
import { MessageMemory } from '../../../../electron/smsc/message-memory.ts'
import { presentChange } from '../../../../electron/smsc/read-config.ts'
import type { SubmitFacts } from '../../../../electron/smsc/submit-facts.ts'
import type { SimulatorChange } from '../../../../shared/contract/simulator.ts'
import type { Behaviour } from '../../../../shared/simulator/behaviour.ts'
import type { RequestContext } from '../../../../shared/simulator/rule-context.ts'
import { decodePdu } from '../../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../../shared/smpp/encode.ts'
import { catalogue } from '../../../support/catalogue.ts'
import { askedRequest } from '../asked-request.ts'

type Said = Omit<SubmitFacts, 'content'>
type Rule = keyof NonNullable<SimulatorChange['rules']>

const plain: Said = {
  source: 'INFO',
  destination: '79161234567',
  dataCoding: 0,
  octets: 5,
  text: 'Hello',
  part: null,
}

function requestOf(profileId: string, change: Partial<RequestContext> = {}): RequestContext {
  const pdu = decodePdu(encodePdu({ command: 'submit_sm', sequence_number: 1 }))
  return askedRequest(change.pdu ?? pdu, profileId, change)
}

function contextOf(facts: Said, seen: MessageMemory, at: number, balance: number | null = null) {
  const request = requestOf('ru-gateway-8056')
  return messageContext(request, { ...facts, content: facts.text }, { memory: seen, balance, at })
}

/** What the message is answered by the default behaviours, changed in the words of 0.1.0; null accepts it. */
function answerTo(facts: Said, change: SimulatorChange, seen: MessageMemory, at: number) {
  const { behaviours } = { ...config, ...presentChange(change, config) }
  const answer = new Behaviours(behaviours).onMessage(contextOf(facts, seen, at, change.balance))
  return answer && { rule: answer.rule, ...answer.reply, because: answer.because }
}

function accept(facts: Said, seen: MessageMemory, at: number) {
  seen.keep({ ...facts, content: facts.text }, at)
}

const config = defaultSimulatorConfig(catalogue)

function place(reference: number, part: number, parts: number) {
  return { reference, part, parts, by: 'udh' } as const
}

function memory(): MessageMemory {
  return new MessageMemory()
}

function without(rule: Rule, change: SimulatorChange = {}): SimulatorChange {
  return { ...change, rules: { [rule]: false } }
}

/** What each rule is about, with the code that the gateway page gives it. */
const provoked: readonly {
  rule: Rule
  status: number
  facts?: Partial<Said>
  config?: SimulatorChange
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
  { rule: 'by-address', status: 0x0446, facts: { destination: '79160001094' }, says: '' },
]

for (const row of provoked) {
  const facts = { ...plain, ...row.facts }
  const asked = row.config ?? {}
  const about = JSON.stringify(row.facts ?? row.config)
  test(`${row.rule} refuses what it describes (${about}) and passes it when switched off`, () => {
    expect(answerTo(facts, asked, memory(), 0)).toEqual({
      rule: row.rule,
      status: row.status,
      because: row.says,
    })
    expect(answerTo(facts, without(row.rule, asked), memory(), 0)).toBeNull()
  })
}

test('a profile without codes of its own refuses nothing', () => {
  const facts = { ...plain, destination: '79160001027', text: 'casino', content: 'casino', octets: 500 }
  const account = { memory: memory(), balance: null, at: 0 }
  const context = messageContext(requestOf('smpp-3.4'), facts, account)
  expect(new Behaviours(config.behaviours).onMessage(context)).toBeNull()
})

test('an everyday message passes with every rule on', () => {
  expect(answerTo(plain, {}, memory(), 0)).toBeNull()
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
      expect(answerTo(facts, {}, memory(), 0)).toMatchObject({ rule: 'by-address', status })
    })
  }

  test('goes before the other rules', () => {
    const facts = { ...plain, destination: '79160001027', octets: 500, dataCoding: 7 }
    expect(answerTo(facts, {}, memory(), 0)).toMatchObject({ status: 0x0403 })
  })

  test('leaves other endings and short addresses alone', () => {
    for (const destination of ['79160001029', '79160001095', '102', '', 'SHOP1027x']) {
      expect(answerTo({ ...plain, destination }, {}, memory(), 0)).toBeNull()
    }
  })
})

describe('repeats', () => {
  const second = 1000

  test('refuses the same text to the same number inside the window, and takes it after', () => {
    const seen = memory()
    accept(plain, seen, 0)
    const soon = 30 * second - 1
    expect(answerTo({ ...plain, source: 'OTHER' }, {}, seen, soon)).toMatchObject({
      rule: 'repeat',
      status: 0x0453,
    })
    expect(answerTo(plain, without('repeat'), seen, soon)).toBeNull()
    expect(answerTo(plain, {}, seen, soon + 1)).toBeNull()
  })

  test('takes another text to that number and that text to another number', () => {
    const seen = memory()
    accept(plain, seen, 0)
    expect(answerTo({ ...plain, text: 'Hello!' }, {}, seen, 1)).toBeNull()
    expect(answerTo({ ...plain, destination: '79160000000' }, {}, seen, 1)).toBeNull()
  })

  test('follows a window that was changed meanwhile', () => {
    const seen = memory()
    accept(plain, seen, 0)
    expect(answerTo(plain, { repeatWindow: 0 }, seen, 1)).toBeNull()
  })

  test('equal parts of one message are not repeats of each other', () => {
    const seen = memory()
    for (const number of [1, 2, 3]) {
      const facts = { ...plain, text: 'aaa', part: place(5, number, 3) }
      expect(answerTo(facts, {}, seen, number)).toBeNull()
      accept(facts, seen, number)
    }
  })

  test('a part sent twice before the message is whole is a repeat', () => {
    const seen = memory()
    const facts = { ...plain, part: place(5, 1, 2) }
    accept(facts, seen, 0)
    expect(answerTo(facts, {}, seen, 1)).toMatchObject({ rule: 'repeat' })
  })

  test('a long message sent again is refused when its text is whole, whatever its reference', () => {
    const seen = memory()
    const part = (reference: number, number: number) => ({
      ...plain,
      text: `part ${number}`,
      part: place(reference, number, 2),
    })
    for (const number of [1, 2]) accept(part(5, number), seen, 0)
    for (const reference of [5, 6]) {
      expect(answerTo(part(reference, 1), {}, seen, 1)).toBeNull()
      accept(part(reference, 1), seen, 1)
      expect(answerTo(part(reference, 2), {}, seen, 2)).toMatchObject({ rule: 'repeat' })
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
      expect(answerTo(facts, off, seen, 0)).toBeNull()
      accept(facts, seen, 0)
    }
    expect(answerTo(part(3, 'no'), off, seen, 0)).toMatchObject({ because: 'casino' })
  })

  test('two long messages with the same beginning are different messages', () => {
    const seen = memory()
    const begin = { ...plain, text: 'Dear customer, ', part: place(5, 1, 2) }
    const end = (text: string) => ({ ...plain, text, part: place(5, 2, 2) })
    for (const facts of [begin, end('one')]) accept(facts, seen, 0)
    expect(answerTo(begin, {}, seen, 1)).toBeNull()
    accept(begin, seen, 1)
    expect(answerTo(end('two'), {}, seen, 2)).toBeNull()
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
      expect(answerTo(first, {}, seen, 0)).toBeNull()
      accept(first, seen, 0)
      expect(answerTo(second, {}, seen, 1)).toMatchObject({
        rule: 'forbidden-words',
        because: 'casino',
      })
    }
  })

  test('are not joined over a missing part or over different references', () => {
    const seen = memory()
    accept(part(1, 'best cas'), seen, 0)
    expect(answerTo(part(3, 'ino here'), {}, seen, 1)).toBeNull()
    const other = { ...part(2, 'ino here'), part: place(10, 2, 3) }
    expect(answerTo(other, {}, seen, 1)).toBeNull()
  })

  test('are found whatever their letter case, width and white space', () => {
    const asked = { forbiddenWords: ['easy Money'] }
    expect(answerTo({ ...plain, text: 'EASY\u00a0\n ＭＯＮＥＹ!' }, asked, memory(), 0)).toMatchObject({
      rule: 'forbidden-words',
    })
  })
})

describe('the order of behaviours', () => {
  const refuse = (id: string, when: Behaviour['when'], status: number): Behaviour => ({
    id,
    isOn: true,
    when,
    do: { kind: 'refuse', status, as: 'response' },
  })
  const first = refuse('first', { destinationStarts: ['79'] }, 1)
  const second = refuse('second', { textContains: ['hello'] }, 2)
  const context = () => contextOf(plain, memory(), 0)

  test('decides: the first that is on and whose conditions hold answers', () => {
    expect(new Behaviours([first, second]).onMessage(context())).toEqual({
      rule: 'first',
      reply: { status: 1 },
      because: '79',
    })
    expect(new Behaviours([second, first]).onMessage(context())?.rule).toBe('second')
    expect(new Behaviours([{ ...second, isOn: false }, first]).onMessage(context())?.rule).toBe('first')
  })

  test('passes over a behaviour that the profile has no status for', () => {
    const vendor: Behaviour = {
      ...first,
      id: 'vendor',
      do: { kind: 'refuse-as-provider', reason: 'balance' },
    }
    const request = requestOf('smpp-3.4')
    const asked = { ...contextOf(plain, memory(), 0), ...request }
    expect(new Behaviours([vendor, first]).onMessage(asked)?.rule).toBe('first')
    expect(new Behaviours([vendor, first]).onMessage(context())?.rule).toBe('vendor')
  })

  test('holds for all conditions of one behaviour together, each named', () => {
    const both = refuse(
      'both',
      { requests: ['submit_sm'], textContains: ['hell'], destinationStarts: ['+7'] },
      3,
    )
    expect(new Behaviours([both]).onMessage(context())).toMatchObject({ because: 'hell, +7' })
    const other: Behaviour = { ...both, when: { ...both.when, requests: ['data_sm'] } }
    expect(new Behaviours([other]).onMessage(context())).toBeNull()
  })
})

describe('a behaviour on requests', () => {
  const down: Behaviour = {
    id: 'down',
    isOn: true,
    when: { requests: ['query_sm'], versions: ['3.4'] },
    do: { kind: 'refuse', status: 'ESME_RSYSERR', as: 'generic_nack' },
  }
  const query = decodePdu(encodePdu({ command: 'query_sm', sequence_number: 1 }))

  test('answers before any message is read, in a generic_nack where it says so', () => {
    const answer = new Behaviours([down]).onRequest(requestOf('smpp-3.4', { pdu: query }))
    expect(answer).toEqual({ rule: 'down', reply: { nack: 8 }, because: '' })
    expect(new Behaviours([down]).onMessage(contextOf(plain, memory(), 0))).toBeNull()
  })

  test('leaves other requests and versions alone', () => {
    const behaviours = new Behaviours([down])
    expect(behaviours.onRequest(requestOf('smpp-3.4'))).toBeNull()
    const newer = requestOf('smpp-3.4', { pdu: query, interfaceVersion: 0x50 })
    expect(behaviours.onRequest(newer)).toBeNull()
  })
})

test('a final state is given to the messages it is for, without refusing them', () => {
  const lost: Behaviour = {
    id: 'lost',
    isOn: true,
    when: { destinationStarts: ['79'] },
    do: { kind: 'final-state', stat: 'UNDELIV', err: '027' },
  }
  const behaviours = new Behaviours([lost])
  const context = contextOf(plain, memory(), 0)
  expect(behaviours.onMessage(context)).toBeNull()
  expect(behaviours.onAcceptance(context).ending).toEqual({ stat: 'UNDELIV', err: '027' })
  expect(behaviours.onAcceptance({ ...context, destination: '4912345' }).ending).toBeNull()
})

describe('what the profile says of TLVs', () => {
  const ascii = (text: string) => new TextEncoder().encode(text)
  const submit = (...tlvs: { tag: number; value: Uint8Array }[]) =>
    decodePdu(encodePdu({ command: 'submit_sm', sequence_number: 1, tlvs }))
  const entity = { name: 'entity', tag: 0x1400, required: true, values: [] }
  const type = { name: 'type', tag: 0x1401, required: true, values: [{ value: 'A', en: 'a', ru: 'a' }] }
  const row = { meaning: { en: '', ru: '' }, type: 'text', maxOctets: null, direction: 'submit' } as const
  const source = { title: { en: '', ru: '' }, url: null, read: '2026-11' }
  const tlvs = [
    { ...row, ...type, source },
    { ...row, ...entity, source },
  ]

  test('is judged in its order: the first TLV in trouble names the status', () => {
    const behaviours = new Behaviours(config.behaviours)
    const answer = (pdu: RequestContext['pdu']) =>
      behaviours.onRequest(requestOf('smpp-3.4', { pdu, profile: { tlvs, refusals: new Map() } }))
    expect(answer(submit({ tag: 0x1401, value: ascii('B') }))).toEqual({
      rule: 'tlv-value',
      reply: { status: 0xc4 },
      because: 'type 0x1401 = B',
    })
    expect(answer(submit())?.because).toBe('type 0x1401')
    expect(answer(submit({ tag: 0x1401, value: ascii('A') }))).toMatchObject({
      rule: 'tlv-missing',
      because: 'entity 0x1400',
    })
  })
})
