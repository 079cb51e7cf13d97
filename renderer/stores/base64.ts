/** More arguments than this overflow the stack of some engines. */
const pieceOctets = 0x8000

export function base64Of(octets: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < octets.length; from += pieceOctets) {
    binary += String.fromCharCode(...octets.subarray(from, from + pieceOctets))
  }
  return btoa(binary)
}
