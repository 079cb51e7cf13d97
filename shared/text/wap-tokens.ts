/** Tokens of WAP push documents (WAP-167 SI 1.0, WAP-168 SL 1.0) and of WBXML around them. */

/** Names of an SI's `action`; absent on the wire is signal-medium. */
export const siActions = ['signal-none', 'signal-low', 'signal-medium', 'signal-high', 'delete'] as const
/** Names of an SL's `action`; absent on the wire is execute-low. */
export const slActions = ['execute-low', 'execute-high', 'cache'] as const

/** Attribute start tokens: what each writes, in front of what follows it. */
export type AttributeTokens = readonly (readonly [token: number, attribute: string, start: string])[]

export const siAttributes: AttributeTokens = [
  [0x05, 'action', 'signal-none'],
  [0x06, 'action', 'signal-low'],
  [0x07, 'action', 'signal-medium'],
  [0x08, 'action', 'signal-high'],
  [0x09, 'action', 'delete'],
  [0x0a, 'created', ''],
  [0x0b, 'href', ''],
  [0x0c, 'href', 'http://'],
  [0x0d, 'href', 'http://www.'],
  [0x0e, 'href', 'https://'],
  [0x0f, 'href', 'https://www.'],
  [0x10, 'si-expires', ''],
  [0x11, 'si-id', ''],
  [0x12, 'class', ''],
]

export const slAttributes: AttributeTokens = [
  [0x05, 'action', 'execute-low'],
  [0x06, 'action', 'execute-high'],
  [0x07, 'action', 'cache'],
  [0x08, 'href', ''],
  [0x09, 'href', 'http://'],
  [0x0a, 'href', 'http://www.'],
  [0x0b, 'href', 'https://'],
  [0x0c, 'href', 'https://www.'],
]

/** Attribute value tokens, the same in both documents. */
export const hrefEndings: readonly (readonly [token: number, text: string])[] = [
  [0x85, '.com/'],
  [0x86, '.edu/'],
  [0x87, '.net/'],
  [0x88, '.org/'],
]

/** Short-form content types of the WSP header. */
export const contentTypes = { si: 0xae, sl: 0xb0 } as const
/** WBXML public identifiers. */
export const publicIds = { si: 0x05, sl: 0x06 } as const

/** Ports of WAP push over SMS: destination 2948, originator 9200. */
export const wapPushPorts = { destination: 2948, source: 9200, width: 16 } as const

export const wbxml = {
  version: 0x02,
  utf8: 0x6a,
  end: 0x01,
  inlineString: 0x03,
  opaque: 0xc3,
  /** Tags with their bits for content (0x40) and attributes (0x80). */
  si: 0x45,
  indication: 0xc6,
  sl: 0x85,
} as const
