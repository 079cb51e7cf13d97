/** How a text can become octets; 'auto' takes the cheapest that holds every character. */
export const messageEncodings = ['auto', 'gsm7', 'ucs2', 'latin1', 'ascii', 'binary'] as const
export type MessageEncoding = (typeof messageEncodings)[number]

/** How a text longer than one message travels. */
export const messageMethods = ['none', 'udh8', 'udh16', 'sar', 'payload'] as const
export type MessageMethod = (typeof messageMethods)[number]
