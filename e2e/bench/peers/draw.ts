/** What a bar needs to know. */
export interface Row {
  key: string
  name: string
  startMs: number | null
  endMs: number | null
}

/** A plain page around one library: it fetches what Nodeline fetches and hands all rows over, unchecked. */
export type Draw = (rows: Row[]) => void
