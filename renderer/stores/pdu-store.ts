import { create } from 'zustand'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { client } from './host-store.ts'
import { ofShown, useShownCapture } from './shown-capture.ts'
import { type NoticeBody, noticeOf } from './toast-store.ts'

export type CapturedPdu = CallOutput<'capture.pdu'>

interface PduState {
  /** Octets of the PDUs looked at lately, by seq. Bind passwords are masked. */
  readonly pdus: Readonly<Record<number, CapturedPdu>>
  readonly failures: Readonly<Record<number, NoticeBody>>
}

export const usePdus = create<PduState>(() => ({ pdus: {}, failures: {} }))

/** The numbers of another capture are other PDUs. */
useShownCapture.subscribe(() => usePdus.setState({ pdus: {}, failures: {} }))

const keptPdus = 60

/**
 * Brings the octets of a PDU. A request without its answer is asked for again each time: the answer may have come.
 */
export async function loadPdu(seq: number): Promise<CapturedPdu | null> {
  const known = usePdus.getState().pdus[seq]
  if (known !== undefined && (known.responseSeq !== null || known.row.requestSeq !== null)) return known
  const shown = ofShown()
  try {
    const pdu = await fetchPdu(seq)
    if (shown.captureId !== ofShown().captureId) return null
    usePdus.setState(({ pdus, failures }) => ({
      pdus: keepNewest(pdus, seq, pdu),
      failures: omit(failures, seq),
    }))
    return pdu
  } catch (error) {
    if (shown.captureId !== ofShown().captureId) return null
    usePdus.setState(({ failures }) => ({ failures: keepNewest(failures, seq, noticeOf(error)) }))
    return null
  }
}

/** Its octets, passwords masked, and what is known of its answer now; rejects as the call does. */
export function fetchPdu(seq: number): Promise<CapturedPdu> {
  return client().call('capture.pdu', { ...ofShown(), seq, secrets: false })
}

function keepNewest<T>(record: Readonly<Record<number, T>>, seq: number, value: T): Record<number, T> {
  const entries = Object.entries(record).filter(([key]) => Number(key) !== seq)
  // Number keys iterate in ascending order, so this drops the lowest seqs: those looked at are usually the newest.
  return Object.fromEntries([...entries.slice(-keptPdus), [seq, value]])
}

function omit<T>(record: Readonly<Record<number, T>>, seq: number): Record<number, T> {
  const { [seq]: _left, ...rest } = record
  return rest
}
