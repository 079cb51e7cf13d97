import { create } from 'zustand'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { latestTab, type RoomId, type TabId, tabIds } from './rooms.ts'

/** The code that is to be explained. */
export interface CodesRequest {
  /** '0x0403', '1027', 'ESME_RSYSERR', or words. */
  readonly code: string
  /** The PDU it was read in: submit_sm_resp … */
  readonly pdu?: string
  /** Where in it: command_status, receipt_err … */
  readonly field?: string
  readonly profileId?: string
}

/** Values that the message form should start from; fields left out keep its own. */
export interface ComposeRequest {
  readonly sessionId?: string
  readonly connectionId?: string
  readonly intent: Partial<SendIntent>
}

interface NavigationState {
  /** On show. */
  readonly tab: TabId
  /** Every tab that was on show, latest first: its screen is kept. */
  readonly visited: readonly TabId[]
  /** Each request stays until its screen takes it (`take…`), so that it survives the screen's loading. */
  readonly codes: CodesRequest | null
  readonly pduSeq: number | null
  readonly messageId: string | null
  readonly compose: ComposeRequest | null
  readonly connectionId: string | null
  readonly providerId: string | null
  readonly isPaletteOpen: boolean
}

const firstTab = tabInAddress() ?? 'connections'

export const useNavigation = create<NavigationState>(() => ({
  tab: firstTab,
  visited: [firstTab],
  codes: null,
  pduSeq: null,
  messageId: null,
  compose: null,
  connectionId: null,
  providerId: null,
  isPaletteOpen: false,
}))

export function goTo(tab: TabId): void {
  useNavigation.setState(({ visited }) => ({
    tab,
    visited: [tab, ...visited.filter((one) => one !== tab)],
    isPaletteOpen: false,
  }))
  // The tab survives a reload; nothing else goes into the address.
  history.replaceState(null, '', `#/${tab}`)
}

/** The room's tab that was on show last. */
export function goToRoom(room: RoomId): void {
  goTo(latestTab(room, useNavigation.getState().visited))
}

export function openCodes(codes: CodesRequest): void {
  useNavigation.setState({ codes })
  goTo('codes')
}

/** Selects a PDU of the capture. */
export function openPdu(pduSeq: number): void {
  useNavigation.setState({ pduSeq })
  goTo('live')
}

export function openMessage(messageId: string): void {
  useNavigation.setState({ messageId })
  goTo('messages')
}

export function composeWith(compose: ComposeRequest): void {
  useNavigation.setState({ compose })
  goTo('message')
}

export function openConnection(connectionId: string | null): void {
  useNavigation.setState({ connectionId })
  goTo('connections')
}

export function openProvider(providerId: string): void {
  useNavigation.setState({ providerId })
  goTo('providers')
}

export function setPaletteOpen(isPaletteOpen: boolean): void {
  useNavigation.setState({ isPaletteOpen })
}

type Request = 'codes' | 'pduSeq' | 'messageId' | 'compose' | 'connectionId' | 'providerId'

/**
 * Hands a waiting request to the screen it was meant for, once. Screens call it in an effect that depends on the
 * request: `const request = useNavigation((state) => state.codes)`.
 */
export function takeRequest<R extends Request>(name: R): NavigationState[R] {
  const value = useNavigation.getState()[name]
  if (value !== null) useNavigation.setState({ [name]: null })
  return value
}

function tabInAddress(): TabId | null {
  if (typeof location === 'undefined') return null
  return tabIds().find((tab) => location.hash === `#/${tab}`) ?? null
}
