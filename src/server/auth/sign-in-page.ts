import { type IncomingRequest } from '../http/incoming'
import { type Said, langOf, wordsIn } from './sign-in-words'

interface Shown {
  status: number
  headers?: Record<string, string>
}

interface FormShown extends Shown {
  /** What was typed before: shown again, as text. */
  name?: string
  said?: Said
  waitSeconds?: number
}

/**
 * The form, in the place of the page that was asked for. It names no action, so the browser sends it to the address that it
 * shows, and nobody can write another one into a link.
 */
export function signInPage(
  request: IncomingRequest,
  { name = '', said, waitSeconds = 0, ...shown }: FormShown,
): Response {
  const lang = langOf(request.url, request.headers.get('accept-language'))
  const words = wordsIn(lang)
  const alert = said === undefined ? '' : `<p role="alert">${escapeHtml(words.said[said](waitSeconds))}</p>`
  const focus = (isHere: boolean): string => (isHere ? ' autofocus' : '')
  const form = `<form method="post">
${alert}<label for="name">${words.name}</label>
<input id="name" name="name" value="${escapeHtml(name)}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required${focus(name === '')}>
<label for="password">${words.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required${focus(name !== '')}>
<button type="submit">${words.action}</button>
</form>`
  return htmlPage(lang, words.title, `<p>${words.why}</p>\n${form}`, shown)
}

/** A refusal that no password helps against, in words for whoever meets it in a browser. */
export function refusalPage(request: IncomingRequest, kind: 'nobody' | 'elsewhere', shown: Shown): Response {
  const lang = langOf(request.url, request.headers.get('accept-language'))
  const { title, text } = wordsIn(lang)[kind]
  return htmlPage(lang, title, `<p>${text}</p>`, shown)
}

const LOGO = `<svg aria-hidden="true" viewBox="0 0 16 16" width="18" height="18"><rect class="plan" x="0.5" y="2" width="9" height="3.4" rx="1.2"/><rect class="ran" x="3.5" y="6.3" width="12" height="3.4" rx="1.2"/><rect class="rest" x="8" y="10.6" width="5.5" height="3.4" rx="1.2"/></svg>`

function htmlPage(lang: string, title: string, body: string, { status, headers = {} }: Shown): Response {
  const html = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/sign-in.css">
<title>${title} · Nodeline</title>
</head>
<body>
<header>${LOGO}Nodeline</header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      vary: 'Accept-Language, Cookie',
      // Or else the browser would send the form with an `Origin` of null.
      'referrer-policy': 'same-origin',
      ...headers,
    },
  })
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
