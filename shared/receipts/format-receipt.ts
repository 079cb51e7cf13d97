/** Fields of a receipt text. Dates are epoch milliseconds, written in the message centre's local time. */
export interface ReceiptText {
  readonly id: string
  readonly submitted: number
  readonly delivered: number
  readonly submittedAt: number
  readonly doneAt: number
  /** Minutes the message centre's clock is ahead of UTC. */
  readonly utcOffsetMinutes: number
  /** DELIVRD, UNDELIV … as it shall stand. */
  readonly stat: string
  readonly err: string
  /** The message; its first 20 characters are written. */
  readonly text: string
}

const textCharacters = 20

/** As much of a message as its receipt quotes. */
export function quotedText(text: string): string {
  // A character has two units at most.
  return Array.from(text.slice(0, 2 * textCharacters))
    .slice(0, textCharacters)
    .join('')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** YYMMDDhhmm of an instant in a zone. */
function formatReceiptDate(at: number, utcOffsetMinutes: number): string {
  const local = new Date(at + utcOffsetMinutes * 60_000)
  const parts = [local.getUTCFullYear() % 100, local.getUTCMonth() + 1, local.getUTCDate()]
  return [...parts, local.getUTCHours(), local.getUTCMinutes()].map(two).join('')
}

/** The text of SMPP 3.4 Appendix B: `id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… Text:…`. */
export function formatReceiptText(receipt: ReceiptText): string {
  const three = (value: number): string => String(value).padStart(3, '0')
  return [
    `id:${receipt.id}`,
    `sub:${three(receipt.submitted)}`,
    `dlvrd:${three(receipt.delivered)}`,
    `submit date:${formatReceiptDate(receipt.submittedAt, receipt.utcOffsetMinutes)}`,
    `done date:${formatReceiptDate(receipt.doneAt, receipt.utcOffsetMinutes)}`,
    `stat:${receipt.stat}`,
    `err:${receipt.err}`,
    `Text:${quotedText(receipt.text)}`,
  ].join(' ')
}
