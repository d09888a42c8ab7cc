import { type DestinationStream, pino } from 'pino'

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]
export const LOG_FORMATS = ['json', 'text'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

/** What a line says beside its message; a value that is undefined is left out. */
export type LogFields = Readonly<Record<string, unknown>>

/** Tells the operator one thing. What it is given must not hold a body, a cookie or a credential; a few names are blanked all the same. */
type Tell = (fields: LogFields, message: string) => void

/** All that the rest of the server knows of logs. */
export type Log = Readonly<Record<LogLevel, Tell>>

/** Takes one line with its end. */
export type LineSink = Pick<DestinationStream, 'write'>

export interface LogOptions {
  level: LogLevel
  format: LogFormat
  nowMs: () => number
  out: LineSink
  /** Only `text` uses it: for warnings and errors. */
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

/** At the top and up to two objects deep: nothing that is logged is deeper. */
const REDACTED = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

export function createLog({ level, format, nowMs, out, err }: LogOptions): Log {
  const sink = format === 'json' ? harmlessJson(out) : asText(out, err)
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
  const tell =
    (at: LogLevel): Tell =>
    (fields, message) =>
      logger[at](fields, message)
  return { error: tell('error'), warn: tell('warn'), info: tell('info'), debug: tell('debug') }
}

/** JSON escapes line ends already. The rest of what a terminal may take for a command, or that turns text around, becomes an escape too. */
const harmlessJson = (out: LineSink): LineSink => ({
  write: (line) =>
    out.write(
      line.replaceAll(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
})

/** `message name=value`, in printable ASCII. Made from the JSON line, so that nothing passes which was blanked there. */
function asText(out: LineSink, err: LineSink): LineSink {
  return {
    write: (line) => {
      const { level, time: _, msg, ...fields } = JSON.parse(line) as Record<string, unknown>
      const words = Object.entries(fields).map(([name, value]) => `${name}=${wordOf(value)}`)
      const text = [String(msg), ...words].join(' ').replaceAll(/[^\u0020-\u007e]/g, '?')
      const sink = level === 'warn' || level === 'error' ? err : out
      sink.write(`${text}\n`)
    },
  }
}

const wordOf = (value: unknown): string =>
  typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value)
