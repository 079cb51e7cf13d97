import { execFileSync } from 'node:child_process'

const names = [
  'frame.time_epoch',
  'ip.src',
  'ipv6.src',
  'tcp.srcport',
  'smpp.command_length',
  'smpp.command_id',
  'smpp.sequence_number',
]

/** A line for each PDU that tshark finds: µs, source, command_length, command_id, sequence_number. */
export function pdusOfTshark(file: string): string[] {
  const options = ['-d', 'tcp.port==2775,smpp', '-o', 'tcp.reassemble_out_of_order:TRUE', '-Y', 'smpp']
  const output = execFileSync(
    'tshark',
    ['-r', file, ...options, '-T', 'fields', ...names.flatMap((name) => ['-e', name])],
    { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 },
  )
  return output
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [time = '', ip4 = '', ip6 = '', port = '', lengths = '', ids = '', sequences = ''] =
        line.split('\t')
      // In a tunnel the outer packet's addresses come first.
      const source = (ip4 + ip6).split(',').at(-1)
      const microseconds = time.replace('.', '').slice(0, 16)
      return lengths.split(',').map((length, index) => {
        const id = Number(ids.split(',')[index])
        const sequence = Number(sequences.split(',')[index])
        return `${microseconds} ${source}:${port} ${length} ${id} ${sequence}`
      })
    })
}
