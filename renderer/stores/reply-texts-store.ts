import { create } from 'zustand'
import type { NumberPair } from '../../shared/message/number-pair.ts'

/** An answer that was begun and not sent. */
export interface ReplyText {
  readonly text: string
  /** It is to end the USSD dialogue. */
  readonly isLast: boolean
}

/** Conversations whose answers are kept, and UTF-16 units of all of them; those changed longest ago are forgotten. */
const most = { pairs: 100, units: 500_000 }
const nothing: ReplyText = { text: '', isLast: false }

export const useReplyTexts = create<{ readonly texts: ReadonlyMap<string, ReplyText> }>(() => ({
  texts: new Map(),
}))

/** What is typed in a conversation; it stays while another one is on show. */
export function useReplyText(pair: NumberPair): ReplyText {
  return useReplyTexts(({ texts }) => texts.get(keyOf(pair)) ?? nothing)
}

export function setReplyText(pair: NumberPair, reply: ReplyText): void {
  const texts = new Map(useReplyTexts.getState().texts)
  texts.delete(keyOf(pair))
  if (reply.text !== '' || reply.isLast) texts.set(keyOf(pair), reply)
  let units = [...texts.values()].reduce((sum, { text }) => sum + text.length, 0)
  for (const [key, { text }] of texts) {
    if (texts.size <= 1 || (texts.size <= most.pairs && units <= most.units)) break
    texts.delete(key)
    units -= text.length
  }
  useReplyTexts.setState({ texts })
}

function keyOf({ own, peer }: NumberPair): string {
  return `${own}\n${peer}`
}
