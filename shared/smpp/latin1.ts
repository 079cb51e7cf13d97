const one = String.fromCharCode

/**
 * The octets `start`..`end` as text, one character each. Eight at a time: a call with several arguments makes one flat
 * string, where appending character by character leaves a chain that is flattened later.
 */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  let at = start
  for (; end - at >= 8; at += 8) {
    text += one(
      bytes[at] ?? 0,
      bytes[at + 1] ?? 0,
      bytes[at + 2] ?? 0,
      bytes[at + 3] ?? 0,
      bytes[at + 4] ?? 0,
      bytes[at + 5] ?? 0,
      bytes[at + 6] ?? 0,
      bytes[at + 7] ?? 0,
    )
  }
  switch (end - at) {
    case 7:
      return (
        text +
        one(
          bytes[at] ?? 0,
          bytes[at + 1] ?? 0,
          bytes[at + 2] ?? 0,
          bytes[at + 3] ?? 0,
          bytes[at + 4] ?? 0,
          bytes[at + 5] ?? 0,
          bytes[at + 6] ?? 0,
        )
      )
    case 6:
      return (
        text +
        one(
          bytes[at] ?? 0,
          bytes[at + 1] ?? 0,
          bytes[at + 2] ?? 0,
          bytes[at + 3] ?? 0,
          bytes[at + 4] ?? 0,
          bytes[at + 5] ?? 0,
        )
      )
    case 5:
      return (
        text +
        one(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0, bytes[at + 4] ?? 0)
      )
    case 4:
      return text + one(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0)
    case 3:
      return text + one(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)
    case 2:
      return text + one(bytes[at] ?? 0, bytes[at + 1] ?? 0)
    case 1:
      return text + one(bytes[at] ?? 0)
    default:
      return text
  }
}
