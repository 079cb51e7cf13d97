import { expect, test } from 'vitest'
import { maxValueOctets } from '../../../shared/smpp/pdu-layout.ts'

test('says how long a value may be, its NUL left out', () => {
  // 3.4 §4.1.1, §4.4.1 and §5.2.21, where the NUL is counted.
  const limits = {
    bind_transceiver: { system_id: 15, password: 8, system_type: 12, address_range: 40 },
    submit_sm: { source_addr: 20, destination_addr: 20, service_type: 5, short_message: 254 },
  } as const
  for (const command of ['bind_transceiver', 'submit_sm'] as const) {
    for (const [field, octets] of Object.entries(limits[command])) {
      expect(maxValueOctets(command, field), `${command}.${field}`).toBe(octets)
    }
  }
})

test('knows no such length of a number', () => {
  expect(() => maxValueOctets('submit_sm', 'esm_class')).toThrow('submit_sm.esm_class is no string')
})
