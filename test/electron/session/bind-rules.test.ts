import { describe, expect, test } from 'vitest'
import { bindModeOf, isAllowed, responseTo } from '../../../electron/session/bind-rules.ts'

describe('what a bind allows', () => {
  test('a client may submit as transmitter and transceiver, not as receiver or unbound', () => {
    expect(isAllowed('submit_sm', 'esme', 'transmitter')).toBe(true)
    expect(isAllowed('submit_sm', 'esme', 'transceiver')).toBe(true)
    expect(isAllowed('submit_sm', 'esme', 'receiver')).toBe(false)
    expect(isAllowed('submit_sm', 'esme', null)).toBe(false)
  })

  test('an SMSC may deliver to receiver and transceiver alone', () => {
    expect(isAllowed('deliver_sm', 'smsc', 'receiver')).toBe(true)
    expect(isAllowed('deliver_sm', 'smsc', 'transceiver')).toBe(true)
    expect(isAllowed('deliver_sm', 'smsc', 'transmitter')).toBe(false)
    expect(isAllowed('deliver_sm', 'esme', 'transceiver')).toBe(false)
  })

  test('what only 5.0 has is no less allowed, nor what only 3.3 had', () => {
    expect(isAllowed('broadcast_sm', 'esme', 'transmitter')).toBe(true)
    expect(isAllowed('query_last_msgs', 'esme', 'transmitter')).toBe(true)
    expect(isAllowed('query_last_msgs', 'smsc', 'transmitter')).toBe(false)
  })

  test('binds are allowed before the bind, and know their mode and answer', () => {
    expect(isAllowed('bind_receiver', 'esme', null)).toBe(true)
    expect(bindModeOf('bind_receiver')).toBe('receiver')
    expect(bindModeOf('submit_sm')).toBeNull()
    expect(responseTo('bind_receiver')).toBe('bind_receiver_resp')
    expect(responseTo('alert_notification')).toBeUndefined()
    expect(responseTo('submit_sm_resp')).toBeUndefined()
  })
})
