import type { MessageCard } from '../../shared/contract/message.ts'
import { i18n } from '../locales/i18n.ts'
import { onCards } from './cards-store.ts'
import { client } from './host-store.ts'
import { openMessage } from './navigation-store.ts'
import { changeSettings, useSettings } from './settings-store.ts'
import { notifyFault } from './toast-store.ts'

/** One notice tells of what came within this time, ms. */
const gatheredMs = 1_000
/** Older ones are no news: the card has changed otherwise, ms. */
const freshMs = 30_000
/** Characters of the text that a notice shows. */
const toldUnits = 120
const keptTold = 1_000

export type NoticePermission = NotificationPermission | 'unsupported'

export function noticePermission(): NoticePermission {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission
}

/** Switched on, the system is asked whether it lets the workbench; resolves to what it says. */
export async function switchNotices(isOn: boolean): Promise<NoticePermission> {
  await changeSettings({ messageNotices: isOn })
  if (!isOn || typeof Notification === 'undefined') return noticePermission()
  return Notification.permission === 'default' ? Notification.requestPermission() : Notification.permission
}

/** Messages that were told of, oldest first. */
const told = new Set<string>()
let waiting: MessageCard[] = []

/** Tells of received messages through the system, where that is switched on and the window is not looked at. */
export function startNotices(): void {
  onCards((cards) => {
    for (const card of cards) if (isNews(card)) take(card)
  })
}

function isNews(card: MessageCard): boolean {
  const { settings } = useSettings.getState()
  if (!settings.messageNotices || noticePermission() !== 'granted' || document.hasFocus()) return false
  const isWhole = card.parts.every(({ state }) => state !== 'waiting')
  return (
    card.isUnread === true && isWhole && Date.now() - card.createdAt < freshMs && !told.has(card.messageId)
  )
}

function take(card: MessageCard): void {
  told.add(card.messageId)
  const [oldest] = told
  if (told.size > keptTold && oldest !== undefined) told.delete(oldest)
  waiting.push(card)
  if (waiting.length > 1) return
  setTimeout(() => {
    const cards = waiting
    waiting = []
    tell(cards)
  }, gatheredMs)
}

function tell(cards: readonly MessageCard[]): void {
  const [card] = cards
  if (card === undefined) return
  const t = i18n.getFixedT(null, 'messages')
  const isOne = cards.length === 1
  const title = isOne
    ? t('notice.from', { from: card.source.addr })
    : t('notice.many', { count: cards.length })
  const notice = new Notification(title, {
    body: isOne ? card.text.slice(0, toldUnits) : '',
    tag: 'messages',
  })
  notice.onclick = () => {
    window.focus()
    // A desktop's window that is hidden does not come by itself.
    void client().call('app.showWindow', {}).catch(notifyFault)
    openMessage(card.messageId)
    notice.close()
  }
}
