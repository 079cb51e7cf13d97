import { uploadChunkOctets } from '../../shared/contract/bulk.ts'
import { base64Of } from './base64.ts'
import { client } from './host-store.ts'

/** Hands a file with a table over piece by piece; resolves to its upload. `onShare`: how much of it went, 0 to 1. */
export async function uploadTable(
  file: File,
  onShare: (share: number) => void = () => undefined,
): Promise<string> {
  let upload: string | null = null
  let from = 0
  do {
    const piece = file.slice(from, from + uploadChunkOctets)
    from += uploadChunkOctets
    const chunk = base64Of(new Uint8Array(await piece.arrayBuffer()))
    const last = from >= file.size
    const told: { readonly uploadId: string } = await client().call('bulk.upload', {
      ...{ uploadId: upload, name: file.name, chunk, last },
    })
    upload = told.uploadId
    onShare(Math.min(1, from / file.size))
  } while (from < file.size)
  return upload
}
