/** Length of a text and two sums over its characters: other texts practically always have others. */
export interface Fingerprint {
  readonly length: number
  readonly one: number
  readonly other: number
}

/** Odd, so that every character counts whatever follows; of the form 8n + 5, which repeat as late as any. */
const oneFactor = 0x5bd1e995
const otherFactor = 0x2c1b3c6d

export const emptyFingerprint: Fingerprint = { length: 0, one: 0, other: 0 }

export function fingerprintOf(text: string): Fingerprint {
  let one = 0
  let other = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index) + 1
    one = (Math.imul(one, oneFactor) + unit) | 0
    other = (Math.imul(other, otherFactor) + unit) | 0
  }
  return { length: text.length, one, other }
}

/** Fingerprint of two texts one behind the other, without reading them. */
export function joinFingerprints(first: Fingerprint, second: Fingerprint): Fingerprint {
  return {
    length: first.length + second.length,
    one: (Math.imul(first.one, power(oneFactor, second.length)) + second.one) | 0,
    other: (Math.imul(first.other, power(otherFactor, second.length)) + second.other) | 0,
  }
}

export function fingerprintKey({ length, one, other }: Fingerprint): string {
  return `${length}.${one}.${other}`
}

const plainKeyLength = 64

/** Key of these texts together, which stays short however long they are. */
export function keyOfTexts(...texts: readonly string[]): string {
  const joined = texts.join('\n')
  return joined.length <= plainKeyLength ? joined : `\n${fingerprintKey(fingerprintOf(joined))}`
}

/** Modulo 2^32, as the sums are. */
function power(factor: number, exponent: number): number {
  let result = 1
  for (let base = factor, rest = exponent; rest > 0; rest >>>= 1) {
    if (rest & 1) result = Math.imul(result, base)
    base = Math.imul(base, base)
  }
  return result
}
