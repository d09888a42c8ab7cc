import { type DestinationStream, pino } from 'pino'
import { type Log, type LogLevel } from '../../lib/log'
import { type LogFormat } from '../settings/operations'

/** Takes one line, with its line end. */
type LineSink = Pick<DestinationStream, 'write'>

export interface LogOptions {
  level: LogLevel
  format: LogFormat
  nowMs: () => number
  out: LineSink
  /** Where the `text` format writes warnings and errors. */
  err: LineSink
}

const SECRETS = [
  'authorization',
  'x-auth-token',
  'x-subject-token',
  'x-security-token',
  'cookie',
  'set-cookie',
  'sk',
  'password',
  'secret',
  'token',
]

/** At the top level and up to two objects deep: nothing that is logged is deeper. */
const REDACTED = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

export function createLog({ level, format, nowMs, out, err }: LogOptions): Log {
  const sink = format === 'json' ? escapeNonAscii(out) : formatAsText(out, err)
  const logger = pino(
    {
      level,
      base: null,
      redact: { paths: REDACTED, censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: () => `,"time":"${new Date(nowMs()).toISOString()}"`,
    },
    sink,
  )
  const write =
    (at: LogLevel): Log[LogLevel] =>
    (fields, message) =>
      logger[at](fields, message)
  return { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug') }
}

/** JSON escapes line ends. This also escapes what a terminal may take for a command, or what changes the direction of text. */
const escapeNonAscii = (out: LineSink): LineSink => ({
  write: (line) =>
    out.write(
      line.replaceAll(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
})

/** `message name=value`, in printable ASCII. Made from the JSON line, so that it is redacted too. */
function formatAsText(out: LineSink, err: LineSink): LineSink {
  return {
    write: (line) => {
      const { level, time: _, msg, ...fields } = JSON.parse(line) as Record<string, unknown>
      const words = Object.entries(fields).map(([name, value]) => `${name}=${formatValue(value)}`)
      const text = [String(msg), ...words].join(' ').replaceAll(/[^\u0020-\u007e]/g, '?')
      const sink = level === 'warn' || level === 'error' ? err : out
      sink.write(`${text}\n`)
    },
  }
}

const formatValue = (value: unknown): string =>
  typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value)
