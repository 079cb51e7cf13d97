import type { CaptureRow } from '../../shared/contract/capture.ts'

/** A submit_sm row, with what a test cares about put in. */
export function captureRow(change: Partial<CaptureRow>): CaptureRow {
  return {
    seq: 1,
    at: 1_795_000_000_000,
    direction: 'sent',
    sessionId: 's',
    sessionName: 'Local simulator',
    profileId: 'ru-gateway-8056',
    context: null,
    commandId: 4,
    command: 'submit_sm',
    commandStatus: 0,
    sequenceNumber: 1,
    octets: 60,
    source: 'ALPHA',
    destination: '79161234567',
    requestSeq: null,
    latencyMs: null,
    answer: null,
    repeatOf: null,
    requestCommand: null,
    worstNote: null,
    messageId: null,
    summary: { kind: 'none' },
    ...change,
  }
}
