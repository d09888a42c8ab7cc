/**
 * On every answer. The page needs nothing from elsewhere; no script may make markup from text (trusted types), nobody
 * may frame it, and what a viewer's browser tells other sites is nothing. React sets element styles as properties, not
 * as attributes, so `style-src` needs no exception. Of scripts within the page, only those with one of the hashes may run.
 */
const pageCsp = (scriptHashes: readonly string[]): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHashes].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    // Signing in and out are forms.
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** For text that somebody else wrote, should a browser ever take it for a document. */
export const SANDBOX_CSP = "sandbox; default-src 'none'"

type Headers = Readonly<Record<string, string>>

export const securityHeaders = (scriptHashes: readonly string[]): Headers => ({
  'content-security-policy': pageCsp(scriptHashes),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), screen-wake-lock=(self)',
})

/** Where the browser came by https, and only there: on plain http they would lock it out. */
export const secureHeaders = (scriptHashes: readonly string[]): Headers => ({
  ...securityHeaders(scriptHashes),
  'content-security-policy': `${pageCsp(scriptHashes)}; upgrade-insecure-requests`,
  'strict-transport-security': 'max-age=31536000',
})

/** For what is no page, and so has no script within. */
export const SECURITY_HEADERS = securityHeaders([])
