import { type Context } from 'hono'
import { type Env } from '../http/env'

/** Programs of chats that fetch a link to show a preview of it. */
const PREVIEW_PROGRAM =
  /bot\b|externalhit|whatsapp|preview|unfurl|feishu|\blark|dingtalk|wxwork|micromessenger|mattermost|embedly/i

/**
 * With which status a page stands in for the one that was asked for. Programs of chats ignore the tags of a page that comes with an error:
 * they get the same page as a success.
 */
export const strangerStatus = (c: Context<Env>): 200 | 401 =>
  PREVIEW_PROGRAM.test(c.req.header('user-agent') ?? '') ? 200 : 401
