import { expect, test } from 'vitest'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import { receiptArrival } from '../../../shared/receipts/receipt-arrival.ts'

const arrival = (done: string, received: string) =>
  receiptArrival(parseReceipt(`id:1 stat:DELIVRD done date:${done}`), Date.parse(received))

test.each([
  // YYMMDDhhmmss and YYYYMMDDhhmm, both of which are dates.
  ['201011101112', '2020-10-11T07:11:40Z', '2020-10-11T10:11:12'],
  ['201011101112', '2010-11-10T11:12:40Z', '2010-11-10T11:12'],
])('of the readings of %s that nearest to %s is taken', (done, received, doneAt) => {
  expect(arrival(done, received).doneAt).toMatch(new RegExp(`^${doneAt}`))
})

test.each([
  ['2311291201', '2023-11-29T09:01:30Z', '+03:00'],
  ['231129120130', '2023-11-29T12:01:31Z', '+00:00'],
  ['2311291201', '2023-11-29T06:31:00Z', '+05:30'],
  ['2311290701', '2023-11-29T12:02:10Z', '-05:00'],
  // Hours late at no whole zone, days late, or no date at all: nothing is claimed.
  ['2311291201', '2023-11-29T09:08:30Z', null],
  ['2311271201', '2023-11-29T12:01:00Z', null],
  ['9999999999', '2023-11-29T12:01:00Z', null],
])('a done date of %s that came at %s speaks for %s', (done, received, utcOffset) => {
  expect(arrival(done, received).utcOffset).toBe(utcOffset)
})
