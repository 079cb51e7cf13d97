import type { MessageIdForm } from '../../shared/simulator/message-id-form.ts'

const lowestId = 1_000_000_000
export const idCount = 9_000_000_000

/** Leading zeros make it this long. */
const paddedCharacters = 12

/** The number that the id of a message writes, in a form that writes numbers; null in the others. */
export function idNumber(count: number, form: MessageIdForm): number | null {
  return form === 'decimal' || form === 'hex' || form === 'hex-upper' || form === 'padded'
    ? lowestId + count
    : null
}

/** The message_id of the message of this number, 0 to `idCount`: another one for each in every form but 'empty'. */
export function messageIdOf(count: number, form: MessageIdForm): string {
  const value = lowestId + count
  switch (form) {
    case 'decimal':
      return String(value)
    case 'hex':
      return value.toString(16)
    case 'hex-upper':
      return value.toString(16).toUpperCase()
    case 'padded':
      return String(value).padStart(paddedCharacters, '0')
    case 'uuid': {
      const hex = hex32(count)
      const parts = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `a${hex.slice(17, 20)}`,
        hex.slice(20),
      ]
      return parts.join('-')
    }
    case 'hex-32':
      return hex32(count)
    case 'long':
      return hex32(count + idCount) + hex32(count)
    case 'too-long':
      return `${hex32(count + idCount)}${hex32(count)}0`
    case 'empty':
      return ''
  }
}

/** An id in the same form that no message is given until half of all ids are used up. */
export function neverGivenId(count: number, form: MessageIdForm): string {
  return messageIdOf((count + idCount / 2) % idCount, form === 'empty' ? 'decimal' : form)
}

/** 32 hex digits: scattered ones before those of the number itself, which keep it apart from all others. */
function hex32(count: number): string {
  const low = count % 0x1_0000_0000
  const scattered = [1, 2, 3].map((round) => scatter(low, round).toString(16).padStart(8, '0')).join('')
  return scattered.slice(0, 20) + count.toString(16).padStart(12, '0')
}

/** The finaliser of MurmurHash3: every bit changes all. */
function scatter(value: number, round: number): number {
  let mixed = Math.imul(value + round, 0x9e37_79b1)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
