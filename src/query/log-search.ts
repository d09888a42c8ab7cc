import * as v from 'valibot'
import { LogSearchLine } from '../contract/log'
import { paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { parseJson } from '../lib/json'
import { ApiError, request } from './http'

export interface LogSearch {
  text: string
  isRegex: boolean
  matchCase: boolean
}

const writeSearch = ({ text, isRegex, matchCase }: LogSearch): Record<string, string> => ({
  q: text,
  regex: isRegex ? '1' : '0',
  case: matchCase ? '1' : '0',
})

/** Matches and progress, as the server finds them. Leaving the loop or aborting ends the search on the server as well. Throws an ApiError. */
export async function* searchLog(
  run: RunRef,
  node: string,
  search: LogSearch,
  signal: AbortSignal,
): AsyncGenerator<Exclude<LogSearchLine, { error: unknown }>> {
  const response = await request(paths.apiLogSearch(run, node, writeSearch(search)), signal, { stream: true })
  if (!response.body) throw new ApiError({ code: 'server_answer' }, response.status)
  for await (const line of readLines(response.body)) {
    const parsed = v.safeParse(LogSearchLine, parseJson(line))
    if (!parsed.success) throw new ApiError({ code: 'server_answer' }, response.status)
    if ('error' in parsed.output) throw new ApiError(parsed.output.error, response.status)
    yield parsed.output
  }
}

/** The lines of a body of UTF-8, without empty ones. */
async function* readLines(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
      const { done, value } = await reader.read()
      if (done) break
      const lines = (rest + value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line !== '') yield line
    }
    if (rest !== '') yield rest
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
