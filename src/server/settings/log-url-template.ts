const PLACES = ['bucket', 'key', 'region', 'project', 'job', 'id', 'node']
/** What may stand in the host: parts that the settings or OBS's own rule for buckets keep to harmless characters. */
const HOST_PLACES = ['bucket', 'region', 'project']
const TOKEN = /\{([^{}]*)\}/g
/** The host must end in fixed text, else a log path could choose whose server the link opens. */
const SHAPE = /^https:\/\/([^/?#@\\]*\.[a-z][a-z0-9-]*(?::\d+)?)(\/[^\\]*)?$/i

/** What is wrong with a LOG_URL_TEMPLATE, in words, or null. */
export function findTemplateProblem(template: string): string | null {
  const [, host, rest = ''] = SHAPE.exec(template) ?? []
  if (host === undefined) return 'must be an https address whose host ends in a fixed domain'
  const used = namesOf(host).concat(namesOf(rest))
  if (!used.every((name) => PLACES.includes(name))) return `knows only {${PLACES.join('}, {')}}`
  if (!namesOf(host).every((name) => HOST_PLACES.includes(name))) {
    return `allows only {${HOST_PLACES.join('}, {')}} in the host`
  }
  if (!used.includes('bucket') || !used.includes('key')) return 'must hold {bucket} and {key}'
  return isHttps(template.replaceAll(TOKEN, 'x')) ? null : 'must be an https address'
}

/** Fills each `{name}` with its part, which must be encoded already. Null when the result is no https address. */
export function fillTemplate(template: string, parts: Readonly<Record<string, string>>): string | null {
  const url = template.replaceAll(TOKEN, (_, name: string) => parts[name] ?? '')
  return isHttps(url) ? url : null
}

const namesOf = (template: string): string[] => Array.from(template.matchAll(TOKEN), ([, name]) => name ?? '')

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:'
}
