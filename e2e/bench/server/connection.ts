import { type Socket, connect } from 'node:net'

export interface Answer {
  status: number
  etag: string | null
  /** `x-nodeline-state`. */
  state: string | null
  ms: number
}

interface Waiting {
  fromMs: number
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** One kept connection that asks one thing after the other. It reads no more of an answer than it must, so that few cores drive many. */
export class Connection {
  readonly #socket: Socket
  readonly #host: string
  #waiting: Waiting | null = null
  #read: Buffer = Buffer.alloc(0)
  /** What is still to come of the answer's body; null while its head is read. */
  #rest: number | null = null
  #answer: Omit<Answer, 'ms'> = { status: 0, etag: null, state: null }

  private constructor(socket: Socket, port: number) {
    this.#socket = socket
    this.#host = `127.0.0.1:${port}`
    socket.setNoDelay(true)
    socket.on('data', (piece: Buffer) => this.#take(piece))
    socket.on('error', () => undefined)
    socket.once('close', () => this.#waiting?.reject(new Error('closed')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port })
      socket.once('error', reject)
      socket.once('connect', () => resolve(new Connection(socket, port)))
    })
  }

  get isOpen(): boolean {
    return this.#socket.readyState === 'open'
  }

  ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    return new Promise((resolve, reject) => {
      if (!this.isOpen) return reject(new Error('closed'))
      this.#waiting = { fromMs: performance.now(), resolve, reject }
      this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n${more.join('')}\r\n`)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(piece: Buffer): void {
    if (this.#rest === null) {
      const read = this.#read.length === 0 ? piece : Buffer.concat([this.#read, piece])
      const end = read.indexOf(HEAD_END)
      if (end < 0) {
        this.#read = read
        return
      }
      this.#read = Buffer.alloc(0)
      this.#rest = this.#readHead(read.toString('latin1', 0, end)) - (read.length - end - HEAD_END.length)
    } else this.#rest -= piece.length
    if (this.#rest <= 0) this.#done()
  }

  #readHead(head: string): number {
    const status = Number(head.slice(9, 12))
    this.#answer = { status, etag: valueOf(head, 'etag'), state: valueOf(head, 'x-nodeline-state') }
    const length = valueOf(head, 'content-length')
    if (status === 304) return 0
    if (length === null) this.#socket.destroy(new Error('an answer of unknown length'))
    return Number(length ?? 0)
  }

  #done(): void {
    const waiting = this.#waiting
    this.#rest = null
    this.#waiting = null
    waiting?.resolve({ ...this.#answer, ms: performance.now() - waiting.fromMs })
  }
}

function valueOf(head: string, name: string): string | null {
  // nginx and Node write these names differently, and nothing else looks like them.
  const at = head.toLowerCase().indexOf(`\r\n${name}:`)
  if (at < 0) return null
  const end = head.indexOf('\r\n', at + 2)
  return head.slice(at + name.length + 3, end < 0 ? undefined : end).trim()
}
