import { expect, test } from 'vitest'
import { formFieldList, intentFieldList } from '../../../shared/message/intent-fields.ts'
import { messageKindSchema, sendIntentSchema } from '../../../shared/message/send-intent.ts'
import { sparseIntent, usualIntent, wholeIntent } from '../../../shared/message/whole-intent.ts'
import { layoutOfCommand } from '../../../shared/smpp/pdu-layout.ts'

const named = <Value>(values: readonly (Value | null | undefined)[]) =>
  values.filter((value) => value !== null && value !== undefined)

test('no two fields share an option, a key of segments or a field of submit_sm', () => {
  for (const names of [
    named(intentFieldList.map(([, { option }]) => option?.name)),
    named(intentFieldList.map(([, { json }]) => json)),
    named(intentFieldList.map(([, { wire }]) => wire)),
  ]) {
    expect(names.length).toBeGreaterThan(5)
    expect(new Set(names).size).toBe(names.length)
  }
})

test('a field that goes into one of submit_sm bears its name, and is shown under it', () => {
  const { names } = layoutOfCommand('submit_sm')
  for (const [name, { wire }] of intentFieldList) if (wire !== null) expect(names).toContain(name)
  for (const { name, form } of formFieldList) {
    if (form.label === null) expect(names, name).toContain(name)
  }
})

test('what a field usually is may stand in an intent, or is what its absence means', () => {
  for (const [name, { schema, usual }] of intentFieldList) {
    const isUsualValid = schema.safeParse(usual).success
    expect(isUsualValid || (usual === null && schema.safeParse(undefined).success), name).toBe(true)
  }
  expect(sendIntentSchema.parse(sparseIntent(usualIntent))).toEqual(sparseIntent(usualIntent))
})

test('what 0.1.0 stored is a whole intent: every later field may be absent', () => {
  const stored = {
    source: { ton: 5, npi: 0, addr: 'ALPHA' },
    destination: { ton: 1, npi: 1, addr: '79161234567' },
    text: 'Hello',
    encoding: 'auto',
    method: 'udh8',
    reference: 7,
    data_coding: null,
    service_type: '',
    protocol_id: 0,
    priority_flag: 0,
    schedule_delivery_time: '',
    validity_period: '',
    registered_delivery: 1,
    replace_if_present_flag: 0,
    sm_default_msg_id: 0,
    tlvs: [],
  } as const
  expect(sendIntentSchema.parse(stored)).toEqual(stored)
  expect(sparseIntent(wholeIntent(sendIntentSchema.parse(stored)))).toEqual(stored)
})

test('--kind takes what makes a message more than a text, and nothing else', () => {
  expect(messageKindSchema.keyof().options).toEqual([
    'nationalSingleShift',
    'nationalLockingShift',
    'textRules',
    'messageClass',
    'ports',
    'waiting',
    'wapPush',
    'ussdServiceOp',
    'firstPartHeader',
  ])
})
