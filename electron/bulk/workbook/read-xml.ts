import type { Readable } from 'node:stream'
import sax from 'sax'
import { Fault } from '../../../shared/faults/fault.ts'

export interface XmlHandler {
  open?(name: string, attribute: (name: string) => string | undefined): void
  text?(text: string): void
  close?(name: string): void
}

/** OOXML nests a dozen deep and gives an element a few dozen attributes; more is an attack on memory. */
const maxDepth = 64
const maxAttributes = 256

/**
 * Feeds a handler as the octets come, and yields after each piece of them. Names come without their prefix: writers
 * choose their own. Throws Fault bulk.not-workbook where the XML is broken, or has a DOCTYPE: OOXML has none, and
 * entities could be declared in it.
 */
export async function* readXml(source: Readable, part: string, handler: XmlHandler): AsyncGenerator<void> {
  const xml = sax.parser(true, {})
  const refuse = () => {
    throw new Fault('bulk.not-workbook', { part })
  }
  let depth = 0
  let attributes = 0
  xml.onerror = refuse
  xml.ondoctype = refuse
  xml.onopentagstart = () => {
    attributes = 0
    if (++depth > maxDepth) refuse()
  }
  xml.onattribute = () => {
    if (++attributes > maxAttributes) refuse()
  }
  xml.onopentag = (tag) => {
    handler.open?.(localName(tag.name), (name) => {
      const value = tag.attributes[name]
      return typeof value === 'string' ? value : undefined
    })
  }
  xml.ontext = (text) => handler.text?.(text)
  xml.oncdata = (text) => handler.text?.(text)
  xml.onclosetag = (name) => {
    depth--
    handler.close?.(localName(name))
  }
  const decoder = new TextDecoder('utf-8')
  for await (const octets of unpacked(source, part)) {
    xml.write(decoder.decode(octets, { stream: true }))
    yield
  }
  xml.write(decoder.decode()).close()
  yield
}

/** Reads a small part to its end. */
export async function readXmlWhole(source: Readable, part: string, handler: XmlHandler): Promise<void> {
  for await (const _piece of readXml(source, part, handler));
}

/** Any error of unpacking is an error in the file. */
async function* unpacked(source: Readable, part: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch {
    throw new Fault('bulk.not-workbook', { part })
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
