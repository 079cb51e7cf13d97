import { expect, test } from 'vitest'
import { completePlan } from '../../../shared/plan/plan-completion.ts'

/** The place of | in the text. */
function at(text: string) {
  const place = text.indexOf('|')
  return completePlan(text.replace('|', ''), place)
}

test('offers the keys of a plan, of a check and of a step', () => {
  expect(at('plan: 1\nna|')?.options).toContain('name')
  expect(at('plan: 1\nchecks:\n  - id: one\n    |')?.options).toEqual(
    expect.arrayContaining(['steps', 'severity', 'needs']),
  )
  const steps = 'plan: 1\nchecks:\n  - id: one\n    steps:\n      - |'
  expect(at(steps)?.options).toEqual(expect.arrayContaining(['submit_sm', 'receive', 'enquire_link']))
})

test('offers fields of an operation, and of what is expected', () => {
  const submit = 'checks:\n  - id: one\n    steps:\n      - submit_sm:\n          dest|'
  expect(at(submit)?.options).toContain('destination_addr')
  const expected = 'checks:\n  - id: one\n    steps:\n      - bind: main\n        expect:\n          |'
  expect(at(expected)?.options).toEqual(
    expect.arrayContaining(['command_status', 'response_time', 'receipt.stat']),
  )
})

test('goes past the checks above, also where the list is not indented', () => {
  const second = 'checks:\n- id: one\n  steps:\n  - unbind: main\n- id: two\n  |'
  expect(at(second)?.options).toContain('severity')
})

test('offers the words of a value, from where the word begins', () => {
  const text = 'checks:\n  - id: one\n    severity: sh|'
  expect(at(text)).toEqual({ from: text.indexOf('sh|'), kind: 'word', options: ['must', 'should', 'info'] })
  expect(at('sessions:\n  main:\n    bind: |')?.options).toEqual(['transmitter', 'receiver', 'transceiver'])
})

test('offers nothing within free text', () => {
  expect(at('name: Some w|')).toBeNull()
  expect(at('plan: 1\n"quoted |')).toBeNull()
})
