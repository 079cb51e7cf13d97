import { expect, test } from 'vitest'
import { dialectSamples } from '../../../shared/paste/dialect-samples.ts'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../../../shared/profiles/catalogue.ts'
import { proposeDialect } from '../../../shared/receipts/propose-dialect.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'

const catalogue = makeCatalogue(builtInProfiles)
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')
const text = (id: string) =>
  `id:${id} sub:001 dlvrd:001 submit date:2611281200 done date:2611281203 stat:DELIVRD err:000 text:`
const answer = (id: string) =>
  hex(encodePdu({ command: 'submit_sm_resp', sequence_number: 7, fields: { message_id: id } }))
const receipt = (id: string, esm_class = 4) => {
  const short_message = new Uint8Array(Buffer.from(text(id)))
  return hex(encodePdu({ command: 'deliver_sm', sequence_number: 8, fields: { esm_class, short_message } }))
}

test('takes receipts as texts and in PDUs, announced or not, and the ids of responses', () => {
  const paste = [answer('ff'), receipt('255'), receipt('256', 0), answer('100'), text('257')].join('\n\n')
  const { samples, submittedIds } = dialectSamples(paste, { catalogue })
  expect(submittedIds).toEqual(['ff', '100'])
  expect(samples.map((sample) => sample.receipt.id)).toEqual(['255', '256', '257'])
  expect(samples.every((sample) => sample.text.startsWith('id:'))).toBe(true)
  expect(proposeDialect(samples, submittedIds, '2026-11-29').idRule.value).toBe('hex-to-decimal')
})

test('finds nothing in a message and in words', () => {
  const message = hex(
    encodePdu({
      command: 'deliver_sm',
      sequence_number: 1,
      fields: { short_message: new Uint8Array(Buffer.from('Hello')) },
    }),
  )
  expect(dialectSamples(`${message}\nplease help`, { catalogue })).toEqual({ samples: [], submittedIds: [] })
})
