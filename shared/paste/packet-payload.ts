/** TCP payload of a packet with or without its link header; null when the octets are no IP packet of TCP. */
export function tcpPayload(packet: Uint8Array): Uint8Array | null {
  for (const link of [0, 14, 18, 16, 20, 4]) {
    const payload = payloadAt(packet, link)
    if (payload !== null) return payload
  }
  return null
}

/** Protocol number of TCP in IP headers (RFC 791, RFC 8200). */
const tcp = 6

function payloadAt(packet: Uint8Array, at: number): Uint8Array | null {
  const version = (packet[at] ?? 0) >> 4
  if (version === 4) {
    const headerLength = ((packet[at] ?? 0) & 15) * 4
    const total = word(packet, at + 2)
    if (headerLength < 20 || packet[at + 9] !== tcp || total < headerLength + 20) return null
    if (at > 0 && !isLinkType(packet, at, 0x0800)) return null
    return segment(packet, at + headerLength, at + total)
  }
  if (version === 6 && packet[at + 6] === tcp && (at === 0 || isLinkType(packet, at, 0x86dd))) {
    return segment(packet, at + 40, at + 40 + word(packet, at + 4))
  }
  return null
}

/** The EtherType before the packet, or the address family of a loopback. */
function isLinkType(packet: Uint8Array, at: number, type: number): boolean {
  if (at === 4) return true
  return word(packet, at - 2) === type || (at === 20 && word(packet, 0) === type)
}

function segment(packet: Uint8Array, at: number, end: number): Uint8Array | null {
  const start = at + ((packet[at + 12] ?? 0) >> 4) * 4
  if (start < at + 20 || at + 20 > packet.length) return null
  return packet.subarray(Math.min(start, packet.length), Math.min(Math.max(end, start), packet.length))
}

function word(octets: Uint8Array, at: number): number {
  return ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)
}
