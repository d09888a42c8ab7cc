import { type Context } from 'hono'
import { html, raw } from 'hono/html'
import { type ContentfulStatusCode } from 'hono/utils/http-status'
import { type Env } from '../http/env'
import { signIn as en, type SignInWords } from '../../i18n/en/sign-in'
import { signIn as zh } from '../../i18n/zh-CN/sign-in'

interface SignInState {
  status: ContentfulStatusCode
  /** The name that was typed before. */
  name?: string
  message?: keyof SignInWords['messages']
  /** How long to wait before the next attempt. */
  waitMs?: number
  /** For the head of the page, as HTML. */
  tags?: string
}

/**
 * The form, in place of the page that was asked for. It names no action, so the browser posts it to the address that it shows,
 * and a link cannot choose another one.
 */
export function showSignIn(
  c: Context<Env>,
  { status, name = '', message, waitMs = 0, tags = '' }: SignInState,
) {
  const words = wordsFor(c)
  const waitSeconds = Math.ceil(waitMs / 1000)
  if (waitMs > 0) c.header('retry-after', String(waitSeconds))
  const alert = message === undefined ? '' : html`<p role="alert">${words.messages[message](waitSeconds)}</p>`
  const [nameFocus, passwordFocus] = name === '' ? [' autofocus', ''] : ['', ' autofocus']
  return showPage(
    c,
    status,
    words.title,
    html`<p>${words.why}</p>
      <form method="post">
        ${alert}<label for="name">${words.name}</label>
        <input
          id="name"
          name="name"
          value="${name}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="64"
          required${nameFocus}
        />
        <label for="password">${words.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength="1024"
          required${passwordFocus}
        />
        <button type="submit">${words.action}</button>
      </form>`,
    tags,
  )
}

/** A refusal that no password helps against, in words for the person who meets it in a browser. */
export function showRefusal(
  c: Context<Env>,
  kind: 'userMissing' | 'notThroughProxy',
  status: ContentfulStatusCode,
  tags = '',
) {
  const { title, text } = wordsFor(c)[kind]
  return showPage(c, status, title, html`<p>${text}</p>`, tags)
}

const wordsFor = (c: Context<Env>): SignInWords => (c.get('language') === 'zh-CN' ? zh : en)

const LOGO = html`<svg aria-hidden="true" viewBox="0 0 16 16" width="18" height="18">
  <rect class="plan" x="0.5" y="2" width="9" height="3.4" rx="1.2" />
  <rect class="ran" x="3.5" y="6.3" width="12" height="3.4" rx="1.2" />
  <rect class="rest" x="8" y="10.6" width="5.5" height="3.4" rx="1.2" />
</svg>`

function showPage(
  c: Context<Env>,
  status: ContentfulStatusCode,
  title: string,
  body: ReturnType<typeof html>,
  tags: string,
) {
  const { basePath } = c.get('host')
  c.header('cache-control', 'no-store')
  c.header('vary', 'Accept-Language, Cookie')
  // With less, the browser would send the form with an `Origin` of null.
  c.header('referrer-policy', 'same-origin')
  return c.html(
    html`<!doctype html>
      <html lang="${c.get('language')}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="color-scheme" content="light dark" />
          <link rel="icon" type="image/svg+xml" href="${basePath}/favicon.svg" />
          <link rel="stylesheet" href="${basePath}/sign-in.css" />
          <title>${title} · Nodeline</title>
          ${raw(tags)}
        </head>
        <body>
          <header>${LOGO}Nodeline</header>
          <main>
            <h1>${title}</h1>
            ${body}
          </main>
        </body>
      </html> `,
    status,
  )
}
