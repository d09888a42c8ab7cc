import { readTextFile } from './text-file'

export type Env = Readonly<Record<string, string | undefined>>

export interface Problem {
  /** The name of the setting. Its value may be a secret and appears nowhere. */
  name: string
  why: string
}

/** A setting that cannot be used. The message does not contain its value. */
export class WrongSetting extends Error {
  readonly problem: Problem

  constructor(name: string, why: string) {
    super(`${name} ${why}`)
    this.problem = { name, why }
  }
}

/** Null when a value is valid, else why not, in words that continue the name of the setting. */
export type CheckValue = (value: string) => string | null

/** Reads and checks environment variables. An empty one counts as not set, as `.env` files are written. */
export class Variables {
  readonly #env: Env
  readonly #ignorable: readonly string[]
  /** The ignorable ones whose value is not valid. They count as not set. */
  readonly ignored: Problem[] = []

  constructor(env: Env, ignorable: readonly string[] = []) {
    this.#env = env
    this.#ignorable = ignorable
  }

  mayIgnore(name: string): boolean {
    return this.#ignorable.includes(name)
  }

  text(name: string, check: CheckValue = () => null): string | null {
    const value = this.#env[name]?.trim() ?? ''
    if (value === '') return null
    const why = check(value)
    if (why === null) return value
    if (!this.mayIgnore(name)) throw new WrongSetting(name, why)
    this.ignored.push({ name, why })
    return null
  }

  match(name: string, pattern: RegExp, why: string): string | null {
    return this.text(name, (value) => (pattern.test(value) ? null : why))
  }

  whole(name: string, fallback: number, min: number, max: number): number {
    const value = this.text(name, (text) =>
      /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max
        ? null
        : `must be a whole number from ${min} to ${max}`,
    )
    return value === null ? fallback : Number(value)
  }

  /** True for `1` and `true`. */
  flag(name: string): boolean {
    const value = this.match(name, /^(0|1|true|false)$/i, 'must be 1 or 0')
    return value === '1' || value?.toLowerCase() === 'true'
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | null {
    const value = this.text(name, (text) =>
      choices.some((choice) => choice === text) ? null : `must be one of ${choices.join(', ')}`,
    )
    return choices.find((choice) => choice === value) ?? null
  }

  /**
   * A secret from the variable, or from the file that `NAME_FILE` names, as container platforms mount them. One final line
   * end of the file is dropped. Setting both is refused, since it would be unclear which one is used.
   */
  secret(name: string, check: CheckValue): string | null {
    const file = this.text(`${name}_FILE`)
    if (file === null) return this.text(name, check)
    if (this.text(name) !== null) throw new WrongSetting(name, `and ${name}_FILE are both set`)
    const value = readSecretFile(`${name}_FILE`, file)
    const why = check(value)
    if (why !== null) throw new WrongSetting(`${name}_FILE`, `names a file whose content ${why}`)
    return value
  }
}

const MAX_SECRET_BYTES = 64 * 1024

function readSecretFile(name: string, file: string): string {
  const { text, problem } = readTextFile(file, MAX_SECRET_BYTES)
  if (problem !== undefined) throw new WrongSetting(name, `names a file that ${problem}`)
  const value = text.replace(/\r?\n$/, '')
  if (value === '') throw new WrongSetting(name, 'names an empty file')
  return value
}
