/** What a log line says beside its message; a value that is undefined is left out. */
export type LogFields = Readonly<Record<string, unknown>>

/** Writes one line. Neither argument may hold a body, a cookie or a credential. */
export type WriteLine = (fields: LogFields, message: string) => void

/** What a part of the server that reports to the operator is given. */
export type Log = Readonly<Record<'error' | 'warn' | 'info', WriteLine>>
