import type { SendIntent } from './send-intent.ts'

/** The texts of a message in which {{variables}} are filled. */
export function textsOf({
  text,
  source,
  destination,
  wapPush,
}: Pick<SendIntent, 'text' | 'source' | 'destination' | 'wapPush'>): string[] {
  return [text, source.addr, destination.addr, wapPush?.href ?? '']
}

/** The message with each of its textsOf as `fill` gives it back. */
export function withTexts(intent: SendIntent, fill: (text: string) => string): SendIntent {
  const { source, destination, wapPush } = intent
  return {
    ...intent,
    text: fill(intent.text),
    source: { ...source, addr: fill(source.addr) },
    destination: { ...destination, addr: fill(destination.addr) },
    ...(wapPush ? { wapPush: { ...wapPush, href: fill(wapPush.href) } } : {}),
  }
}
