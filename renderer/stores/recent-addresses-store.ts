import { create } from 'zustand'
import { client } from './host-store.ts'
import { notifyFault } from './toast-store.ts'

interface RecentAddresses {
  /** Newest first. */
  readonly senders: readonly string[]
  readonly recipients: readonly string[]
}

/** Recipients of the last messages, and their senders: offered while an address is typed. */
export const useRecentAddresses = create<RecentAddresses>(() => ({ senders: [], recipients: [] }))

const lookedAt = 200
const offered = 12

function distinct(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].filter((addr) => addr !== '').slice(0, offered)
}

export async function loadRecentAddresses(): Promise<void> {
  try {
    const { cards } = await client().call('message.page', { before: null, limit: lookedAt, filter: '' })
    const sent = cards.filter((card) => card.direction === 'sent')
    useRecentAddresses.setState({
      senders: distinct(sent.map((card) => card.source.addr)),
      recipients: distinct(sent.map((card) => card.destination.addr)),
    })
  } catch (error) {
    notifyFault(error)
  }
}

/** A message has just gone from one to the other. */
export function noteAddresses(sender: string, recipient: string): void {
  useRecentAddresses.setState(({ senders, recipients }) => ({
    senders: distinct([sender, ...senders]),
    recipients: distinct([recipient, ...recipients]),
  }))
}
