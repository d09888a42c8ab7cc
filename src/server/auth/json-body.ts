import { type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { type Env } from '../http/env'
import { errorResponse } from '../http/error-response'

const MAX_BODY_BYTES = 128 * 1024

const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => errorResponse({ code: 'bad_address' }, { status: 413 }),
})

/** Only JSON: no other site can make a browser send that without asking first. */
export async function readBody<T>(
  c: Context<Env>,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | Response> {
  const [type = ''] = (c.req.header('content-type') ?? '').toLowerCase().split(';')
  if (type.trim() !== 'application/json') return errorResponse({ code: 'bad_address' }, { status: 415 })
  try {
    const tooLarge = await limitBody(c, () => Promise.resolve())
    if (tooLarge instanceof Response) return tooLarge
    const parsed = v.safeParse(schema, await c.req.json())
    return parsed.success ? parsed.output : errorResponse({ code: 'bad_address' })
  } catch {
    // The body was no JSON or broke off.
    return errorResponse({ code: 'bad_address' })
  }
}
