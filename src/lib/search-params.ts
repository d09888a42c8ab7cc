/** With other values for some names, in this order; an empty text removes the name. */
export function replaceParams(
  search: URLSearchParams,
  values: Readonly<Record<string, string | readonly string[]>>,
): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(values)) {
    next.delete(name)
    for (const each of typeof value === 'string' ? [value].filter(Boolean) : value) next.append(name, each)
  }
  return next
}
