import { expect, test } from 'vitest'
import { mobileAddress } from '../../../shared/simulator/mobile-flow.ts'

test.each([
  ['79161234567', { ton: 1, npi: 1, addr: '79161234567' }],
  [' +7 916 123-45-67 ', { ton: 1, npi: 1, addr: '79161234567' }],
  ['1234', { ton: 3, npi: 0, addr: '1234' }],
  ['INFO', { ton: 5, npi: 0, addr: 'INFO' }],
])('reads %j as the address it looks like', (typed, address) => expect(mobileAddress(typed)).toEqual(address))
