import { type ServerResponse } from 'node:http'
import { Readable, pipeline } from 'node:stream'
import { type Fault } from './fault'
import { goodText } from './bodies'

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' }
const DRIP_MS = 200
const BIG_PIECE = ' '.repeat(1_024 * 1_024)
const BIG_PIECES = 20

/** Sends the head and one part, and hangs up once that part has left. */
function cut(res: ServerResponse, headers: Record<string, string>, part: string): null {
  res.writeHead(200, { ...JSON_TYPE, ...headers })
  res.write(part, () => res.destroy())
  return null
}

/** White space is valid wherever it stands, so nothing but the amount is wrong with this answer. */
function* big(): Generator<string> {
  yield '{"jobName":"fault-20mb","nodes":['
  for (let piece = 0; piece < BIG_PIECES; piece += 1) yield BIG_PIECE
  yield ']}'
}

/** Answers that never end, end in the middle, or never come. */
export const STREAMS: readonly Fault[] = [
  {
    job: 'fault-cut',
    what: { en: 'Hung up in the middle of the body', 'zh-CN': '正文传到一半断开' },
    answer: (context, res) => {
      const text = goodText(context)
      const length = String(Buffer.byteLength(text))
      return cut(res, { 'content-length': length }, text.slice(0, text.length / 2))
    },
  },
  {
    job: 'fault-cut-chunked',
    what: { en: 'Hung up in the middle, with no length given', 'zh-CN': '未给出长度，传到一半断开' },
    answer: (context, res) => {
      const text = goodText(context)
      return cut(res, {}, text.slice(0, text.length / 2))
    },
  },
  {
    job: 'fault-slow-drip',
    what: { en: 'A byte every 200 ms, for ever', 'zh-CN': '每 200 毫秒一个字节，永不结束' },
    answer: (_, res) => {
      res.writeHead(200, JSON_TYPE)
      res.write('{')
      const timer = setInterval(() => res.write(' '), DRIP_MS)
      res.once('close', () => clearInterval(timer))
      return null
    },
  },
  {
    job: 'fault-hang',
    what: { en: 'No answer at all', 'zh-CN': '一直没有响应' },
    answer: () => null,
  },
  {
    job: 'fault-reset',
    what: { en: 'The connection is reset', 'zh-CN': '连接被重置' },
    answer: (_, res) => {
      res.socket?.resetAndDestroy()
      return null
    },
  },
  {
    job: 'fault-20mb',
    what: { en: 'Twenty megabytes', 'zh-CN': '20 MB 的响应' },
    answer: (_, res) => {
      res.writeHead(200, JSON_TYPE)
      // A client that has had enough ends it here; that is no error of the demo.
      pipeline(Readable.from(big()), res, () => {})
      return null
    },
  },
]
