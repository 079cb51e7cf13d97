import { mapTexts } from '../../shared/plan/map-texts.ts'
import { encodeGsm7 } from '../../shared/text/gsm7.ts'
import { encodeUcs2 } from '../../shared/text/ucs2.ts'

const asterisk = '*'.charCodeAt(0)
/** Shorter ones stand in anything by chance, and nothing could be read any more. */
const shortest = 3

/** Values that came from the environment: no report, no line and no octets show them. */
export class PlanSecrets {
  readonly #texts = new Set<string>()

  add(text: string): void {
    if (text.length >= shortest) this.#texts.add(text)
  }

  /** The text with each of them as `***`. */
  hide(text: string): string {
    let hidden = text
    for (const secret of this.#texts) hidden = hidden.replaceAll(secret, '***')
    return hidden
  }

  /** Every text of a value, as `hide` gives it back. */
  hideIn<T>(value: T): T {
    return this.#texts.size === 0 ? value : mapTexts(value, (text) => this.hide(text))
  }

  /** Writes asterisks over them in the octets of a PDU, in whichever alphabet of SMS they stand. */
  hideOctets(octets: Uint8Array): void {
    const whole = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
    for (const secret of this.#texts) {
      for (const form of formsOf(secret)) {
        for (let at = whole.indexOf(form); at >= 0; at = whole.indexOf(form, at + 1))
          octets.fill(asterisk, at, at + form.length)
      }
    }
  }
}

function formsOf(secret: string): Uint8Array[] {
  const gsm7 = encodeGsm7(secret)
  return [
    Buffer.from(secret, 'utf8'),
    Buffer.from(secret, 'latin1'),
    encodeUcs2(secret),
    ...(gsm7 === null ? [] : [gsm7]),
  ].filter(({ length }) => length > 0)
}
