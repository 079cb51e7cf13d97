/** 'smpp-20261129-130501.pcapng': what it is, the reader's day and time, and the ending. */
export function fileName(what: string, ending: string, at = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
  return `${what}-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}.${ending}`
}
