/** Of a PDU of which nothing but its octets is known, all else that a row of a capture has beside its number. */
export const nothingKnown = {
  at: null,
  from: null,
  to: null,
  session: null,
  systemId: null,
  sender: null,
  state: null,
  interfaceVersion: null,
  frames: [],
  request: null,
  requestCommandId: null,
  latency: null,
  comments: [],
} as const
