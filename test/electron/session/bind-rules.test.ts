import { describe, expect, test } from 'vitest'
import {
  bindModeOf,
  isAllowed,
  responseTo,
  sendFault,
  wireState,
} from '../../../electron/session/bind-rules.ts'
import { refusalsIn } from '../../../shared/smpp/session-rules.ts'

describe('what a bind allows', () => {
  test('a client may submit as transmitter and transceiver, not as receiver or unbound', () => {
    expect(isAllowed('submit_sm', 'esme', 'transmitter')).toBe(true)
    expect(isAllowed('submit_sm', 'esme', 'transceiver')).toBe(true)
    expect(isAllowed('submit_sm', 'esme', 'receiver')).toBe(false)
    expect(isAllowed('submit_sm', 'esme', null)).toBe(false)
  })

  test('an SMSC may deliver to receiver and transceiver alone', () => {
    expect(isAllowed('deliver_sm', 'smsc', 'receiver')).toBe(true)
    expect(isAllowed('deliver_sm', 'smsc', 'transmitter')).toBe(false)
    expect(isAllowed('deliver_sm', 'esme', 'transceiver')).toBe(false)
  })

  test('what one version alone has is no less allowed', () => {
    expect(isAllowed('broadcast_sm', 'esme', 'transmitter')).toBe(true)
    expect(isAllowed('query_last_msgs', 'esme', 'transmitter')).toBe(true)
    expect(isAllowed('query_last_msgs', 'smsc', 'transmitter')).toBe(false)
  })

  test('what the bind forbids and what the version lacks are told apart', () => {
    const fault = (command: 'submit_sm' | 'broadcast_sm' | 'query_last_msgs', version: number) => {
      const verdict = refusalsIn('esme', wireState('receiver'), version).get(command)
      return sendFault(command, verdict, 'receiver', version)?.toJSON()
    }
    expect(fault('submit_sm', 0x34)).toMatchObject({
      code: 'session.wrong-bind',
      detail: { bindMode: 'receiver', command: 'submit_sm' },
    })
    const transmitter = refusalsIn('esme', wireState('transmitter'), 0x34)
    expect(
      sendFault('broadcast_sm', transmitter.get('broadcast_sm'), 'transmitter', 0x34)?.toJSON(),
    ).toMatchObject({
      code: 'session.wrong-version',
      detail: { command: 'broadcast_sm', needs: '5.0', session: '3.4' },
    })
    expect(
      sendFault('query_last_msgs', transmitter.get('query_last_msgs'), 'transmitter', 0x34)?.toJSON(),
    ).toMatchObject({ code: 'session.wrong-version', detail: { needs: '3.3', session: '3.4' } })
    expect(sendFault('submit_sm', 'allowed', 'transmitter', 0x34)).toBeNull()
  })

  test('binds know their mode and answer', () => {
    expect(bindModeOf('bind_receiver')).toBe('receiver')
    expect(bindModeOf('submit_sm')).toBeNull()
    expect(responseTo('bind_receiver')).toBe('bind_receiver_resp')
    expect(responseTo('alert_notification')).toBeUndefined()
    expect(responseTo('submit_sm_resp')).toBeUndefined()
  })
})
