export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The values of a line beside its message; an undefined one is left out. */
export type LogFields = Readonly<Record<string, unknown>>

type LogMethod = (fields: LogFields, message: string) => void

/** The server's log. Fields and messages must not hold a body, a cookie or a credential. */
export type Log = Readonly<Record<LogLevel, LogMethod>>
