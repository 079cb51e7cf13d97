/** What programs print for an octet that is no sign of its own: a dot, and the marks of hexyl. */
const stand = /[^\x21-\x7e]|[.?_]/

/** True when `column` shows the octets as text, one sign each; one blank may part its halves, blanks at its end may be cut off. */
function shows(column: string, octets: readonly number[]): boolean {
  const fits = (text: string) =>
    octets.every((octet, place) => {
      const sign = text[place] ?? ' '
      return sign.charCodeAt(0) === octet || stand.test(sign)
    }) && text.slice(octets.length).trim() === ''
  const half = octets.length >> 1
  return fits(column) || (column[half] === ' ' && fits(column.slice(0, half) + column.slice(half + 1)))
}

const frame = /^\s*[|│]|[|│]\s*$/g

/** True when `tail` is nothing, or the octets once more as text, in bars or behind blanks, as dumps print them at their right. */
export function isTextColumn(tail: string, octets: readonly number[]): boolean {
  if (tail.trim() === '') return true
  if (/^\s*[|│]/.test(tail)) return shows(tail.replaceAll(frame, ''), octets)
  const first = tail.search(/\S/)
  if (first < 1) return false
  for (let start = first; start >= Math.max(1, first - octets.length); start--)
    if (shows(tail.slice(start), octets)) return true
  return false
}
