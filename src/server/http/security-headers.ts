import { Hono, type MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { type Env } from './env'
import { type FindHost } from './hosts'

type Options = NonNullable<Parameters<typeof secureHeaders>[0]>
type Csp = NonNullable<Options['contentSecurityPolicy']>

/**
 * The page needs nothing from other sites, no script may create markup from text (trusted types), no site may frame it, and
 * browsers send other sites no referrer. React sets element styles as properties, so `style-src` needs no exception.
 */
const createPagePolicy = (scriptHashes: readonly string[]): Csp => ({
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'", ...scriptHashes],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  // Sign-in and sign-out are forms.
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
})

const OPTIONS: Options = {
  // A route may set a stricter policy.
  overwrite: false,
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  permissionsPolicy: { camera: false, microphone: false, geolocation: false, screenWakeLock: ['self'] },
}

/** Adds the security headers. `scriptHashes` are those of the inline scripts that may run. */
export function addSecurityHeaders(
  scriptHashes: readonly string[],
  findHost: FindHost,
): MiddlewareHandler<Env> {
  const policy = createPagePolicy(scriptHashes)
  const overHttp = secureHeaders({ ...OPTIONS, contentSecurityPolicy: policy })
  // Only where the browser came by https: on plain http these would lock it out.
  const overHttps = secureHeaders({
    ...OPTIONS,
    strictTransportSecurity: 'max-age=31536000',
    contentSecurityPolicy: { ...policy, upgradeInsecureRequests: [] },
  })
  return (c, next) => (findHost(c.req.url)?.isSecure === true ? overHttps : overHttp)(c, next)
}

const bare = await new Hono()
  .use(secureHeaders({ ...OPTIONS, contentSecurityPolicy: createPagePolicy([]) }))
  .get('/', (c) => c.body(null))
  .request('/')

/** The same headers for answers outside the app, such as those to malformed requests. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = Object.fromEntries(bare.headers)

/** For text that other people wrote, should a browser ever take it for a document. */
export const SANDBOX_CSP = "sandbox; default-src 'none'"
