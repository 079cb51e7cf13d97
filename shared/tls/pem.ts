const sequence = 0x30
const integer = 0x02
const oid = 0x06
const octetString = 0x04
/** Tag of a certificate's version, which is left out in version 1 (RFC 5280 §4.1). */
const versionTag = 0xa0

/** Where the value of the DER element at `at` begins (X.690 §8.1.3). */
function valueAt(octets: Uint8Array, at: number): number {
  const length = octets[at + 1] ?? 0
  return at + 2 + (length < 0x80 ? 0 : length & 0x7f)
}

/**
 * Label of DER as PEM has it (RFC 7468), told by its first elements: a certificate, or a key as PKCS #8 plain
 * or encrypted (RFC 5958), PKCS #1 (RFC 8017 A.1.2) or SEC 1 (RFC 5915). null for a PFX and everything else.
 */
export function derLabel(octets: Uint8Array): string | null {
  if (octets[0] !== sequence) return null
  const first = valueAt(octets, 0)
  if (octets[first] === sequence) {
    const inner = octets[valueAt(octets, first)]
    if (inner === oid) return 'ENCRYPTED PRIVATE KEY'
    return inner === versionTag || inner === integer ? 'CERTIFICATE' : null
  }
  if (octets[first] !== integer || octets[first + 1] !== 1) return null
  const version = octets[first + 2] ?? 0
  if (version > 1) return null
  switch (octets[first + 3]) {
    case sequence:
      return 'PRIVATE KEY'
    case integer:
      return 'RSA PRIVATE KEY'
    case octetString:
      return 'EC PRIVATE KEY'
    default:
      return null
  }
}

/** DER, given as base64, between the lines of PEM. */
export function pemOf(label: string, base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
