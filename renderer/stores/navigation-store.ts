import { create } from 'zustand'
import type { MessageCard } from '../../shared/contract/message.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { pageOfTab } from './help-pages.ts'
import { returnToPlaces, stepTo } from './place-history.ts'
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
  /** Only the text is missing. `insteadOf`: the name of the connection that heard the message, when another one answers. */
  readonly reply?: { readonly insteadOf: string | null }
}

/** A place in the guide. It stands in the address, so that any text may come in it. */
export interface HelpPlace {
  /** The id of a page, if there is one of that name. */
  readonly page: string
  /** A heading in it; '': its start. */
  readonly anchor: string
}

/** A row of a bulk run. */
export type BulkRowPlace = NonNullable<MessageCard['run']>

interface NavigationState {
  /** On show. */
  readonly tab: TabId
  /** Every tab that was on show, latest first: its screen is kept. */
  readonly visited: readonly TabId[]
  /** Each request stays until its screen takes it (`take…`), so that it survives the screen's loading. */
  readonly codes: CodesRequest | null
  readonly pduSeq: number | null
  readonly messageId: string | null
  readonly bulkRow: BulkRowPlace | null
  readonly compose: ComposeRequest | null
  readonly connectionId: string | null
  readonly providerId: string | null
  /** On show in Help, or what it would show. */
  readonly help: HelpPlace
  readonly isPaletteOpen: boolean
  readonly areKeysOpen: boolean
  /** The screen was asked for something: what had the focus there before has it no longer. */
  readonly isFresh: boolean
}

const firstPage: HelpPlace = { page: 'first-minute', anchor: '' }
const firstTab = tabInAddress() ?? 'connections'

const noRequest = {
  codes: null,
  pduSeq: null,
  messageId: null,
  bulkRow: null,
  compose: null,
  connectionId: null,
  providerId: null,
}

export const useNavigation = create<NavigationState>(() => ({
  tab: firstTab,
  visited: [firstTab],
  ...noRequest,
  help: helpInAddress() ?? firstPage,
  isPaletteOpen: false,
  areKeysOpen: false,
  isFresh: false,
}))

/** Every step stands in the history of the window, and Back returns to the very place that was left. */
export function goTo(tab: TabId): void {
  const from = useNavigation.getState().tab
  if (tab !== from) stepTo(addressOf(tab), from)
  show(tab, false)
}

function show(tab: TabId, isFresh: boolean): void {
  useNavigation.setState(({ visited }) => ({
    tab,
    visited: [tab, ...visited.filter((one) => one !== tab)],
    isPaletteOpen: false,
    areKeysOpen: false,
    isFresh,
  }))
}

/** A step within the tab on show is one as well: another PDU, another code. */
function goFor(tab: TabId, request: Partial<NavigationState>, address = addressOf(tab)): void {
  stepTo(address, useNavigation.getState().tab)
  useNavigation.setState(request)
  show(tab, true)
}

/** Follows Back and Forward of the window, for as long as it lives. */
export function startNavigation(): void {
  returnToPlaces({
    tabOnShow: () => useNavigation.getState().tab,
    onReturn: () => {
      const help = helpInAddress()
      useNavigation.setState({ ...noRequest, ...(help === null ? {} : { help }) })
      show(tabInAddress() ?? 'connections', false)
    },
  })
}

/** The room's tab that was on show last. */
export function goToRoom(room: RoomId): void {
  goTo(latestTab(room, useNavigation.getState().visited))
}

export function openCodes(codes: CodesRequest): void {
  goFor('codes', { codes })
}

/** Selects a PDU of the capture. */
export function openPdu(pduSeq: number): void {
  goFor('live', { pduSeq })
}

export function openMessage(messageId: string): void {
  goFor('messages', { messageId })
}

/** Selects a row of a bulk run. */
export function openBulkRow(bulkRow: BulkRowPlace): void {
  useNavigation.setState({ bulkRow })
  goTo('many')
}

export function composeWith(compose: ComposeRequest): void {
  goFor('message', { compose })
}

export function openConnection(connectionId: string | null): void {
  goFor('connections', { connectionId })
}

export function openProvider(providerId: string): void {
  goFor('providers', { providerId })
}

/** Opens the guide: at a page, else at the one that tells of the tab on show. In Help itself that changes nothing. */
export function openHelp(page?: string, anchor = ''): void {
  const { tab } = useNavigation.getState()
  const to = page ?? (tab === 'help' ? null : pageOfTab[tab])
  if (to === null) return
  const help = { page: to, anchor }
  goFor('help', { help }, helpAddress(help))
}

/** The place as the address of a link says it. */
export function helpAddress({ page, anchor }: HelpPlace): string {
  return `#/help/${[page, anchor].filter(Boolean).map(encodeURIComponent).join('/')}`
}

export function setPaletteOpen(isPaletteOpen: boolean): void {
  useNavigation.setState({ isPaletteOpen })
}

export function setKeysOpen(areKeysOpen: boolean): void {
  useNavigation.setState({ areKeysOpen, ...(areKeysOpen ? { isPaletteOpen: false } : {}) })
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

function addressOf(tab: TabId): string {
  return tab === 'help' ? helpAddress(useNavigation.getState().help) : `#/${tab}`
}

function tabInAddress(): TabId | null {
  const [name] = partsOfAddress()
  return tabIds().find((tab) => tab === name) ?? null
}

function helpInAddress(): HelpPlace | null {
  const [tab, page, anchor = ''] = partsOfAddress()
  return tab === 'help' && page !== undefined && page !== '' ? { page, anchor } : null
}

/** Of '#/help/filter/fields' help, filter, fields; what is not encoded as it should be is taken as it stands. */
function partsOfAddress(): readonly string[] {
  if (typeof location === 'undefined') return []
  return location.hash.replace(/^#\//, '').split('/').map(decoded)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
