import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  /** By name in small letters. */
  headers: Readonly<Record<string, string>>
  body: string
}

const PATIENCE_MS = 10_000

/** Sends these bytes as they are, and reads what comes back until the other side hangs up; an interim answer is left out. */
export function say(port: number, bytes: string | Buffer): Promise<RawAnswer[]> {
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('latin1').setTimeout(PATIENCE_MS, () => {
      socket.destroy(new Error('It neither answered in full nor hung up.'))
    })
    socket.on('data', (text: string) => (said += text))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // A server that refuses may hang up before it has read everything.
      if (said === '' || !/^(ECONNRESET|EPIPE)$/.test(error.code ?? '')) reject(error)
    })
    socket.once('close', () => resolve(answersIn(said)))
  })
}

const answersIn = (said: string): RawAnswer[] =>
  said
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((text) => text !== '' && !text.startsWith('HTTP/1.1 100 '))
    .map((text) => {
      const end = text.indexOf('\r\n\r\n')
      const [first = '', ...lines] = text.slice(0, end).split('\r\n')
      const headers = lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ])
      return {
        status: Number(first.split(' ')[1]),
        headers: Object.fromEntries(headers) as Record<string, string>,
        body: text.slice(end + 4),
      }
    })
