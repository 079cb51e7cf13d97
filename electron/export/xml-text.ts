import { escaped } from './page-frame.ts'

/** XML 1.0 has no place for control characters, lone surrogates and the two that are no characters. */
export function escapedXml(text: string): string {
  return escaped(
    text.replace(
      /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    ),
  )
}
