/** User data header elements (3GPP TS 23.040 9.2.3.24): identifier, name in the JSON, fixed data length if any. */
export const udhElementTable: readonly (readonly [iei: number, name: string, dataOctets: number | null])[] = [
  [0x00, 'concatenation-8', 3],
  [0x01, 'special-message-indication', 2],
  [0x04, 'port-8', 2],
  [0x05, 'port-16', 4],
  [0x06, 'smsc-control', 1],
  [0x07, 'udh-source', 1],
  [0x08, 'concatenation-16', 4],
  [0x09, 'wireless-control', null],
  [0x0a, 'text-formatting', null],
  [0x0b, 'predefined-sound', 2],
  [0x0c, 'user-sound', null],
  [0x0d, 'predefined-animation', 2],
  [0x0e, 'large-animation', 129],
  [0x0f, 'small-animation', 33],
  [0x10, 'large-picture', 129],
  [0x11, 'small-picture', 33],
  [0x12, 'variable-picture', null],
  [0x13, 'user-prompt', 1],
  [0x14, 'extended-object', null],
  [0x15, 'reused-extended-object', 3],
  [0x16, 'compression-control', null],
  [0x17, 'object-distribution', 2],
  [0x18, 'wvg-object', null],
  [0x19, 'character-size-wvg-object', null],
  [0x1a, 'extended-object-request', 0],
  [0x20, 'email-header', 1],
  [0x21, 'hyperlink', 4],
  [0x22, 'reply-address', null],
  [0x23, 'enhanced-voicemail', null],
  [0x24, 'national-single-shift', 1],
  [0x25, 'national-locking-shift', 1],
]

/** Name of an element, or of the range the identifier lies in. */
export function udhElementName(iei: number): string {
  const row = udhElementTable.find(([identifier]) => identifier === iei)
  if (row) return row[1]
  if (iei >= 0x70 && iei <= 0x7f) return 'usim-toolkit-security'
  if (iei >= 0x80 && iei <= 0x9f) return 'sme-specific'
  if (iei >= 0xc0 && iei <= 0xdf) return 'sc-specific'
  return 'reserved'
}
