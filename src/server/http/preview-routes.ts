import { type Context, type Handler, Hono } from 'hono'
import { html } from 'hono/html'
import { type RunRef } from '../../contract/run-ref'
import { readLang } from '../../contract/lang'
import { LINK_PICTURES_PREFIX, LINK_TOKEN_PARAM, ROUTES, matchRoute, paths } from '../../contract/routes'
import { CARD_HEIGHT, CARD_WIDTH } from '../previews/draw-card'
import { type Pictures } from '../previews/pictures'
import { type Previews } from '../previews/previews'
import { createRateLimit } from '../runs/rate-limit'
import { createEtag, matchesEtag } from '../runs/encoding'
import { type Env } from './env'
import { errorResponse } from './error-response'
import { parseRunAddress } from './run-address'
import { type RunRouteDeps, withRun } from './run-routes'

type LinkDeps = Pick<RunRouteDeps, 'workspace' | 'clock'> & { previews: Previews; pictures: Pictures }

export type PreviewRouteDeps = LinkDeps & Pick<RunRouteDeps, 'latestRuns'>

/** Hono knows no parameter that is a part of a segment. */
const LINK_PICTURE_PATTERN = `${LINK_PICTURES_PREFIX}:job/:file{.+\\.png}`

export const createPreviewRoutes = (deps: PreviewRouteDeps): Hono<Env> =>
  new Hono<Env>().get(ROUTES.apiLinkToken, getLinkToken(deps)).get(LINK_PICTURE_PATTERN, getLinkPicture(deps))

/** Longer ones are no marks. */
const MAX_TOKEN = 100
const PICTURES_PER_MINUTE = 60
const BUSY_MS = 2000

const readQuery = (c: Context<Env>) => ({
  token: (c.req.query(LINK_TOKEN_PARAM) ?? '').slice(0, MAX_TOKEN),
  lang: readLang(c.req.query('lang')),
})

/** The picture of a link, for anyone: what it shows is decided by the address alone, so that shared caches may keep it. */
function getLinkPicture({ previews, pictures, workspace, clock }: LinkDeps): Handler<Env> {
  const waitMs = createRateLimit(PICTURES_PER_MINUTE, clock)
  return async (c) => {
    const { ref, problem } = parseRunAddress(c)
    if (problem !== undefined) return errorResponse(problem)
    const retryAfterMs = waitMs(c.get('viewer').client)
    if (retryAfterMs > 0) return errorResponse({ code: 'too_many_requests', retryAfterMs })
    const preview = await previews.find({ ...ref, workspace: ref.workspace || workspace }, readQuery(c))
    if (preview === null) return c.notFound()
    const svg = preview.drawSvg()
    const hash = pictures.hash(svg)
    const headers = {
      'cache-control': `public, max-age=${preview.keepS}`,
      etag: createEtag(hash, null),
    }
    if (matchesEtag(c.req.header('if-none-match'), hash)) return new Response(null, { status: 304, headers })
    const drawn = await pictures.draw(svg)
    if (drawn.refused !== undefined) {
      if (drawn.refused === 'missing') return c.notFound()
      return errorResponse({ code: 'overloaded', retryAfterMs: BUSY_MS })
    }
    const { png } = drawn
    return new Response(new Uint8Array(png), {
      headers: { ...headers, 'content-type': 'image/png', 'content-length': String(png.byteLength) },
    })
  }
}

/** The mark for links to a run. Only who may view the run gets here. */
const getLinkToken = ({ previews, ...deps }: PreviewRouteDeps): Handler<Env> =>
  withRun(deps, (c, ref) =>
    Promise.resolve(c.json({ token: previews.sign(ref) }, 200, { 'cache-control': 'no-store' })),
  )

/** The tags for the head of the page of a run, or of the form that stands in its place; empty on any other page. */
export type DescribeLink = (c: Context<Env>) => Promise<string>

export const createDescribeLink =
  ({ previews, pictures, workspace }: LinkDeps): DescribeLink =>
  async (c) => {
    if (matchRoute(c.req.path)?.name !== 'run') return ''
    const { ref: named } = parseRunAddress(c)
    if (named === undefined) return ''
    const ref: RunRef = { ...named, workspace: named.workspace || workspace }
    const query = readQuery(c)
    const preview = await previews.find(ref, query)
    if (preview === null) return ''
    const { title, description, alt, version } = preview
    const { origins, basePath } = c.get('host')
    const params = new URLSearchParams({ v: version })
    if (query.lang !== null) params.set('lang', query.lang)
    if (query.token !== '') params.set(LINK_TOKEN_PARAM, query.token)
    const picture = `${origins[0] ?? ''}${basePath}${paths.linkPicture(named, params)}`
    const words = html`<meta property="og:type" content="website" />
      <meta property="og:site_name" content="Nodeline" />
      <meta property="og:title" content="${title}" />
      <meta property="og:description" content="${description}" /> `
    if (!(await pictures.isAvailable())) return String(await words)
    return String(
      await html`${words}<meta property="og:image" content="${picture}" />
        <meta property="og:image:type" content="image/png" />
        <meta property="og:image:width" content="${CARD_WIDTH}" />
        <meta property="og:image:height" content="${CARD_HEIGHT}" />
        <meta property="og:image:alt" content="${alt}" />
        <meta name="twitter:card" content="summary_large_image" /> `,
    )
  }
