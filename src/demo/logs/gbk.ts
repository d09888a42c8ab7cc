let table: ReadonlyMap<string, number> | null = null

/** Read back from the decoder, since Node has no encoder. */
function buildTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\ufffd') codes.set(text, lead * 256 + trail)
    }
  }
  return codes
}

/** What GBK does not have becomes a question mark. */
export function encodeGbk(text: string): Buffer {
  table ??= buildTable()
  const bytes: number[] = []
  for (const sign of text) {
    const ascii = sign.charCodeAt(0)
    const code = ascii < 0x80 ? ascii : (table.get(sign) ?? 0x3f)
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
  }
  return Buffer.from(bytes)
}
