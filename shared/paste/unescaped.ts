const signs: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
}

/** What stands between quotes with its escapes resolved, as Python, JavaScript and JSON write them. */
export function unescaped(quoted: string): string {
  const escapes = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([\s\S]))/gi
  return quoted.replaceAll(escapes, (_, x?: string, u?: string, sign = '') => {
    const code = x ?? u
    return code === undefined ? (signs[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16))
  })
}
