/** Each key makes all octets anew: those that came out as they were need not be drawn again. */
export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, place) => octet === other[place])
}
