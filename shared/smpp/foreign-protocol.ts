import { spacedHex } from '../words/hex-text.ts'

interface Signature {
  readonly protocol: string
  /** Latin-1, matched from the first octet. */
  readonly starts: readonly string[]
}

/** Other protocols found on ports that were taken for SMPP, by their greeting. No SMPP PDU begins so. */
const signatures: readonly Signature[] = [
  {
    protocol: 'HTTP',
    starts: [
      'HTTP/',
      'GET ',
      'POST ',
      'PUT ',
      'HEAD ',
      'OPTIONS ',
      'DELETE ',
      'PATCH ',
      'CONNECT ',
      'TRACE ',
    ],
  },
  { protocol: 'HTTP/2', starts: ['PRI * HTTP/2'] },
  // Record types 20..23, version 3.x: alert and handshake are what a greeting or its refusal begins with.
  {
    protocol: 'TLS',
    starts: ['\x14\x03', '\x15\x03', '\x16\x03', '\x17\x03', '\x80\x2e\x01', '\x80\x80\x01'],
  },
  { protocol: 'SSH', starts: ['SSH-'] },
  { protocol: 'SMTP', starts: ['220 ', '220-', '554 ', 'EHLO ', 'HELO '] },
  { protocol: 'FTP or SMTP', starts: ['421 ', '530 '] },
  { protocol: 'POP3', starts: ['+OK'] },
  { protocol: 'IMAP', starts: ['* OK', '* BYE'] },
  { protocol: 'Redis', starts: ['-ERR', '-DENIED', '+PONG', '*1\r\n', '$-1\r\n'] },
  { protocol: 'PROXY protocol', starts: ['PROXY ', '\r\n\r\n\0\r\nQUIT\n'] },
  { protocol: 'SOCKS', starts: ['\x05\0', '\x05\xff', '\x04\x01', '\x05\x01'] },
  { protocol: 'Telnet', starts: ['\xff\xfb', '\xff\xfd'] },
  { protocol: 'AMQP', starts: ['AMQP'] },
  { protocol: 'RDP', starts: ['\x03\0\0'] },
  { protocol: 'SIP', starts: ['SIP/', 'INVITE ', 'REGISTER '] },
  { protocol: 'Memcached', starts: ['ERROR\r\n'] },
  { protocol: 'XML', starts: ['<?xml', '<stream', '<html', '<!DOC', '<!doc', '<HTML'] },
]

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: these protocols are binary
/** Greetings with lengths or numbers in them; four octets decide, as above. */
const patterns: readonly { readonly protocol: string; readonly begins: RegExp }[] = [
  // UCP and CIMD, on other ports of an SMSC: STX, a number of two digits, then '/' or ':'.
  { protocol: 'UCP/EMI', begins: /^\x02\d\d\// },
  { protocol: 'CIMD2', begins: /^\x02\d\d:/ },
  // RFC 4666 §3.1: version 1, a reserved octet, a message class and type. Before Diameter, whose length may look alike.
  { protocol: 'SIGTRAN', begins: /^\x01\0[\0-\x09][\x01-\x0f]/ },
  // RFC 6733 §3: version 1, a length of 24 bits.
  { protocol: 'Diameter', begins: /^\x01\0/ },
  // A packet number 0, and version 10 of the handshake.
  { protocol: 'MySQL', begins: /^[^\0]\0\0\0(?:\x0a|$)/ },
  { protocol: 'PostgreSQL', begins: /^E\0\0[\s\S]/ },
  { protocol: 'MQTT', begins: /^\x10[\s\S]\0\x04(?:M|$)/ },
  { protocol: 'LDAP', begins: /^0[\s\S]\x02\x01/ },
]
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: these protocols are binary

/** Longest greeting looked at, octets. */
const greetingOctets = 32

/**
 * The protocol whose greeting these first octets of a connection are, or null. Ask only once they failed to be a
 * PDU: a frame's length can begin with almost anything.
 */
export function foreignProtocol(bytes: Uint8Array): string | null {
  const greeting = String.fromCharCode(...bytes.subarray(0, greetingOctets))
  for (const { protocol, starts } of signatures) {
    if (starts.some((start) => startsAs(greeting, start))) return protocol
  }
  return patterns.find(({ begins }) => begins.test(greeting))?.protocol ?? null
}

/** Four octets are all there is when a greeting trickles in, and enough to know it by. */
function startsAs(greeting: string, start: string): boolean {
  return greeting.startsWith(start) || (greeting.length === 4 && start.startsWith(greeting))
}

/** The greeting for people: its protocol, or its octets as text or hex. */
export function describeGreeting(bytes: Uint8Array): string {
  const protocol = foreignProtocol(bytes)
  if (protocol !== null) return protocol
  const first = bytes.subarray(0, 16)
  const isPrintable = first.every((octet) => octet >= 0x20 && octet < 0x7f)
  if (isPrintable) return JSON.stringify(String.fromCharCode(...first))
  return spacedHex(first)
}
