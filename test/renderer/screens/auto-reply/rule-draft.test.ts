import { expect, test } from 'vitest'
import {
  draftOfRule,
  draftProblems,
  ruleOfDraft,
} from '../../../../renderer/screens/auto-reply/rule-draft.ts'
import { type AnswerRule, answerRuleSchema, ruleOf } from '../../../../shared/answering/answer-rule.ts'

/** A rule that says all that a file may. */
const whole: AnswerRule = {
  name: 'Help',
  on: false,
  ...ruleOf('text ~ "^help"', {
    ...{ reply: 'We help', delay: '2s', once: '10m', from: '1234', to: '79161234567', session: 'Other' },
    ...{ encoding: 'ucs2', method: 'udh16', data_coding: 8, registered_delivery: 1 },
    ack: { delay: '500ms', status: 'ESME_RMSGQFUL' },
  }),
}

test('a rule goes through the form and back as it was', () => {
  expect(Object.keys(whole.then).toSorted()).toEqual(
    Object.keys(answerRuleSchema.shape.then.shape).toSorted(),
  )
  expect(ruleOfDraft(draftOfRule(whole), whole)).toEqual(whole)
  expect(draftProblems(draftOfRule(whole), whole, 'en')).toEqual(new Map())
})

test('octets are read as decimal and as hex, and what is none is told at its field', () => {
  const draft = { ...draftOfRule(whole), data_coding: '0xF5', registered_delivery: '256' }
  const rule = ruleOfDraft(draft, whole)
  expect(rule.then).toMatchObject({ data_coding: 0xf5 })
  expect([...draftProblems(draft, rule, 'en').keys()]).toEqual(['registered_delivery'])
  expect(draftProblems(draft, rule, 'ru').get('registered_delivery')).toContain('256')
})

test('a rule whose reply was emptied says nothing of how it is sent', () => {
  const draft = { ...draftOfRule(whole), reply: ' ' }
  const rule = ruleOfDraft(draft, whole)
  expect(rule.then).toEqual({ ack: whole.then.ack })
  expect(draftProblems(draft, rule, 'en')).toEqual(new Map())
})
