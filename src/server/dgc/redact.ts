const MIN_SECRET = 4

/**
 * Removes a credential from text that comes back from upstream, which may repeat what it was sent. Besides the plain form
 * it may stand there as JSON writes slashes, or percent-encoded.
 */
export function redactor(secret: string): (text: string) => string {
  // So short a secret would be found in any text, and protects nothing.
  if (secret.length < MIN_SECRET) return (text) => text
  const forms = new Set([secret, secret.replaceAll('/', String.raw`\/`), encodeURIComponent(secret)])
  return (text) => {
    let clean = text
    for (const form of forms) clean = clean.replaceAll(form, '[redacted]')
    return clean
  }
}
